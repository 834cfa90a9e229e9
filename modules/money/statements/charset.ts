import { LANGUAGES, SIGNS, UPPER_HALVES, type OneByteCharset } from './charset-tables.ts';

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | OneByteCharset;

/** Letters beyond ASCII that are looked at. */
const ENOUGH = 2000;

export interface CharsetGuess {
  readonly charset: Charset;
  /** `certain`: a byte order mark, or bytes that are hardly anything else. `likely`: the letters speak for it. `guess`: nothing speaks against it. */
  readonly sure: 'certain' | 'likely' | 'guess';
}

/** What a person can choose from. `ibm850` has the euro sign where IBM 858 has it; the letters of IBM 437 are at the same places. */
export const CHARSETS: readonly Charset[] = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15'] as const),
  ...(['windows-1250', 'windows-1251', 'ibm850'] as const),
];

/**
 * The charset of a file by its first bytes; the more there are, the better: a file in plain ASCII up to here is `utf-8` and a guess.
 * One-byte charsets are told apart by language: the letters of a file must be those of one language, in words that are of one script.
 */
export function guessCharset(head: Uint8Array): CharsetGuess {
  const marked = byteOrderMark(head);
  if (marked) return { charset: marked, sure: 'certain' };
  const wide = wideByNuls(head);
  if (wide) return { charset: wide, sure: 'likely' };
  const { high, good, bad } = utf8Sequences(head);
  if (high === 0) return { charset: 'utf-8', sure: 'guess' };
  if (bad === 0) return { charset: 'utf-8', sure: good > 1 ? 'certain' : 'likely' };
  if (good > bad * 4) return { charset: 'utf-8', sure: 'guess' };
  return oneByteCharset(head);
}

/**
 * Text of bytes that come in any pieces. What is malformed becomes U+FFFD; NUL stays NUL. A byte order mark decides over the given charset
 * and is taken out. A label that nobody knows is read as UTF-8. Never throws by itself.
 */
export async function* decoded(chunks: AsyncIterable<Uint8Array>, charset: string): AsyncGenerator<string> {
  let decode: ((bytes?: Uint8Array) => string) | undefined;
  let start: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (decode) {
      const text = decode(chunk);
      if (text !== '') yield text;
      continue;
    }
    start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
    if (start.length < 3) continue;
    decode = decoderOf(byteOrderMark(start) ?? charset);
    yield decode(start);
  }
  if (!decode) {
    decode = decoderOf(byteOrderMark(start) ?? charset);
    yield decode(start);
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

/** Text of bytes that are all there, as `decoded`. */
export function decodeAll(bytes: Uint8Array, charset: string): string {
  return decoderOf(byteOrderMark(bytes) ?? charset)(bytes);
}

function decoderOf(charset: string): (bytes?: Uint8Array) => string {
  if (charset.toLowerCase() === 'ibm850') return (bytes) => (bytes ? decodeByTable(bytes, UPPER_HALVES.ibm850) : '');
  const decoder = textDecoder(charset);
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}

function textDecoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new TextDecoder('utf-8');
  }
}

function decodeByTable(bytes: Uint8Array, upper: string): string {
  let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  text = text.replaceAll(/[\u0080-\u00ff]/g, (char) => upper.charAt(char.charCodeAt(0) - 0x80));
  return text;
}

function byteOrderMark(head: Uint8Array): Charset | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Text of Latin letters in two bytes each has a NUL in most pairs, always on the same side. */
function wideByNuls(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(head.length, 4096) >> 1;
  if (pairs < 4) return undefined;
  const nuls = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) if (head[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd > pairs * 0.5 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.5 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

/** Sequences beyond ASCII: those that are UTF-8 and those that are not. One that the end cuts off counts as neither. */
function utf8Sequences(head: Uint8Array): { high: number; good: number; bad: number } {
  const found = { high: 0, good: 0, bad: 0 };
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] ?? 0;
    if (byte < 0x80) continue;
    found.high += 1;
    const more =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    let followed = 0;
    while (followed < more && ((head[at + followed + 1] ?? 0) & 0xc0) === 0x80) followed += 1;
    const isCut = more > 0 && at + followed + 1 >= head.length;
    if (more > 0 && followed === more) found.good += 1;
    else if (!isCut) found.bad += 1;
    at += followed;
  }
  return found;
}

function oneByteCharset(head: Uint8Array): CharsetGuess {
  const scores = (Object.keys(UPPER_HALVES) as OneByteCharset[]).map((charset) => ({
    charset,
    score: Math.max(...evidenceFor(head.subarray(0, 65_536), UPPER_HALVES[charset])),
  }));
  const [best, second] = scores.toSorted((one, other) => other.score - one.score);
  if (!best || best.score <= 0) return { charset: 'windows-1252', sure: 'guess' };
  return { charset: best.charset, sure: best.score > (second?.score ?? 0) * 1.2 + 1 ? 'likely' : 'guess' };
}

/** For each language, how well the bytes beyond ASCII are its letters, standing where its letters stand. */
function evidenceFor(head: Uint8Array, upper: string): number[] {
  let left = ENOUGH;
  const points = LANGUAGES.map(() => 0);
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] ?? 0;
    if (byte < 0x80) continue;
    left -= 1;
    if (left < 0) break;
    const char = upper.charAt(byte - 0x80);
    const [before, after] = [charAt(head, at - 1, upper), charAt(head, at + 1, upper)];
    for (const [index, { letters, latin }] of LANGUAGES.entries())
      points[index] = (points[index] ?? 0) + pointsOf(char, before, after, letters, latin);
  }
  return points;
}

function pointsOf(char: string, before: string, after: string, letters: string, latin: boolean): number {
  const isInWord = isLetter(before) || isLetter(after);
  if (char === '\ufffd' || char < '\u00a0') return -4;
  if (!isLetter(char)) return SIGNS.includes(char) && !(isLetter(before) && isLetter(after)) ? 0.4 : -1;
  if (!letters.includes(char)) return -0.5;
  if (!latin && (isAsciiLetter(before) || isAsciiLetter(after))) return -1;
  if (isUpper(char) && isLower(before)) return -0.5;
  return isInWord ? 1 : 0.3;
}

function charAt(head: Uint8Array, at: number, upper: string): string {
  const byte = head[at] ?? 0x20;
  return byte < 0x80 ? String.fromCharCode(byte) : upper.charAt(byte - 0x80);
}

const isLetter = (char: string) => char.toLowerCase() !== char.toUpperCase();
const isAsciiLetter = (char: string) => (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');
const isUpper = (char: string) => char !== char.toLowerCase();
const isLower = (char: string) => char !== char.toUpperCase();
