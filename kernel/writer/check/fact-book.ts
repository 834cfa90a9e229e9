import { spell } from '../spell.ts';
import type { Tongue } from '../spell.ts';
import type { FactValue, Facts, PlainValue } from '../writer.schema.ts';
import type { Claim, Reading } from './claim.ts';
import type { CountedWords } from './claims.ts';
import { canonical, shown } from './decimals.ts';
import type { Token } from './tokens.ts';

interface Entry {
  readonly fact: string;
  readonly value: PlainValue;
}

/** The facts, as the check asks them: who bears a claim out, and what should have been said. */
export class FactBook implements CountedWords {
  readonly #entries: readonly Entry[];
  readonly #tongue: Tongue;
  /** First word of a form → forms, longest first, with the nouns that they are forms of. */
  readonly #forms = new Map<string, { words: string[]; nouns: Set<string> }[]>();

  constructor(facts: Facts, tongue: Tongue) {
    this.#tongue = tongue;
    this.#entries = Object.entries(facts).flatMap(([fact, value]) => entriesOf(fact, value));
    for (const noun of new Set(this.#entries.map(({ value }) => nounOf(value))))
      if (noun !== undefined) this.#addForms(noun);
  }

  /** The facts that bear a claim out; none: the text has it from nowhere. */
  facts({ readings, negative }: Claim): string[] {
    const bearing = this.#entries.filter(({ value }) => readings.some((reading) => bears(value, reading, negative)));
    return [...new Set(bearing.map(({ fact }) => fact))];
  }

  /** What the facts say instead: of the same noun or kind, the nearest first, three at most. */
  instead({ readings }: Claim): string[] {
    const near = this.#entries
      .map((entry) => ({
        ...entry,
        distance: Math.min(...readings.map((reading) => distance(entry.value, reading)), Infinity),
      }))
      .filter(({ distance }) => distance < Infinity)
      .toSorted((a, b) => a.distance - b.distance);
    return [
      ...new Set(near.map(({ value }) => spell(value, this.#tongue, value.kind === 'day' ? 'full' : undefined))),
    ].slice(0, 3);
  }

  nounsAt(tokens: readonly Token[], at: number): ReadonlySet<string> | undefined {
    const forms = this.#forms.get(tokens[at]?.word ?? '') ?? [];
    return forms.find(({ words }) => words.every((word, index) => tokens[at + index]?.word === word))?.nouns;
  }

  #addForms(noun: string): void {
    const phrase = this.#tongue.phrases[noun] ?? noun;
    const forms =
      typeof phrase === 'string'
        ? [phrase]
        : Object.entries(phrase).flatMap(([key, form]) => (key === 'by' || key === 'none' ? [] : [form ?? '']));
    for (const form of forms) {
      const words =
        form
          .toLowerCase()
          .split('{n}')
          .at(-1)
          ?.match(/[\p{L}\p{M}'’]+/gu) ?? [];
      const first = words[0];
      if (first === undefined) continue;
      const known = this.#forms.get(first) ?? [];
      const same = known.find((other) => other.words.join(' ') === words.join(' '));
      if (same) same.nouns.add(noun);
      else known.push({ words: [...words], nouns: new Set([noun]) });
      this.#forms.set(
        first,
        known.toSorted((a, b) => b.words.length - a.words.length),
      );
    }
  }
}

/** A list is what stands in it. How many that are is a fact only where the facts say so. */
function entriesOf(fact: string, value: FactValue): Entry[] {
  if (value.kind !== 'list') return [{ fact, value }];
  return value.items.flatMap((item) => Object.values(item).map((value) => ({ fact, value })));
}

function nounOf(value: PlainValue): string | undefined {
  return value.kind === 'count' || value.kind === 'number' ? value.noun : undefined;
}

/** Does this value bear the reading out? A minus must be true; leaving it out is a matter of words ("you spent 12 €"). */
function bears(value: PlainValue, reading: Reading, negative: boolean): boolean {
  switch (value.kind) {
    case 'count':
    case 'number':
      return (
        reading.is === 'number' && fitsNoun(value.noun, reading) && isShown(value.value, 2, reading.value, negative)
      );
    case 'duration':
      return (
        reading.is === 'duration' &&
        Math.abs(Math.abs(value.minutes) - reading.minutes) < 0.31 &&
        !(negative && value.minutes > 0)
      );
    case 'percent':
      if (reading.is === 'number') return reading.alone === true && isShown(value.value, 1, reading.value, negative);
      if (reading.is !== 'percent') return false;
      return reading.within === undefined
        ? isShown(value.value, 1, reading.value, negative)
        : Math.abs(Math.abs(value.value) - Number(reading.value)) <= reading.within;
    case 'amount': {
      const known =
        reading.is === 'amount'
          ? reading.currencies.includes(value.currency)
          : reading.is === 'number' && reading.alone;
      if (!known || (reading.is !== 'amount' && reading.is !== 'number')) return false;
      return canonical(value.amount) === reading.value && !(negative && !value.amount.startsWith('-'));
    }
    case 'time':
      return reading.is === 'time' && minutesOf(value.value) === reading.minutes % 1440;
    case 'day':
    case 'month':
      return !negative && isDate(value.value, reading);
    case 'name':
    case 'text':
      return false;
  }
}

function fitsNoun(noun: string | undefined, reading: Extract<Reading, { is: 'number' }>): boolean {
  if (reading.nouns) return noun !== undefined && reading.nouns.has(noun);
  return !(reading.bare && noun !== undefined);
}

function isShown(value: number, decimals: number, written: string, negative: boolean): boolean {
  return shown(value, decimals).includes(written) && !(negative && value > 0);
}

function isDate(value: string, reading: Reading): boolean {
  const [year = 0, month = 0, day] = value.split('-').map(Number);
  if (reading.is === 'number')
    return reading.nouns === undefined && reading.bare !== true && reading.value === String(year);
  if (reading.is !== 'date') return false;
  const weekday = day === undefined ? undefined : Temporal.PlainDate.from(value).dayOfWeek;
  return (
    (reading.year ?? year) === year &&
    (reading.month ?? month) === month &&
    (reading.day ?? day) === day &&
    (reading.weekday ?? weekday) === weekday
  );
}

/** How far a value is from what was read; Infinity where it is nothing of the kind. */
function distance(value: PlainValue, reading: Reading): number {
  if (reading.is === 'number' && (value.kind === 'count' || value.kind === 'number'))
    return reading.nouns && !fitsNoun(value.noun, reading)
      ? Infinity
      : Math.abs(Math.abs(value.value) - Number(reading.value));
  if (reading.is === 'number' && reading.alone && value.kind === 'percent')
    return Math.abs(value.value - Number(reading.value)) + 1e6;
  if (reading.is === 'duration' && value.kind === 'duration') return Math.abs(value.minutes - reading.minutes) || 0;
  if (reading.is === 'amount' && value.kind === 'amount')
    return (
      Math.abs(Math.abs(Number(value.amount)) - Number(reading.value)) +
      (reading.currencies.includes(value.currency) ? 0 : 1e12)
    );
  if (reading.is === 'percent' && value.kind === 'percent')
    return Math.abs(Math.abs(value.value) - Number(reading.value));
  if (reading.is === 'time' && value.kind === 'time') return Math.abs(minutesOf(value.value) - reading.minutes);
  if (reading.is === 'date' && (value.kind === 'day' || value.kind === 'month'))
    return dateDistance(value.value, reading);
  return Infinity;
}

function dateDistance(value: string, reading: Extract<Reading, { is: 'date' }>): number {
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  const off = (a: number | undefined, b: number) => (a === undefined ? 0 : Math.abs(a - b));
  return off(reading.year, year) * 366 + off(reading.month, month) * 31 + off(reading.day, day);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
