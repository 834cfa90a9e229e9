import type { Language } from './language.ts';

/** The words that figures are made of, which a name must not cover. */
export function figureWords(language: Language): ReadonlySet<string> {
  let found = FIGURE_WORDS.get(language);
  if (!found) {
    const values: readonly unknown[] = Object.entries(language).flatMap(([key, value]) =>
      NO_FIGURES.has(key) ? [] : [value as unknown],
    );
    const codes = Intl.supportedValuesOf('currency').map((code) => code.toLowerCase());
    found = new Set([
      ...codes,
      ...values.flatMap((value) =>
        value instanceof Set
          ? [...(value as Set<string>)]
          : typeof value === 'object' && value !== null
            ? Object.keys(value)
            : [],
      ),
    ]);
    FIGURE_WORDS.set(language, found);
  }
  return found;
}

const FIGURE_WORDS = new WeakMap<Language, ReadonlySet<string>>();
const NO_FIGURES: ReadonlySet<string> = new Set([
  'capitals',
  'contracted',
  'oneBefore',
  'oneAfter',
  'beforeHour',
  'common',
]);
