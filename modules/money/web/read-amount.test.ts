import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountFaultWords, readAmount, typedAmount } from './read-amount.ts';

test('amounts are read as people write them', () => {
  for (const [text, locale, amount, currency = 'EUR'] of [
    ['1.234,50', 'de-DE', '1234.50'],
    ['1,234.50', 'de-DE', '1234.50'],
    ['1.234,50', 'en-GB', '1234.50'],
    ['12,5', 'en-GB', '12.50'],
    ['12.5', 'de-DE', '12.50'],
    ['1,234', 'en-GB', '1234.00'],
    ['1.234', 'de-DE', '1234.00'],
    ['0.5', 'de-DE', '0.50'],
    ['1.234.567', 'en-GB', '1234567.00'],
    ['12,34,567.80', 'en-IN', '1234567.80', 'INR'],
    ["1'234.50", 'de-CH', '1234.50', 'CHF'],
    ['1 234,50 €', 'fr-FR', '1234.50'],
    ['€ 12', 'en-GB', '12.00'],
    ['CHF 12.–', 'de-CH', '12.00', 'CHF'],
    ['Fr. 12.50', 'de-CH', '12.50', 'CHF'],
    [',5', 'de-DE', '0.50'],
    ['eur 5', 'de-DE', '5.00'],
    ['-5 kr', 'sv-SE', '-5.00', 'SEK'],
    ['US$5', 'en-GB', '5.00', 'USD'],
    ['−12,30', 'de-DE', '-12.30'],
    ['12,30-', 'de-DE', '-12.30'],
    ['(12.30)', 'en-US', '-12.30', 'USD'],
    ['+12', 'en-US', '12.00', 'USD'],
    ['-0', 'en-US', '0.00', 'USD'],
    ['007', 'en-US', '7.00', 'USD'],
    ['１２．５', 'ja-JP', '12.50', 'USD'],
    ['1,234', 'ja-JP', '1234', 'JPY'],
    ['1.250', 'en-GB', '1.250', 'BHD'],
    ['12.500', 'en-GB', '12.50'],
  ] as const)
    assert.deepEqual(readAmount(text, locale, currency), { amount }, `${text} in ${locale}`);
});

test('what is no amount is none, and nothing is rounded', () => {
  for (const [text, locale, fault, currency = 'EUR'] of [
    ['', 'en-GB', 'empty'],
    ['  ', 'en-GB', 'empty'],
    ['€', 'en-GB', 'not-an-amount'],
    ['twelve', 'en-GB', 'not-an-amount'],
    ['12O', 'en-GB', 'not-an-amount'],
    ['12 USD', 'en-GB', 'not-an-amount'],
    ['1.2.3', 'en-GB', 'not-an-amount'],
    ['1,2,3', 'en-GB', 'not-an-amount'],
    ['1,23.4,5', 'en-GB', 'not-an-amount'],
    ['12/3', 'en-GB', 'not-an-amount'],
    ['=1+1', 'en-GB', 'not-an-amount'],
    ['1e3', 'en-GB', 'not-an-amount'],
    ['1.005', 'en-GB', 'too-many-decimals'],
    ['1,234', 'de-DE', 'too-many-decimals'],
    ['1.5', 'en-GB', 'too-many-decimals', 'JPY'],
    ['99999999999999', 'en-GB', 'too-large'],
  ] as const) {
    const read = readAmount(text, locale, currency);
    assert.deepEqual(read, { fault }, `${text} in ${locale}`);
    assert.notEqual(amountFaultWords(fault, currency), '');
  }
});

test('what is shown to be typed over is read as what it was', () => {
  const locale = fc.constantFrom('de-DE', 'en-GB', 'fr-FR', 'de-CH', 'pl-PL', 'en-IN');
  fc.assert(
    fc.property(locale, fc.bigInt({ min: -99_999_999n, max: 99_999_999n }), (given, minor) => {
      const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
      const amount = `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      assert.deepEqual(readAmount(typedAmount(amount, given), given, 'EUR'), { amount });
      const shown = Intl.NumberFormat(given, { style: 'currency', currency: 'EUR' });
      assert.deepEqual(readAmount(shown.format(amount as Intl.StringNumericLiteral), given, 'EUR'), { amount });
    }),
  );
});
