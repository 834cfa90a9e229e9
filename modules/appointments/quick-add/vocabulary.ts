import { languages } from './words.ts';
import type { Unit, Words } from './words.ts';

/** The words of all languages together, as pieces of patterns and with what each means. */
export interface Vocabulary {
  /** A piece of a pattern that matches any way to say it, longest first: `(?:tuesday|tues|tue)`. */
  readonly any: (...keys: readonly ListKey[]) => string;
  readonly weekdays: Meaning;
  readonly everyWeekday: Meaning;
  readonly months: Meaning;
  readonly days: Meaning<{ days: number; part?: number }>;
  readonly parts: Meaning;
  readonly hours: Meaning;
  readonly ordinals: Meaning;
  readonly units: Meaning<Unit>;
  readonly rhythms: Meaning<Unit>;
}

type ListKey = { [Key in keyof Words]: Words[Key] extends readonly string[] ? Key : never }[keyof Words];

/** Words that stand for a value. */
export interface Meaning<Value = number> {
  readonly pattern: string;
  of(word: string): Value | undefined;
}

/** Every language is understood; short words that mean something else in another one only from those who speak it. */
export function vocabularyFor(locale: string): Vocabulary {
  const own = languages[locale.split('-')[0] ?? ''];
  const all = Object.values(languages);
  const numbered = (pick: (words: Words) => readonly (readonly string[])[], first: number) =>
    all.flatMap((words) => pick(words).map((said, index) => ({ said, value: index + first })));
  return {
    any: (...keys) => oneOf(all.flatMap((words) => keys.flatMap((key) => words[key]))),
    weekdays: meaning([
      ...numbered(({ weekdays }) => weekdays, 1),
      ...(own?.shortWeekdays ?? []).map((said, index) => ({ said, value: index + 1 })),
    ]),
    everyWeekday: meaning(numbered(({ everyWeekday }) => everyWeekday, 1)),
    months: meaning(numbered(({ months }) => months, 1)),
    days: meaning(all.flatMap((words) => words.days.map(({ said, ...value }) => ({ said, value })))),
    parts: meaning(all.flatMap((words) => words.parts.map(({ said, hour }) => ({ said, value: hour })))),
    hours: meaning(all.flatMap((words) => words.hours.map(({ said, hour }) => ({ said, value: hour })))),
    ordinals: meaning(numbered(({ ordinals }) => ordinals, 1)),
    units: meaning(all.flatMap((words) => valuesOf(words.units))),
    rhythms: meaning(all.flatMap((words) => valuesOf(words.rhythms))),
  };
}

function valuesOf(
  said: Readonly<Partial<Record<Unit, readonly string[]>>>,
): { said: readonly string[]; value: Unit }[] {
  return Object.entries(said).map(([unit, words]) => ({ said: words, value: unit as Unit }));
}

function meaning<Value>(entries: readonly { said: readonly string[]; value: Value }[]): Meaning<Value> {
  const values = new Map(entries.flatMap(({ said, value }) => said.map((word) => [word, value] as const)));
  return { pattern: oneOf([...values.keys()]), of: (word) => values.get(word.toLowerCase()) };
}

function oneOf(words: readonly string[]): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((word) => RegExp.escape(word)).join('|')})`;
}
