/** A line of a text file, without its end. `isTooLong`: only its beginning, the rest was dropped. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
  readonly isTooLong: boolean;
  /** The last line of a file that does not end with a line's end: it may be cut off. */
  readonly isUnended?: true;
}

const LONGEST = 1024 * 1024;
const PIECE = 64 * 1024;

/**
 * The lines of a text in batches, so that nobody waits per line. They end at LF or CRLF; in a file that begins without any LF, at CR. Memory stays flat
 * whatever comes: of a line beyond 1 MiB only the first 200 characters are kept.
 */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<TextLine[]> {
  const cutter = new LineCutter();
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) {
      const lines = cutter.push(chunk.length <= PIECE ? chunk : chunk.slice(at, at + PIECE));
      if (lines.length > 0) yield lines;
    }
  yield cutter.end();
}

/** The lines of a text that is all there. */
export function linesOf(text: string): TextLine[] {
  const cutter = new LineCutter();
  return [...cutter.push(text), ...cutter.end()];
}

class LineCutter {
  #rest: string[] = [];
  #length = 0;
  #number = 0;
  #isTooLong = false;
  #mark: '\n' | '\r' | undefined;

  push(chunk: string): TextLine[] {
    if (this.#mark === undefined) return this.#pushFirst(chunk);
    const lines: TextLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(this.#mark); at !== -1; at = chunk.indexOf(this.#mark, from)) {
      lines.push(this.#line(chunk.slice(from, at)));
      from = at + 1;
    }
    if (from < chunk.length) this.#keep(chunk.slice(from));
    return lines;
  }

  end(): TextLine[] {
    if (this.#mark !== undefined) return this.#length > 0 ? [{ ...this.#line(''), isUnended: true }] : [];
    this.#mark = '\r';
    return [...this.push(this.#taken()), ...this.end()];
  }

  /** Until it is known what ends a line: LF wherever there is one; CR where there is none in so many characters. */
  #pushFirst(chunk: string): TextLine[] {
    this.#keep(chunk);
    if (this.#isTooLong || chunk.includes('\n')) this.#mark = '\n';
    else if (this.#length >= PIECE && this.#rest.some((piece) => /\r./s.test(piece))) this.#mark = '\r';
    if (this.#mark === undefined || this.#isTooLong) return [];
    return this.push(this.#taken());
  }

  #taken(): string {
    const text = this.#rest.join('');
    this.#rest = [];
    this.#length = 0;
    return text;
  }

  #keep(piece: string) {
    if (this.#isTooLong) return;
    this.#length += piece.length;
    this.#rest.push(piece);
    if (this.#length <= LONGEST) return;
    this.#isTooLong = true;
    this.#rest = [this.#rest.join('').slice(0, 200)];
  }

  #line(last: string): TextLine {
    this.#number += 1;
    let text = last;
    let isTooLong = this.#isTooLong;
    if (this.#rest.length > 0) {
      text = isTooLong ? (this.#rest[0] ?? '') : this.#rest.join('') + last;
      this.#rest = [];
      this.#length = 0;
      this.#isTooLong = false;
    }
    if (text.length > LONGEST) [text, isTooLong] = [text.slice(0, 200), true];
    if (this.#number === 1 && text.startsWith('\ufeff')) text = text.slice(1);
    if (text.endsWith('\r')) text = text.slice(0, -1);
    return { number: this.#number, text, isTooLong };
  }
}
