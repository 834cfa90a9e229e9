import { foldedKey } from '../../../kernel/database/database.ts';
import type { TextCondition } from './rules.schema.ts';

type TextTest = (text: FoldedText) => boolean;

/** Words are letters, digits, what stands on them, and pictures (emoji); in what is looked for, the star too. */
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}\p{So}]+/gu;
const BETWEEN_PATTERNS = /[^\p{L}\p{N}\p{M}\p{So}*]+/u;

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\u0000-\u007f]*$/;

/** For comparing: without case, accents and runs of spaces. */
export function folded(text: string): string {
  // What bank files hold is nearly always ASCII: then this is the same, and ten times as fast.
  const key = ASCII.test(text) ? text.toLowerCase() : foldedKey(text);
  return key.replaceAll(/\s+/g, ' ').trim();
}

/** A text as rules look at it. */
export class FoldedText {
  readonly text: string;
  #words: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** With a space before, between and after them. */
  get words(): string {
    return (this.#words ??= ` ${this.text.replaceAll(BETWEEN_WORDS, ' ')} `);
  }
}

/** How a text is held against a folded value. */
export function textTest(is: TextCondition['is'], value: string): TextTest {
  switch (is) {
    case 'contains':
      return ({ text }) => text.includes(value);
    case 'equals':
      return ({ text }) => text === value;
    case 'begins':
      return ({ text }) => text.startsWith(value);
    case 'words':
      return wordsTest(patternsOf(value));
  }
}

/** The words that are looked for; a star alone says nothing. */
function patternsOf(value: string): string[] {
  return value.split(BETWEEN_PATTERNS).filter((pattern) => /[^*]/.test(pattern));
}

/** What a text surely has that passes the test, piece by piece. */
export function piecesOf(is: TextCondition['is'], value: string): string[] {
  return is === 'words' ? patternsOf(value).flatMap((pattern) => pattern.split('*')) : [value];
}

/** All of them, in any order. Of a value that has none, like `***`, nothing is found. */
function wordsTest(patterns: readonly string[]): TextTest {
  const tests = patterns.map(wordTest);
  return ({ words }) => tests.length > 0 && tests.every((test) => test(words));
}

/** Words stand with a space on each side. */
function wordTest(pattern: string): (words: string) => boolean {
  const pieces = pattern.split('*');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return (words) => words.includes(` ${pattern} `);
  if (pieces.length === 2 && last === '') return (words) => words.includes(` ${first}`);
  if (pieces.length === 2 && first === '') return (words) => words.includes(`${last} `);
  return (words) => words.split(' ').some((word) => isLike(word, pieces));
}

/** Each piece after the one before, as early as it can be: no way back, so no pattern takes long. */
function isLike(word: string, pieces: readonly string[]): boolean {
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (word.length < first.length + last.length || !word.startsWith(first) || !word.endsWith(last)) return false;
  let from = first.length;
  const end = word.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = word.indexOf(piece, from);
    if (at === -1 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return true;
}
