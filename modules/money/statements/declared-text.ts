const HEAD = 4096;
const PIECE = 64 * 1024;

/** Charsets whose characters are single bytes: text in them is hardly ever well-formed UTF-8 by chance. */
const SINGLE_BYTES = /^(windows-125\d|iso-8859-\d+|koi8-[ru]|macintosh|ibm866|us-ascii)$/;

/**
 * Bytes as text, in pieces of 64 KiB at most; a NUL is a blank, so that no number closes up around it. A byte order mark goes before everything; then what is well-formed UTF-8 is UTF-8, whatever the
 * file claims (many banks claim wrongly); then `charsetIn` says from the beginning of the file, and at last it is windows-1252.
 */
export async function* declaredText(
  chunks: AsyncIterable<Uint8Array>,
  charsetIn: (head: string) => string | undefined,
): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  let held = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : joined(held, chunk);
    held = new Uint8Array(0);
    if (!decoder && bytes.length < HEAD) {
      held = bytes.slice();
      continue;
    }
    decoder ??= decoderFor(bytes, charsetIn);
    for (let from = 0; from < bytes.length; from += PIECE)
      yield decoder.push(bytes.subarray(from, from + PIECE), false).replaceAll('\0', ' ');
  }
  decoder ??= decoderFor(held, charsetIn);
  yield decoder.push(held, true).replaceAll('\0', ' ');
}

/** A label of an XML prolog or an OFX header that `TextDecoder` knows; else undefined. */
export function knownCharset(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** What `<?xml … encoding="…"?>` says. */
export function prologCharset(head: string): string | undefined {
  return knownCharset(/<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1]);
}

interface Decoder {
  push(bytes: Uint8Array, last: boolean): string;
}

function decoderFor(bytes: Uint8Array, charsetIn: (head: string) => string | undefined): Decoder {
  const wide = wideCharset(bytes);
  const latin = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD));
  const charset = wide ?? charsetIn(latin) ?? 'windows-1252';
  if (charset === 'utf-8') return new Utf8OrElse('windows-1252');
  if (SINGLE_BYTES.test(charset)) return new Utf8OrElse(charset);
  // A prolog that can be read byte by byte is not in UTF-16, whatever it says.
  if (wide === undefined && charset.startsWith('utf-16')) return new Utf8OrElse('windows-1252');
  const decoder = new TextDecoder(charset);
  return { push: (piece, last) => decoder.decode(piece, { stream: !last }) };
}

/** UTF-16, by its mark or by the NULs between Latin letters. */
function wideCharset([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : undefined;
}

/** Piece by piece: UTF-8 where it is well-formed, else the other one. */
class Utf8OrElse implements Decoder {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #other: TextDecoder;
  #held = new Uint8Array(0);
  #first = true;

  constructor(other: string) {
    this.#other = new TextDecoder(other);
  }

  push(piece: Uint8Array, last: boolean): string {
    const bytes = this.#held.length === 0 ? piece : joined(this.#held, piece);
    const end = last ? bytes.length : wholeCharacters(bytes);
    this.#held = bytes.slice(end);
    const text = this.#decode(bytes.subarray(0, end));
    const marked = this.#first && text.startsWith('\uFEFF');
    if (end > 0) this.#first = false;
    return marked ? text.slice(1) : text;
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#utf8.decode(bytes);
    } catch {
      return this.#other.decode(bytes);
    }
  }
}

/** How many bytes are there before a character of UTF-8 that is cut off at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
