/** Longer words are cut: what is as long is no word, and PostgreSQL refuses lexemes above 2 kB. */
const MOST_CHARACTERS = 60;
/** Of one row: PostgreSQL keeps at most 1 MB of words with it. What a person can write stays far below; what unfolds on purpose is cut. */
const MOST_WORDS = 40_000;
const MOST_LENGTH = 150_000;

/** What stands above and below letters without making others of them; the vowels of India and the sound marks of Japan do make others. */
const ACCENTS =
  /[[\p{M}&&[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}]]--[\u3099\u309a]]/gv;
/** Letters with nothing to take off, that people look for as others. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ς: 'σ', ı: 'i', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ħ: 'h' },
};
const OTHERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** A word: letters, digits and the marks that are left; or one picture (emoji). All else divides words. */
const WORDS = /[\p{L}\p{N}\p{M}]+|\p{So}/gu;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/u;
const PARTS = new RegExp(`(${UNSPACED.source})`, 'u');

/** Most texts have nothing to fold but case, and no words but those of Latin letters: that is told in a tenth of the time. */
const PLAIN = /^[ -~]*$/;
const PLAIN_WORDS = /[a-z0-9]+/g;

/** The same for `Élan`, `elan` and `ELAN`: for comparing and sorting names alike on both databases. */
export function foldedKey(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  // NFKD takes Japanese letters and their sound marks apart; NFC puts those that are left together again, and Hangul too.
  const bare = text.toWellFormed().normalize('NFKD').replaceAll(ACCENTS, '').toLowerCase();
  return bare.replaceAll(OTHERS, (letter) => LETTERS[letter] ?? letter).normalize('NFC');
}

/** What a text column with an index holds: the words of some texts, folded, each once, a space between; 150,000 characters at most. */
export function searchText(...texts: readonly string[]): string {
  const words = new Set<string>();
  let length = 0;
  for (const text of texts)
    for (const word of wordsOf(text, { closed: true })) {
      if (words.has(word)) continue;
      length += word.length + 1;
      if (length > MOST_LENGTH || words.size === MOST_WORDS) return [...words].join(' ');
      words.add(word);
    }
  return [...words].join(' ');
}

/**
 * The words of a text in their order. Where a script puts no spaces between them, every pair of characters counts as one; `closed`: the
 * last character alone too, so that it is found by itself.
 */
export function* wordsOf(text: string, { closed }: { closed: boolean }): Generator<string> {
  const folded = foldedKey(text);
  if (PLAIN.test(folded)) {
    for (const word of folded.match(PLAIN_WORDS) ?? []) yield cut(word);
    return;
  }
  for (const [word] of folded.matchAll(WORDS))
    for (const part of word.split(PARTS))
      if (UNSPACED.test(part)) yield* pairsOf(Array.from(part), closed);
      else if (part !== '') yield cut(part);
}

function* pairsOf(characters: readonly string[], closed: boolean): Generator<string> {
  for (let index = 1; index < characters.length; index += 1)
    yield `${characters[index - 1] ?? ''}${characters[index] ?? ''}`;
  if (closed || characters.length === 1) yield characters.at(-1) ?? '';
}

function cut(word: string): string {
  return word.length <= MOST_CHARACTERS ? word : Array.from(word).slice(0, MOST_CHARACTERS).join('');
}
