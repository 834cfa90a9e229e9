import { tongueFor } from '../spell.ts';
import type { WriteRequest } from '../writer.schema.ts';
import type { Claim } from './claim.ts';
import { claimsIn } from './claims.ts';
import { english } from './english.ts';
import { FactBook } from './fact-book.ts';
import type { Language } from './language.ts';
import { maskNames, standsFree, wordsOf } from './names.ts';
import type { NameWords } from './names.ts';
import { strangeWords } from './strange-words.ts';
import { tokenize } from './number-words.ts';

/** The languages in which a text can be held against its facts. A model writes no others. */
const LANGUAGES: Readonly<Record<string, Language>> = { en: english };

/** What could hide a figure from the check or show another one to the reader. */
const HIDDEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}]|[^\P{Cc}\n]|\u{20E3}/u;

export interface Verdict {
  /** One sentence each, for whoever wrote the text: what was written, and what the facts say. Empty: it is true. */
  readonly faults: readonly string[];
  readonly facts_used: readonly string[];
}

/** Can a text in this language be checked? */
export function canCheck({ task, language }: Pick<WriteRequest, 'task' | 'language'>): boolean {
  return Object.hasOwn(LANGUAGES, tongueFor(task.phrases, language).language.split('-')[0] ?? '');
}

/**
 * Holds a text against its facts: every number, date, weekday, time, amount, share and name in it must be one of them, however it is spelled.
 * What a spelling may mean in several ways (3/2/2026, 1.234) is true where one of the ways is. It sees figures and names, not the rest:
 * "a quiet week" is the writer's own opinion.
 */
export function check(text: string, request: Pick<WriteRequest, 'task' | 'facts' | 'language'>): Verdict {
  const { facts } = request;
  const { language, book, words } = surroundings(request);
  const masked = maskNames(text, facts, words);
  const tokens = tokenize(masked.text, language);
  const { claims, consumed } = claimsIn(tokens, { language, words: book });

  const used = new Set(masked.used);
  const faults = new Set<string>(HIDDEN.test(text) ? ['the text has characters that nobody can see'] : []);
  for (const claim of claims) {
    const bearing = book.facts(claim);
    for (const fact of bearing) used.add(fact);
    if (bearing.length === 0) faults.add(fault(written(text, claim), book.instead(claim)));
  }
  for (const strange of strangeWords(masked.text, tokens, { facts, words, consumed })) faults.add(strange);
  for (const { word } of tokens)
    if (language.relativeDays.has(word) && !words.known.has(word))
      faults.add(`you wrote "${word}"; the facts do not tell which day that is`);
  return { faults: [...faults], facts_used: Object.keys(facts).filter((name) => used.has(name)) };
}

/** Tells of a name from outside whether it may stand in a text without quotation marks. */
export function freeNames(request: Pick<WriteRequest, 'task' | 'facts' | 'language'>): (name: string) => boolean {
  const { words } = surroundings(request);
  return (name) => standsFree(name, words);
}

function surroundings(request: Pick<WriteRequest, 'task' | 'facts' | 'language'>): {
  language: Language;
  book: FactBook;
  words: NameWords;
} {
  const tongue = tongueFor(request.task.phrases, request.language);
  const language = LANGUAGES[tongue.language.split('-')[0] ?? ''] ?? english;
  const book = new FactBook(request.facts, tongue);
  const states = (name: string) => claimsIn(tokenize(name, language), { language, words: book }).claims.length > 0;
  return { language, book, words: { language, states, known: new Set(wordsOf(ownWords(request, tongue.phrases))) } };
}

function fault(said: string, instead: readonly string[]): string {
  const say =
    instead.length === 0 ? 'nothing of the kind' : new Intl.ListFormat('en', { type: 'disjunction' }).format(instead);
  return `you wrote "${said}"; the facts say ${say}`;
}

/** A number is told with the word after it: "14 meetings" says more than "14". */
function written(text: string, { start, end, readings }: Claim): string {
  const counts = readings.some((reading) => reading.is === 'number');
  const word = counts ? (/^ \p{L}+/u.exec(text.slice(end, end + 40))?.[0] ?? '') : '';
  return text.slice(start, end) + word;
}

/** What we ourselves say of the matter. Never a word from outside. */
function ownWords(
  { task, facts }: Pick<WriteRequest, 'task' | 'facts'>,
  phrases: Readonly<Record<string, unknown>>,
): string {
  return [task.brief, ...Object.values(facts).map(({ label }) => label), JSON.stringify(Object.values(phrases))].join(
    ' ',
  );
}
