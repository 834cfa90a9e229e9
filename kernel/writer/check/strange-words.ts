import type { Facts } from '../writer.schema.ts';
import { startsSentence } from './dates.ts';
import { figureWords } from './figure-words.ts';
import { QUOTED, namedIn, wordsOf } from './names.ts';
import type { NameWords } from './names.ts';
import { MASK } from './tokens.ts';
import type { Token } from './tokens.ts';

const ADDRESS =
  /\b(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]+\.[\p{L}.]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|co|app|dev|info|biz|xyz|link|me|ru|cn|de|uk)\b/giu;

/** One sentence for whatever is named and is no fact (words with a capital inside a sentence, quotations, addresses), and for what is in another language. */
export function strangeWords(
  masked: string,
  tokens: readonly Token[],
  { facts, words, consumed }: { facts: Facts; words: NameWords; consumed: ReadonlySet<Token> },
): string[] {
  const allowed = new Set([...words.known, ...namedIn(facts).flatMap(({ written }) => wordsOf(written))]);
  const quoted = [...masked.matchAll(QUOTED)]
    .map(([, double, single]) => (double ?? single ?? '').replaceAll(MASK, '').trim())
    .filter((inside) => /[\p{L}\p{N}]/u.test(inside) && !wordsOf(inside).every((word) => words.known.has(word)));
  const addresses = [...masked.matchAll(ADDRESS)].map(([address]) => address);
  const foreign = foreignWords(masked, tokens, { allowed, words });
  const strange = words.language.capitalsMarkNames ? capitals(tokens, { allowed, words, consumed }) : [];
  const named = new Set([...quoted, ...addresses, ...strange]);
  return [
    ...[...named].map((name) => `you named or quoted "${name}"; no fact has that name`),
    ...foreign.map((words) => `"${words}" is not in the language that was asked for`),
  ];
}

/**
 * What is not written in the language: its figures would go unseen. A word in other letters, or a sentence with hardly a word of those that
 * every sentence has.
 */
function foreignWords(
  masked: string,
  tokens: readonly Token[],
  { allowed, words: { language, known } }: { allowed: ReadonlySet<string>; words: NameWords },
): string[] {
  const letters = tokens.filter(
    ({ kind, word, text }) => kind === 'word' && !allowed.has(word) && !language.letters.test(text),
  );
  const own = (word: string) => known.has(word) || language.common.has(word) || figureWords(language).has(word);
  const sentences = masked.split(/[.!?;:\n]/).filter((sentence) => {
    const words = [...sentence.matchAll(/[\p{L}\p{M}'’]+/gu)].map(([word]) => word.toLowerCase());
    return words.length >= FEW_WORDS && words.filter(own).length < words.length * LEAST_OWN;
  });
  return [
    ...letters.map(({ text }) => text),
    ...sentences.map((sentence) => sentence.replaceAll(MASK, '').trim().slice(0, 80)),
  ];
}

const FEW_WORDS = 5;
const LEAST_OWN = 0.25;

function capitals(
  tokens: readonly Token[],
  { allowed, words, consumed }: { allowed: ReadonlySet<string>; words: NameWords; consumed: ReadonlySet<Token> },
): string[] {
  const { language } = words;
  const runs: string[][] = [];
  let last = -2;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || !/\p{Lu}/u.test(token.text) || consumed.has(token)) continue;
    const [stem = '', ending] = token.word.split("'");
    const owner = ending === 's' && !language.contracted.has(stem);
    const plain =
      allowed.has(token.word) || allowed.has(stem) || language.capitals.has(token.word) || language.capitals.has(stem);
    if (plain || (beginsSentence(tokens, at) && !owner && /^\p{Lu}[\p{Ll}\p{M}'’]*$/u.test(token.text))) continue;
    if (last === at - 1) runs.at(-1)?.push(token.text);
    else runs.push([token.text]);
    last = at;
  }
  return runs.map((run) => run.join(' '));
}

/** At its start, an opening mark aside. */
function beginsSentence(tokens: readonly Token[], at: number): boolean {
  const opened = /^["'(\u{2022}*-]$/u.test(tokens[at - 1]?.text ?? '') && tokens[at]?.gap === '';
  return (
    startsSentence(tokens, at) ||
    (opened && startsSentence(tokens, at - 1)) ||
    (tokens[at - 1]?.text === '-' && startsSentence(tokens, at - 1)) ||
    (tokens[at - 1]?.text === '"' && /[.!?]/.test(tokens[at - 2]?.text ?? ''))
  );
}
