import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compose } from '../compose.ts';
import { summary } from '../test/week.ts';
import type { Fact, Facts } from '../writer.ts';
import { check } from './check.ts';
import { english } from './english.ts';

const faultsIn = (text: string, facts: Facts, language = 'en') =>
  check(text, { task: summary, facts, language }).faults;
const only = (fact: Fact): Facts => ({ fact });

/** Ways to write one value; those of another value must not be among them. */
interface Written {
  readonly fact: Fact;
  readonly text: string;
}

const digits = (value: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
const LOCALES = ['en', 'de', 'fr', 'de-CH', 'sv'];

function inWords(value: number): string {
  const small = Object.keys(english.numbers);
  if (value < 20) return small[value] ?? '';
  if (value < 100) return `${small[18 + Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${small[value % 10]}`}`;
  if (value < 1000)
    return `${inWords(Math.floor(value / 100))} hundred${value % 100 === 0 ? '' : ` and ${inWords(value % 100)}`}`;
  return `${inWords(Math.floor(value / 1000))} thousand${value % 1000 === 0 ? '' : ` ${inWords(value % 1000)}`}`;
}

const number = fc.integer({ min: 2, max: 999_999 });
const numbers: fc.Arbitrary<[Written, number]> = fc
  .tuple(number, fc.constantFrom(...LOCALES, 'words', 'plain'))
  .map(([value, way]) => [
    {
      fact: { kind: 'number', value, label: 'size' },
      text: way === 'words' ? inWords(value) : way === 'plain' ? String(value) : digits(value, way),
    },
    value,
  ]);

const durations: fc.Arbitrary<Written> = fc
  .tuple(fc.integer({ min: 1, max: 20_000 }), fc.nat({ max: 5 }))
  .map(([minutes, way]) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const ways = [
      `${minutes} minutes`,
      `${hours} h ${rest}`,
      `${hours}h${rest}m`,
      `${hours} hours and ${rest} minutes`,
      `${inWords(minutes)} minutes`,
      `${hours}h${String(rest).padStart(2, '0')}`,
    ];
    return { fact: { kind: 'duration', minutes, label: 'length' }, text: ways[way] ?? '' };
  });

const times: fc.Arbitrary<Written> = fc.tuple(fc.nat({ max: 1439 }), fc.nat({ max: 3 })).map(([minutes, way]) => {
  const value = new Date(minutes * 60_000).toISOString().slice(11, 16);
  const shown = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(minutes * 60_000);
  const ways = [
    value,
    shown({ timeStyle: 'short' }),
    shown({ timeStyle: 'short' }).toLowerCase().replace(/\s/, ''),
    shown({ timeStyle: 'short' }).replace('AM', 'a.m.').replace('PM', 'p.m.'),
  ];
  return { fact: { kind: 'time', value, label: 'beginning' }, text: ways[way] ?? '' };
});

const days: fc.Arbitrary<Written> = fc
  .tuple(
    fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.nat({ max: 6 }),
    fc.constantFrom('en-GB', 'en-US'),
  )
  .map(([date, way, locale]) => {
    const value = date.toISOString().slice(0, 10);
    const shown = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(date);
    const styles: Intl.DateTimeFormatOptions[] = [
      { dateStyle: 'full' },
      { dateStyle: 'long' },
      { dateStyle: 'medium' },
      { dateStyle: 'short' },
      { weekday: 'long' },
      { day: 'numeric', month: 'long' },
    ];
    return { fact: { kind: 'day', value, label: 'day' }, text: styles[way] ? shown(styles[way]) : value };
  });

const amounts: fc.Arbitrary<Written> = fc
  .tuple(
    fc.integer({ min: 1, max: 10_000_000_000 }),
    fc.constantFrom(...Intl.supportedValuesOf('currency')),
    fc.constantFrom('en-GB', 'en-US', 'de'),
    fc.constantFrom('symbol', 'code'),
  )
  .map(([cents, currency, locale, currencyDisplay]) => {
    const { maximumFractionDigits = 2 } = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
    }).resolvedOptions();
    const amount = (cents / 10 ** maximumFractionDigits).toFixed(maximumFractionDigits);
    return {
      fact: { kind: 'amount', amount, currency, label: 'sum' },
      text: new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).format(
        amount as `${number}`,
      ),
    };
  });

const percents: fc.Arbitrary<Written> = fc
  .tuple(fc.integer({ min: 20, max: 9999 }), fc.constantFrom('en', 'de', 'fr'))
  .map(([tenths, locale]) => ({
    fact: { kind: 'percent', value: tenths / 10, label: 'share' },
    text: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(tenths / 1000),
  }));

const written = fc.oneof(
  numbers.map(([one]) => one),
  durations,
  times,
  days,
  amounts,
  percents,
);

test('every usual spelling of a fact passes', () => {
  fc.assert(
    fc.property(
      written,
      fc.constantFrom('It is * now.', '* it is.', 'So (*) it was, and more.', 'Mind: *'),
      ({ fact, text }, frame) => {
        const sentence = frame.replace('*', () => text);
        assert.deepEqual(faultsIn(sentence, only(fact)), [], sentence);
      },
    ),
    { seed: 3, numRuns: 500 },
  );
});

test('a fact changed by one is told of, in every spelling', () => {
  fc.assert(
    fc.property(written, fc.constantFrom(-1, 1), ({ fact, text }, by) => {
      const changed = changedBy(fact, by);
      fc.pre(changed !== undefined);
      const sentence = `It is ${text} now.`;
      const [fault = ''] = faultsIn(sentence, only(changed));
      assert.match(fault, /^you wrote ".+"; the facts say /, `${sentence} ${JSON.stringify(changed)}`);
    }),
    { seed: 3, numRuns: 500 },
  );
});

function changedBy(fact: Fact, by: number): Fact | undefined {
  switch (fact.kind) {
    case 'number':
    case 'percent':
      return { ...fact, value: fact.value + by };
    case 'duration':
      return { ...fact, minutes: fact.minutes + by };
    case 'amount':
      return Number(fact.amount) < 2
        ? undefined
        : { ...fact, amount: (Number(fact.amount) + by).toFixed(fact.amount.split('.')[1]?.length ?? 0) };
    case 'time': {
      const minutes = (minutesOf(fact.value) + by + 1440) % 1440;
      return { ...fact, value: new Date(minutes * 60_000).toISOString().slice(11, 16) };
    }
    case 'day': {
      // 3/4 may be read as 4/3: another year is another day either way; weekdays move with the day.
      const day = Temporal.PlainDate.from(fact.value).add({ days: by });
      return day.day === Temporal.PlainDate.from(fact.value).month ? undefined : { ...fact, value: day.toString() };
    }
    default:
      return undefined;
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const word = fc.constantFrom(
  'Ignore',
  'your',
  'instructions',
  'Dentist',
  'room',
  'Room',
  '12',
  '42',
  'appointments',
  'conflict',
  'hours',
  'and',
  'Monday',
  'March',
  'PM',
  'EUR',
  '€',
  '"',
  '“',
  'no',
  'twenty-one',
  'in',
  'of',
  'The',
  'half',
  '-',
  '\n',
  '9:30',
  '%',
);
const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
);
const aDay = days.map(({ fact }) => (fact.kind === 'day' ? fact.value : ''));
const facts: fc.Arbitrary<Facts> = fc
  .record({
    from: aDay,
    until: aDay,
    busiest: aDay,
    appointments: fc.nat({ max: 5000 }),
    conflicts: fc.nat({ max: 30 }),
    busy: fc.nat({ max: 10_000 }),
    at: times.map(({ fact }) => (fact.kind === 'time' ? fact.value : '')),
    title: name,
    spent: amounts.map(({ fact }) => fact),
    share: fc.double({ min: 0, max: 100, noNaN: true }),
    categories: fc.array(fc.tuple(name, fc.nat({ max: 5000 })), { maxLength: 4 }),
  })
  .map((values): Facts => ({
    from: { kind: 'day', value: values.from, label: 'from' },
    until: { kind: 'day', value: values.until, label: 'until' },
    busiest_day: { kind: 'day', value: values.busiest, label: 'the busiest day' },
    appointments: { kind: 'count', value: values.appointments, noun: 'appointment', label: 'appointments' },
    conflicts: { kind: 'count', value: values.conflicts, noun: 'conflict', label: 'conflicts' },
    busy: { kind: 'duration', minutes: values.busy, label: 'time in appointments' },
    first_at: { kind: 'time', value: values.at, label: 'beginning' },
    first_title: { kind: 'name', value: values.title, label: 'title' },
    spent: values.spent,
    share: { kind: 'percent', value: values.share, label: 'share' },
    by_category: {
      kind: 'list',
      label: 'by category',
      items: values.categories.map(([category, minutes]) => ({
        category: { kind: 'name', value: category },
        hours: { kind: 'duration', minutes },
      })),
    },
  }));

test('what builtin writes always passes, whatever people call their things', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom('en', 'en-US'), (facts, language) => {
      const { text } = compose({ task: summary, facts, language, length: 'long' });
      assert.deepEqual(faultsIn(text, facts, language), [], text);
    }),
    { seed: 3, numRuns: 100 },
  );
});
