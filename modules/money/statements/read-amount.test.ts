import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { addAmounts, negated, readAmount } from './read-amount.ts';

const READ: readonly (readonly [string, '.' | ',', string, string?])[] = [
  ['1.234,56', ',', '1234.56'],
  ['1,234.56', '.', '1234.56'],
  ['1 234,56', ',', '1234.56'],
  ['1\u00a0234\u202f567,8', ',', '1234567.8'],
  ["1'234.50", '.', '1234.50'],
  ['1’234.50', '.', '1234.50'],
  ['12,34,567.00', '.', '1234567.00'],
  ['(12.00)', '.', '-12.00'],
  ['($1,012.00)', '.', '-1012.00'],
  ['12.00-', '.', '-12.00'],
  ['−12,00', ',', '-12.00'],
  ['- 12,00', ',', '-12.00'],
  ['+5', '.', '5'],
  ['+1.250,00', ',', '1250.00'],
  ['€ 12', ',', '12', 'EUR'],
  ['-€12.50', '.', '-12.50', 'EUR'],
  ['€-12.50', '.', '-12.50', 'EUR'],
  ['EUR 12.00', '.', '12.00', 'EUR'],
  ['12,00 EUR', ',', '12.00', 'EUR'],
  ['1 234,56 zł', ',', '1234.56', 'PLN'],
  ['-12,34 PLN', ',', '-12.34', 'PLN'],
  ['$42.10', '.', '42.10'],
  ['12.00 CR', '.', '12.00'],
  ['12.00 DR', '.', '-12.00'],
  ['12.00DR', '.', '-12.00'],
  ['24,00 S', ',', '-24.00'],
  ['24,00 H', ',', '24.00'],
  ['12,-', ',', '12'],
  ['-12,--', ',', '-12'],
  ['.50', '.', '0.50'],
  ['007.5', '.', '7.5'],
  ['-0.00', '.', '0.00'],
  ['(0)', '.', '0'],
  ["'-12.00", '.', '-12.00'],
  [' 12.00 ', '.', '12.00'],
  ['1.234', ',', '1234'],
  ['1,234', '.', '1234'],
  ['1.234', '.', '1.234'],
];

const FAULTY = [
  ...[
    '',
    ' ',
    '-',
    '.',
    'abc',
    '1.2.3',
    '1,2,3',
    '12.',
    '1e5',
    '1E+05',
    '0x10',
    '--5',
    '-5-',
    '(-5)',
    '-5 DR',
    '5 5',
    '1 23',
  ],
  ...['EUR', 'XXX 5', 'EUR 5 USD', '5%', '12,345.6', '１２', '٣', '1..2', '1_000', 'NaN', 'Infinity', '1 2345'],
  ...['9'.repeat(40), '1234567890123456', `0.${'1'.repeat(25)}`, '1'.repeat(10_000), `${' '.repeat(50_000)}5`],
];

void suite('readAmount', () => {
  for (const [text, decimal_mark, amount, currency = null] of READ)
    void test(`${text} is ${amount}`, () => assert.deepEqual(readAmount(text, { decimal_mark }), { amount, currency }));

  for (const text of FAULTY)
    void test(`${text.slice(0, 30)} is none`, () => assert.ok('fault' in readAmount(text, { decimal_mark: ',' })));

  void test('the other decimal mark is a fault, never another sum', () => {
    assert.ok('fault' in readAmount('12,34', { decimal_mark: '.' }));
    assert.ok('fault' in readAmount('1.234,56', { decimal_mark: '.' }));
    assert.ok('fault' in readAmount('1,234.56', { decimal_mark: ',' }));
  });

  void test('what is printed in any style is read as what it was', () => {
    const property = fc.property(
      fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
      fc.constantFrom('', '.', ',', ' ', "'", '\u00a0', '\u202f'),
      fc.constantFrom('.', ','),
      fc.constantFrom('-#', '#-', '(#)', '−#', 'EUR -#', '-# €', '# DR'),
      (cents, group, mark, style) => {
        fc.pre(group !== mark);
        const [whole, fraction] = [String(absolute(cents) / 100n), String(absolute(cents) % 100n).padStart(2, '0')];
        const digits = `${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group)}${mark}${fraction}`;
        const text = cents < 0n ? style.replace('#', digits) : digits;
        const read = readAmount(text, { decimal_mark: mark === '.' ? '.' : ',' });
        assert.equal('amount' in read ? read.amount : read.fault, `${cents < 0n ? '-' : ''}${whole}.${fraction}`);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  void test('any text is an exact decimal or a fault', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[-+(]?[€$A-Z]{0,3} ?[\d.,' ]{1,20}[-)DRCR ]{0,3}$/));
    const property = fc.property(text, fc.constantFrom('.' as const, ',' as const), (text, decimal_mark) => {
      const read = readAmount(text, { decimal_mark });
      if ('fault' in read) return;
      assert.match(read.amount, /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,20})?$/);
      assert.equal(
        read.amount.replaceAll(/[-.]/g, '').replace(/^0+/, ''),
        text.replaceAll(/\D/g, '').replace(/^0+/, ''),
      );
    });
    fc.assert(property, { numRuns: 2000 });
  });
});

void test('sums are exact whatever the decimals, and minus zero is zero', () => {
  assert.equal(addAmounts('0.1', '0.2'), '0.3');
  assert.equal(addAmounts('-12.34', '12.340'), '0.000');
  assert.equal(addAmounts('999999999999999.99', '0.01'), '1000000000000000.00');
  assert.equal(addAmounts('-0.5', '-1'), '-1.5');
  assert.equal(negated('0.00'), '0.00');
  assert.equal(negated('-5'), '5');
});

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
