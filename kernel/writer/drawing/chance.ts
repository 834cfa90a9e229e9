/**
 * Choices that are always the same for the same words (FNV-1a, then the finisher of MurmurHash3): `chance('Rex', 'ears')` is a number
 * from 0 to 1. Each use names what it is for, so that one choice never moves another.
 */
export function chance(words: string, use: string): number {
  let hash = 0x811c9dc5;
  const text = `${use}\0${words.normalize('NFKC').toLowerCase().trim()}`;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One of some. @throws for none */
export function choose<T>(some: readonly [T, ...T[]], words: string, use: string): T {
  return some[Math.floor(chance(words, use) * some.length)] ?? some[0];
}

/** From -1 to 1. */
export const lean = (words: string, use: string) => chance(words, use) * 2 - 1;
