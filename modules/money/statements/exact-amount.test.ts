import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarDay, writtenDay } from './calendar-day.ts';
import { exactAmount, exactUnits, opposite, unitsText } from './exact-amount.ts';

test('Amounts as banks write them, exact', () => {
  const cases: [string, string | undefined][] = [
    ...([
      ['-12,30', '-12.30'],
      ['+5', '5'],
      ['.5', '0.5'],
      ['5,', '5'],
      ['-0,00', '0.00'],
      ['007.50', '7.50'],
    ] as [string, string][]),
    ...([
      ['1,234.56', '1234.56'],
      ['-1.234.567,8', '-1234567.8'],
      ['999999999999999.99', '999999999999999.99'],
    ] as [string, string][]),
    ...(['', ' ', '-', '.', '1 2', '1-', '--1', '1e5', '0x1', 'NaN', '١', '−1', '1.2.3', '1,2,3', '1234,567.8'].map(
      (text) => [text, undefined],
    ) as [string, undefined][]),
    ...([
      ['1'.repeat(16), undefined],
      [`0.${'1'.repeat(21)}`, undefined],
      ['9'.repeat(40), undefined],
    ] as [string, undefined][]),
  ];
  for (const [text, amount] of cases) {
    const read = exactAmount(text);
    assert.equal('amount' in read ? read.amount : undefined, amount, text);
    assert.ok('amount' in read || read.fault.endsWith('.'));
  }
});

test('Sums are exact, and any text of digits says what it said', () => {
  const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  fc.assert(
    fc.property(fc.array(cents), (given) => {
      const text = (value: bigint) =>
        `${value < 0n ? '-' : ''}${String(value < 0n ? -value : value)
          .padStart(3, '0')
          .replace(/(..)$/, '.$1')}`;
      const sum = given.reduce((total, value) => total + exactUnits(text(value)), 0n);
      assert.equal(unitsText(sum), text(given.reduce((total, value) => total + value, 0n)));
      for (const value of given) assert.equal(opposite(text(value)), text(-value));
    }),
  );
});

test('Days that exist', () => {
  assert.deepEqual(calendarDay(2024, 2, 29), { date: '2024-02-29' });
  assert.deepEqual(calendarDay(2100, 2, 29), { fault: '29 February 2100 is no day.' });
  assert.deepEqual(calendarDay(2026, 0, 1), { fault: 'There is no month 0.' });
  assert.deepEqual(writtenDay('2026-10-31T23:59:59-11:00'), { date: '2026-10-31' });
  assert.deepEqual(writtenDay('20261031120000.000[-5:EST]'), { date: '2026-10-31' });
  for (const text of ['', '2026-1031', '202610311', '31.10.2026', '0000-00-00', '1026-10-31'])
    assert.ok('fault' in writtenDay(text), text);
});
