import { clean } from '../spell.ts';
import type { Facts } from '../writer.schema.ts';
import { figureWords } from './figure-words.ts';
import type { Language } from './language.ts';
import { MASK } from './tokens.ts';

const QUOTES = /[“”„‟«»″]/g;
const APOSTROPHES = /[‘’‚‛′]/g;
export const QUOTED = /"([^"\n]{1,2000})"|(?<=^|[\s(])'([^'\n]{2,200})'(?=[\s.,;:!?)]|$)/gmu;
/** A name that came from outside, and whether it may stand in a text without quotation marks. */
interface Name {
  readonly fact: string;
  readonly written: string;
  readonly free: boolean;
}

export interface NameWords {
  readonly language: Language;
  /** Words of ours: the brief, the labels, the phrases. In small letters. */
  readonly known: ReadonlySet<string>;
  /** Does a text, by itself, state figures or days? */
  readonly states: (text: string) => boolean;
}

export interface Masked {
  /** The text, as long as before, with what the facts' names cover blanked out. */
  readonly text: string;
  readonly used: readonly string[];
}

/**
 * Blanks out the names that the facts know. A name that states a figure or a day ("42 meetings") is a name only where it stands in quotation
 * marks, or reads like one ("Room 12"): else a title from outside could speak in the text's own voice.
 */
export function maskNames(text: string, facts: Facts, words: NameWords): Masked {
  let masked = text.replaceAll(QUOTES, '"').replaceAll(APOSTROPHES, "'");
  const used = new Set<string>();
  for (const { fact, written, free } of namesOf(facts, words)) {
    for (let at = masked.indexOf(written); at !== -1; at = masked.indexOf(written, at + 1)) {
      const end = at + written.length;
      if (!stands(masked, at, end) || !(free || isQuoted(masked, at, end))) continue;
      masked = blank(masked, at, end);
      used.add(fact);
    }
  }
  return { text: maskQuotedParts(masked, facts, used), used: [...used] };
}

export function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll(APOSTROPHES, "'")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+(?:'[\p{L}]+)*/gu) ?? []
  ).flatMap((word) => [word, ...word.split("'")]);
}

/**
 * May a name stand without quotation marks? What states nothing may, unless it begins or ends with a word that figures are made of ("hours in");
 * what states figures only where it reads like a name.
 */
export function standsFree(written: string, words: NameWords): boolean {
  const name = normal(written);
  const all = wordsOf(name);
  if (
    all.length === 0 ||
    figureWords(words.language).has(all[0] ?? '') ||
    figureWords(words.language).has(all.at(-1) ?? '')
  )
    return false;
  if (!words.states(name)) return true;
  const parts = name.split(' ');
  const [first = ''] = parts;
  return (
    parts.length <= 3 &&
    /^\p{Lu}\p{L}/u.test(first) &&
    !words.states(first) &&
    !/[.!?:;,"']/.test(name) &&
    !all.some((word) => words.known.has(word))
  );
}

function namesOf(facts: Facts, words: NameWords): Name[] {
  return namedIn(facts)
    .filter(({ written }) => written !== '')
    .map((name) => ({ ...name, free: standsFree(name.written, words) }))
    .toSorted((a, b) => b.written.length - a.written.length);
}

/** A text from outside may be quoted in part, word for word. */
function maskQuotedParts(masked: string, facts: Facts, used: Set<string>): string {
  const texts = Object.entries(facts).flatMap(([fact, value]) =>
    value.kind === 'text' ? [{ fact, written: normal(value.value) }] : [],
  );
  return masked.replaceAll(QUOTED, (whole, double: string | undefined, single: string | undefined) => {
    const inside = double ?? single ?? '';
    const source = texts.find(({ written }) => {
      const at = written.indexOf(inside);
      return at !== -1 && stands(written, at, at + inside.length);
    });
    if (!source) return whole;
    used.add(source.fact);
    return MASK.repeat(whole.length);
  });
}

/** Every name and text from outside, as it is compared. */
export function namedIn(facts: Facts): { fact: string; written: string }[] {
  return Object.entries(facts).flatMap(([fact, value]) =>
    (value.kind === 'list' ? value.items.flatMap((item) => Object.values(item)) : [value]).flatMap((one) =>
      one.kind === 'name' || one.kind === 'text' ? [{ fact, written: normal(one.value) }] : [],
    ),
  );
}

function normal(written: string): string {
  return clean(written).replaceAll(QUOTES, '"').replaceAll(APOSTROPHES, "'");
}

/** Not in the middle of a word or number. */
function stands(text: string, at: number, end: number): boolean {
  const letter = /[\p{L}\p{N}\p{M}]/u;
  return (
    !(letter.test(text.charAt(at - 1)) && letter.test(text.charAt(at))) &&
    !(letter.test(text.charAt(end)) && letter.test(text.charAt(end - 1)))
  );
}

function isQuoted(text: string, at: number, end: number): boolean {
  return /["']/.test(text.charAt(at - 1)) && /["']/.test(text.charAt(end));
}

function blank(text: string, at: number, end: number): string {
  return text.slice(0, at) + MASK.repeat(end - at) + text.slice(end);
}
