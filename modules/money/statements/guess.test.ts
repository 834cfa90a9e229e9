import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { guessDateOrder, guessDecimalMark } from './guess-values.ts';
import { guessLayout, isTable, type LayoutHints } from './table-layout.ts';
import { encoded } from './test/bytes.ts';

const guess = (text: string, hints?: LayoutHints) => guessLayout(encoded(text), hints);

void suite('the order of days', () => {
  void test('is that in which all days exist', () => {
    assert.deepEqual(guessDateOrder(['01/02/2026', '31/12/2026'], 'mdy'), { value: 'dmy', sure: 'certain' });
    assert.deepEqual(guessDateOrder(['01/02/2026', '12/31/2026'], 'dmy'), { value: 'mdy', sure: 'certain' });
    assert.deepEqual(guessDateOrder(['2026-01-02'], 'mdy'), { value: 'ymd', sure: 'certain' });
  });

  void test('is that of most days where a few are broken', () => {
    assert.deepEqual(guessDateOrder(['30/02/2026', '31/12/2026', '01/02/2026'], undefined), {
      value: 'dmy',
      sure: 'likely',
    });
  });

  void test('is that in which the rows are in order, where all days could be both', () => {
    const rising = ['01/02/2026', '05/02/2026', '01/03/2026', '02/03/2026'];
    assert.deepEqual(guessDateOrder(rising, 'mdy'), { value: 'dmy', sure: 'likely' });
    assert.deepEqual(guessDateOrder(rising.toReversed(), 'mdy'), { value: 'dmy', sure: 'likely' });
  });

  void test('is the locale’s where nothing else tells, and then it is a guess', () => {
    assert.deepEqual(guessDateOrder(['01/02/2026'], 'mdy'), { value: 'mdy', sure: 'guess' });
    assert.deepEqual(guessDateOrder(['01/02/2026'], 'dmy'), { value: 'dmy', sure: 'guess' });
    const text = 'x,01/02/2026,5.00\ny,02/03/2026,6.00\n';
    assert.equal(guess(text, { locale: 'en-US' }).layout.date_order, 'mdy');
    assert.equal(guess(text, { locale: 'en-GB' }).layout.date_order, 'dmy');
    assert.equal(guess(text, { locale: 'no such locale!' }).layout.columns[1], 'date');
  });

  void test('of days with points is the day first', () => {
    assert.equal(guessDateOrder(['01.02.2026', '03.02.2026'], undefined).value, 'dmy');
  });
});

void suite('the decimal mark', () => {
  for (const [cells, value, sure] of [
    [['1.234,56'], ',', 'certain'],
    [['1,234.56', '5'], '.', 'certain'],
    [['1.234', '2.500', '0,5'], ',', 'certain'],
    [['1.234.567'], ',', 'certain'],
    [['1.234', '5'], '.', 'guess'],
    [['1,5', '1.5'], '.', 'guess'],
    [['0.125'], '.', 'certain'],
    [["1'234.50"], '.', 'certain'],
    [[], '.', 'guess'],
  ] as const)
    void test(`of ${cells.join(' and ') || 'nothing'} is ${value}`, () =>
      assert.deepEqual(guessDecimalMark(cells, '.'), { value, sure }));

  void test('of amounts that could be both is that of the file’s language', () => {
    assert.equal(guess('Datum;Empfänger;Betrag\n31.10.2026;A;1.500\n').layout.decimal_mark, ',');
    assert.equal(guess('Date,Payee,Amount\n10/31/2026,A,"1,500"\n').layout.decimal_mark, '.');
    assert.equal(guess('10/31/2026|A|1,500\n', { locale: 'de-DE' }).layout.decimal_mark, ',');
  });
});

void suite('guessLayout', () => {
  void test('shows the header and the first twenty rows, as wide as the table', () => {
    const { header, samples } = guess(
      `Date,Payee,Amount\n${'2026-10-31,Café,-1.00\n2026-10-30,"Bar\nKrug",2.00\n'.repeat(30)}`,
    );
    assert.deepEqual(header, ['Date', 'Payee', 'Amount']);
    assert.equal(samples.length, 20);
    assert.deepEqual(samples.slice(0, 2), [
      ['2026-10-31', 'Café', '-1.00'],
      ['2026-10-30', 'Bar\nKrug', '2.00'],
    ]);
  });

  void test('says of each column how sure it is', () => {
    const { sure, layout } = guess('Date,Someone,Amount,Odd\n2026-10-31,Café,-1.00,\n2026-10-30,Bar,-2.00,\n');
    assert.deepEqual(layout.columns, ['date', 'payee', 'amount', 'ignore']);
    assert.deepEqual(sure.columns, ['certain', 'guess', 'certain', 'guess']);
    assert.equal(sure.date_order, 'certain');
  });

  void test('guesses the rest again around what the person says', () => {
    const text = 'Title, of the file\nDate;Payee;Amount\n2026-10-31;Café, Bar;-1,00\n';
    const commas = guess(text, { delimiter: ',' });
    assert.equal(commas.layout.delimiter, ',');
    assert.equal(guess(text).layout.delimiter, ';');
    assert.equal(guess(text, { skip_lines: 2, has_header: false }).header.length, 0);
    assert.deepEqual(guess(text, { skip_lines: 1 }).header, ['Date', 'Payee', 'Amount']);
    const bytes = encoded('Datum;Empfänger;Betrag\n31.10.2026;Café;-1,00\n', 'windows-1252');
    assert.deepEqual(guessLayout(bytes, { charset: 'windows-1252' }).header, ['Datum', 'Empfänger', 'Betrag']);
  });

  void test('is not led astray by a last row that the end of the head cuts off', () => {
    const bytes = encoded(`Date,Payee,Amount\n${'2026-10-31,"Café, Köln",-1.00\n'.repeat(3000)}`);
    for (const length of [40_000, 40_007, 40_011, 65_536])
      assert.deepEqual(guessLayout(bytes.subarray(0, length)).layout, guessLayout(bytes).layout);
  });

  void test('a counterparty’s account is not whose statement it is', () => {
    const { layout } = guess(
      'Datum;IBAN;Empfänger;Betrag\n31.10.2026;DE02120300000000202051;A;1,00\n30.10.2026;DE02300209000106531065;B;2,00\n',
    );
    assert.deepEqual(layout.columns, ['date', 'ignore', 'payee', 'amount']);
  });

  void test('an amount that adds up with the balances is the amount, whichever stands first', () => {
    const { layout } = guess('31.10.2026;Ann;107,00;7,00\n30.10.2026;Bob;100,00;-5,00\n29.10.2026;Cy;105,00;1,00\n');
    assert.deepEqual(layout.columns, ['date', 'payee', 'balance', 'amount']);
  });

  void test('money out and in without a header, where each row has one of them', () => {
    const { layout } = guess('31.10.2026;Ann;7,00;\n30.10.2026;Bob;;5,00\n29.10.2026;Cy;1,00;\n');
    assert.deepEqual(layout.columns, ['date', 'payee', 'debit', 'credit']);
  });

  void test('days as spreadsheets count them', () => {
    const { layout } = guess('Date,Payee,Amount\n46326,A,1.00\n46325,B,2.00\n');
    assert.deepEqual(layout.columns, ['date', 'payee', 'amount']);
  });

  void test('a header alone is a table; prose, JSON and nothing are none', () => {
    assert.equal(isTable(guess('Date,Payee,Amount\n')), true);
    for (const text of ['', '\n', 'Hello, world', 'a,b,c\n1,2,3\n', '{"a":1}'])
      assert.equal(isTable(guess(text)), false);
  });
});
