import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { monthByName, readDate, type DateOrder } from './read-date.ts';

const READ: readonly (readonly [string, DateOrder, string])[] = [
  ['2026-10-31', 'mdy', '2026-10-31'],
  ['2026/10/31', 'dmy', '2026-10-31'],
  ['31.10.2026', 'dmy', '2026-10-31'],
  ['1.2.26', 'dmy', '2026-02-01'],
  ['31/10/69', 'dmy', '2069-10-31'],
  ['31/10/70', 'dmy', '1970-10-31'],
  ['10/31/2026', 'mdy', '2026-10-31'],
  ['26-10-31', 'ymd', '2026-10-31'],
  ['20261031', 'dmy', '2026-10-31'],
  ['31102026', 'dmy', '2026-10-31'],
  ['10312026', 'mdy', '2026-10-31'],
  ['261031', 'ymd', '2026-10-31'],
  ['20261031120000', 'ymd', '2026-10-31'],
  ['2026-10-31T12:00:00', 'dmy', '2026-10-31'],
  ['2026-10-31T23:59:59.123+02:00', 'dmy', '2026-10-31'],
  ['2026-10-31 23:59:59 UTC', 'dmy', '2026-10-31'],
  ['31.10.2026 23:59', 'dmy', '2026-10-31'],
  ['10/31/2026, 9:05:00 PM', 'mdy', '2026-10-31'],
  ['31 Oct 2026', 'mdy', '2026-10-31'],
  ['Oct 31, 2026', 'dmy', '2026-10-31'],
  ['October 31st, 2026', 'dmy', '2026-10-31'],
  ['31-Oct-26', 'dmy', '2026-10-31'],
  ['31OCT2026', 'dmy', '2026-10-31'],
  ['Sat, 31 Oct 2026', 'dmy', '2026-10-31'],
  ['31. Oktober 2026', 'dmy', '2026-10-31'],
  ['1. März 2026', 'dmy', '2026-03-01'],
  ['31 déc. 2026', 'dmy', '2026-12-31'],
  ['1 août 2026', 'dmy', '2026-08-01'],
  ['31 de octubre de 2026', 'dmy', '2026-10-31'],
  ['31 ottobre 2026', 'dmy', '2026-10-31'],
  ['31 mrt 2026', 'dmy', '2026-03-31'],
  ['31 października 2026', 'dmy', '2026-10-31'],
  ['31 de out. de 2026', 'dmy', '2026-10-31'],
  ['31 maj 2026', 'dmy', '2026-05-31'],
  ["10/31'26", 'mdy', '2026-10-31'],
  [' 1/ 5/98', 'mdy', '1998-01-05'],
  ["1/ 5' 4", 'mdy', '2004-01-05'],
  ['29.02.2024', 'dmy', '2024-02-29'],
  ["'2026-10-31", 'ymd', '2026-10-31'],
];

const FAULTY: readonly (readonly [string, DateOrder])[] = [
  ...([
    ['', 'dmy'],
    ['30.02.2026', 'dmy'],
    ['29.02.2026', 'dmy'],
    ['2100-02-29', 'ymd'],
    ['31.04.2026', 'dmy'],
  ] as const),
  ...([
    ['10/31/2026', 'dmy'],
    ['31/10/2026', 'mdy'],
    ['31.10.2026', 'ymd'],
    ['0001-01-01', 'ymd'],
    ['00.00.0000', 'dmy'],
  ] as const),
  ...([
    ['2026-13-01', 'ymd'],
    ['2026-10', 'ymd'],
    ['heute', 'dmy'],
    ['45961', 'dmy'],
    ['31 ma 2026', 'dmy'],
    ['31 jui 2026', 'dmy'],
  ] as const),
  ...([
    ['9999-99-99', 'ymd'],
    ['1/2/3', 'dmy'],
    ['1.2.345', 'dmy'],
    ['31.10.2026.1', 'dmy'],
    ['12.50', 'dmy'],
    ['-', 'dmy'],
  ] as const),
  ...([
    ['9'.repeat(1000), 'dmy'],
    [`1 ${'a '.repeat(5000)}`, 'dmy'],
  ] as const),
];

void suite('readDate', () => {
  for (const [text, order, date] of READ)
    void test(`${text} (${order}) is ${date}`, () => assert.deepEqual(readDate(text, order), { date }));

  for (const [text, order] of FAULTY)
    void test(`${text.slice(0, 30)} (${order}) is none`, () => assert.ok('fault' in readDate(text, order)));

  void test('days as spreadsheets count them, only where that is said', () => {
    assert.deepEqual(readDate('46326', 'dmy', { isSerial: true }), { date: '2026-10-31' });
    assert.deepEqual(readDate('46326,5', 'dmy', { isSerial: true }), { date: '2026-10-31' });
    assert.ok('fault' in readDate('31.10.2026', 'dmy', { isSerial: true }));
  });

  void test('every day in every shape is read as what it was', () => {
    const shapes: readonly (readonly [DateOrder, string])[] = [
      ...([
        ['ymd', 'Y-M-D'],
        ['ymd', 'YMD'],
        ['dmy', 'D.M.Y'],
        ['dmy', 'D/M/Y'],
        ['mdy', 'M/D/Y'],
        ['mdy', 'MDY'],
        ['dmy', 'DMY'],
      ] as const),
    ];
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    const property = fc.property(day, fc.constantFrom(...shapes), (day, [order, shape]) => {
      const iso = day.toISOString().slice(0, 10);
      const [year = '', month = '', date = ''] = iso.split('-');
      const text = shape.replace('Y', year).replace('M', month).replace('D', date);
      assert.deepEqual(readDate(text, order), { date: iso });
    });
    fc.assert(property, { numRuns: 500 });
  });

  void test('any text is a day that exists or a fault', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[\d./' :T-]{4,20}$/),
      fc.stringMatching(/^\d{1,2} \p{L}{2,9} \d{2,4}$/u),
    );
    const property = fc.property(
      text,
      fc.constantFrom('ymd' as const, 'dmy' as const, 'mdy' as const),
      (text, order) => {
        const read = readDate(text, order);
        if ('date' in read) assert.equal(new Date(`${read.date}T00:00:00Z`).toISOString().slice(0, 10), read.date);
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });
});

void test('months by name, where the name is of one month', () => {
  assert.deepEqual(['Mai', 'mars', 'sty', 'Okt', 'févr', 'ju', 'jui'].map(monthByName), [
    5,
    3,
    1,
    10,
    2,
    undefined,
    undefined,
  ]);
});
