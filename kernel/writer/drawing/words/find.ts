/** A dictionary line by line: what is meant, and the words for it, in several languages, plain letters, small. */
export type Dictionary<Meaning> = ReadonlyMap<string, Meaning>;

export function dictionary<Meaning>(
  entries: Iterable<readonly [meaning: Meaning, words: string]>,
): Dictionary<Meaning> {
  const found = new Map<string, Meaning>();
  for (const [meaning, words] of entries)
    for (const word of words.split(/[\s,]+/)) if (word !== '' && !found.has(word)) found.set(word, meaning);
  return found;
}

const MOST_CHARACTERS = 200;
const LONGEST_PHRASE = 3;
const SHORTEST_ENDING = 4;

/** Small letters without accents, apart from each other; emoji are words of their own. */
export function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, MOST_CHARACTERS)
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}|\u200d/gu, '')
    .replaceAll('ß', 'ss');
  return plain.match(/\p{Extended_Pictographic}|(?:(?!\p{Extended_Pictographic})[\p{L}\p{N}])+/gu) ?? [];
}

/** Every meaning that a text has, the most telling first: phrases before words, the last word of a phrase before those that colour it. */
export function findAll<Meaning>(known: Dictionary<Meaning>, text: string): Meaning[] {
  const words = wordsOf(text);
  const found: Meaning[] = [];
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length -= 1)
    for (let start = words.length - length; start >= 0; start -= 1) {
      const meaning = meaningOf(known, words.slice(start, start + length).join('-'));
      if (meaning !== undefined) found.push(meaning);
    }
  if (found.length > 0) return found;
  return words.toReversed().flatMap((word) => endingOf(known, word) ?? []);
}

export const find = <Meaning>(known: Dictionary<Meaning>, text: string): Meaning | undefined => findAll(known, text)[0];

/** A word, or what it is the plural of. */
function meaningOf<Meaning>(known: Dictionary<Meaning>, word: string): Meaning | undefined {
  const whole = known.get(word);
  if (whole !== undefined || word.length < 4) return whole;
  const singular = /(?:ies|ves|es|s|en|e|n|x|er|in)$/.exec(word)?.[0];
  if (singular === undefined) return undefined;
  const stems = [
    word.slice(0, -singular.length),
    word.slice(0, -1),
    word.replace(/ies$/, 'y'),
    word.replace(/ves$/, 'f'),
  ];
  return stems.map((stem) => known.get(stem)).find((meaning) => meaning !== undefined);
}

/** German joins words, and the last says what it is: Perserkatze, Zwergkaninchen. So does English at times: catfish. */
function endingOf<Meaning>(known: Dictionary<Meaning>, word: string): Meaning | undefined {
  for (let start = 1; start <= word.length - SHORTEST_ENDING; start += 1) {
    const meaning = meaningOf(known, word.slice(start));
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}
