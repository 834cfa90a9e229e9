import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { convert, rateBook } from './convert.ts';
import type { Rate } from './convert.ts';

const rate = (date: string, base: string, quote: string, text: string): Rate => ({ date, base, quote, rate: text });
const book = rateBook([
  rate('2026-10-29', 'EUR', 'USD', '1.0'),
  rate('2026-10-30', 'EUR', 'USD', '1.0523'),
  rate('2026-10-30', 'EUR', 'JPY', '178.25'),
  rate('2026-10-30', 'EUR', 'BHD', '0.39672'),
  rate('2026-10-20', 'EUR', 'GBP', '0.87'),
]);

suite('converting', () => {
  test('the given rate, its inverse, and one through a common base; rounded once, half to even', () => {
    assert.deepEqual(convert(book, { minor: 1000n, from: 'EUR', to: 'JPY', at: '2026-11-01' }), {
      minor: 1782n,
      used: { from: 'EUR', to: 'JPY', rate: '178.25', date: '2026-10-30', through: null },
    });
    // 178.5 yen and 179.5 yen: each to the even one beside it.
    const halves = rateBook([rate('2026-10-30', 'EUR', 'JPY', '178.5'), rate('2026-10-30', 'USD', 'JPY', '179.5')]);
    const at = '2026-10-30';
    assert.equal(convert(halves, { minor: 100n, from: 'EUR', to: 'JPY', at })?.minor, 178n);
    assert.equal(convert(halves, { minor: 100n, from: 'USD', to: 'JPY', at })?.minor, 180n);
    assert.equal(convert(halves, { minor: -100n, from: 'USD', to: 'JPY', at })?.minor, -180n);
    assert.deepEqual(convert(book, { minor: 17825n, from: 'JPY', to: 'EUR', at }), {
      minor: 10_000n,
      used: { from: 'JPY', to: 'EUR', rate: '0.005610098177', date: at, through: null },
    });
    assert.deepEqual(convert(book, { minor: 10_000n, from: 'USD', to: 'BHD', at }), {
      minor: 37_700n,
      used: { from: 'USD', to: 'BHD', rate: '0.3770027559', date: at, through: 'EUR' },
    });
    assert.deepEqual(convert(book, { minor: 5n, from: 'CHF', to: 'CHF', at }), { minor: 5n, used: null });
  });

  test('never a rate of a later day, of more than ten days before, or of another currency', () => {
    const ask = (from: string, at: string) => convert(book, { minor: 100n, from, to: 'EUR', at })?.used?.date;
    assert.equal(ask('USD', '2026-10-29'), '2026-10-29');
    assert.equal(ask('USD', '2026-10-28'), undefined);
    assert.equal(ask('USD', '2026-11-09'), '2026-10-30');
    assert.equal(ask('USD', '2026-11-10'), undefined);
    assert.equal(ask('GBP', '2026-10-30'), '2026-10-20');
    assert.equal(ask('GBP', '2026-10-31'), undefined);
    assert.equal(ask('CHF', '2026-10-30'), undefined);
    // The newest of the ways that there are.
    const ways = rateBook([
      rate('2026-10-27', 'USD', 'GBP', '0.7'),
      rate('2026-10-28', 'EUR', 'GBP', '0.9'),
      rate('2026-10-29', 'EUR', 'USD', '1.2'),
    ]);
    const found = convert(ways, { minor: 100n, from: 'USD', to: 'GBP', at: '2026-10-30' });
    assert.deepEqual([found?.minor, found?.used?.date, found?.used?.through], [75n, '2026-10-28', 'EUR']);
  });

  test('is exact: off by half a minor unit at most, there and back, and the same with its sign turned', () => {
    const text = fc.tuple(fc.bigInt(1n, 10n ** 9n), fc.integer({ min: 0, max: 9 })).map(([digits, decimals]) => {
      const padded = digits.toString().padStart(decimals + 1, '0');
      return decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
    });
    fc.assert(
      fc.property(text, text, fc.bigInt(-(10n ** 15n), 10n ** 15n), (dollars, dinars, minor) => {
        const at = '2026-10-30';
        const rates = rateBook([rate(at, 'EUR', 'USD', dollars), rate(at, 'EUR', 'BHD', dinars)]);
        const [a, b] = [scaled(dollars), scaled(dinars)];
        const found = convert(rates, { minor, from: 'USD', to: 'BHD', at })?.minor ?? 0n;
        // found / 10³ against minor / 10² × b / a
        const off = found * 100n * a - minor * 1000n * b;
        assert.ok((off < 0n ? -off : off) * 2n <= 100n * a);
        assert.equal(convert(rates, { minor: -minor, from: 'USD', to: 'BHD', at })?.minor, -found);
      }),
    );
  });
});

/** As an integer: times 10⁹. */
function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(9, '0'));
}
