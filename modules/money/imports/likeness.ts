import { foldedKey } from '../../../kernel/database/database.ts';

const LEAST_LETTERS = 3;

/** Words that say who or what: short ones and numbers, which are dates, references and cards, say nothing. */
export function tellingWords(text: string): Set<string> {
  const words = foldedKey(text).match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => word.length >= LEAST_LETTERS));
}

/** How alike two texts are, from 0 to 1: the share of the words of the shorter one that the other has, or begins to have; banks cut words off. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  if (few.size === 0) return 0;
  const all = [...many];
  let found = 0;
  for (const word of few)
    if (many.has(word) || all.some((each) => each.startsWith(word) || word.startsWith(each))) found += 1;
  return found / few.size;
}

/** May both be of one booking? */
export const ALIKE = 0.5;
