/** One unfolded line of a calendar file (RFC 5545 3.1), and where it begins, from 1. */
export interface ContentLine {
  readonly text: string;
  readonly line: number;
  /** Longer than any honest one; what was over is gone. */
  readonly cut: boolean;
}

/** More than the longest honest line: pictures in ATTACH are bigger, and are not kept. */
const MOST_CHARACTERS = 256 * 1024;
// oxlint-disable-next-line no-control-regex -- no database and no line takes them; a tab is honest
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
// oxlint-disable-next-line no-control-regex -- bytes that are no ASCII
const BEYOND_ASCII = /[^\u0000-\u007f]/;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/**
 * The unfolded lines of a file, some at a time. UTF-8, UTF-16 with its mark, or else Windows' Latin, decided line by line; lines end in CRLF,
 * LF or CR. Unfolded before decoding: a fold may stand inside a character.
 */
export async function* contentLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ContentLine[]> {
  const unfolding = new Unfolding();
  let rest = '';
  for await (const chunk of withoutMarks(bytes)) {
    const text = rest + chunk;
    // A CR at the end may be half of a CRLF.
    const whole = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, whole).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + text.slice(whole);
    rest = rest.slice(0, MOST_CHARACTERS + 1);
    yield unfolding.take(lines);
  }
  yield unfolding.take(rest.split(/\r\n|\n|\r/));
  yield unfolding.end();
}

class Unfolding {
  #bytes: string | undefined;
  #cut = false;
  #begins = 0;
  #line = 0;

  take(lines: readonly string[]): ContentLine[] {
    const done: ContentLine[] = [];
    for (const line of lines) {
      this.#line += 1;
      const folded = line.startsWith(' ') || line.startsWith('\t');
      if (folded && this.#bytes !== undefined) {
        if (this.#bytes.length + line.length > MOST_CHARACTERS) this.#cut = true;
        else this.#bytes += line.slice(1);
        continue;
      }
      done.push(...this.end());
      this.#bytes = line;
      this.#cut = line.length > MOST_CHARACTERS;
      this.#begins = this.#line;
    }
    return done;
  }

  end(): ContentLine[] {
    const bytes = this.#bytes;
    this.#bytes = undefined;
    if (bytes === undefined || bytes.trim() === '') return [];
    return [{ text: decode(bytes).replaceAll(CONTROLS, ''), line: this.#begins, cut: this.#cut }];
  }
}

/** Bytes as characters of one byte each, UTF-16 turned into UTF-8, without the mark at the beginning. */
async function* withoutMarks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let utf16: TextDecoder | undefined;
  let begun = false;
  for await (const chunk of joined(bytes)) {
    if (!begun) {
      begun = true;
      const [first, second] = chunk;
      if (first === 0xff && second === 0xfe) utf16 = new TextDecoder('utf-16le');
      if (first === 0xfe && second === 0xff) utf16 = new TextDecoder('utf-16be');
    }
    const buffer = utf16 ? Buffer.from(utf16.decode(chunk, { stream: true })) : Buffer.from(chunk);
    const marked = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
    yield (marked ? buffer.subarray(3) : buffer).toString('latin1');
  }
}

/** A first chunk that is long enough to hold a mark. */
async function* joined(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 3) continue;
    yield head;
    head = undefined;
  }
  if (head) yield head;
}

function decode(latin1: string): string {
  if (!BEYOND_ASCII.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}
