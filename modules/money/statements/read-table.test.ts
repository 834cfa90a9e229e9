import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { csvLine } from '../../../kernel/csv/csv.ts';
import { readTable } from './read-table.ts';
import type { ColumnMeaning, StatementEntry, StatementItem, TableLayout } from './statement.ts';
import { inChunks, layoutOf } from './test/layouts.ts';

const USUAL = ['date', 'payee', 'amount'] as const;

async function read(
  text: string,
  columns: readonly ColumnMeaning[] = USUAL,
  changed: Partial<TableLayout> = {},
): Promise<StatementItem[]> {
  return Array.fromAsync(readTable(inChunks(text), layoutOf(columns, { has_header: false, ...changed })));
}

const entries = (items: readonly StatementItem[]) =>
  items.filter((item): item is StatementEntry => item.what === 'entry');
const faults = (items: readonly StatementItem[]) =>
  items.flatMap((item) => (item.what === 'broken' ? [`${item.line}: ${item.reason}`] : []));

void suite('readTable', () => {
  void test('an entry has all that its columns say', async () => {
    const columns = [
      'account',
      'date',
      'payee',
      'memo',
      'memo',
      'amount',
      'currency',
      'bank_id',
      'category',
      'tags',
      'status',
    ] as const;
    const [account, entry] = await read(
      'DE02 1203 0000,2026-10-31,Café,to go,twice,-12.50,EUR,X1,Food : Lunch,"#work, fun",Pending\n',
      columns,
    );
    assert.deepEqual(account, {
      what: 'account',
      line: 1,
      number: 'DE0212030000',
      bank: null,
      currency: null,
      kind: null,
    });
    assert.deepEqual(entry, {
      ...{
        what: 'entry',
        line: 1,
        date: '2026-10-31',
        amount: '-12.50',
        currency: 'EUR',
        payee: 'Café',
        memo: 'to go twice',
      },
      ...{ bank_id: 'X1', category: 'Food:Lunch', tags: ['work', 'fun'], parts: [], transfer: null, status: 'pending' },
    });
  });

  void test('lines are counted as the file has them, also within quotes and after blank lines', async () => {
    const text = '\r\n2026-10-30,"a\r\nb",1\r\n\r\n2026-10-31,c,2\r\n2026-02-30,d,3\r\n';
    const items = await read(text);
    assert.deepEqual(
      entries(items).map(({ line, payee }) => [line, payee]),
      [
        [2, 'a b'],
        [5, 'c'],
      ],
    );
    assert.deepEqual(faults(items), ['6: “2026-02-30” is a day that does not exist.']);
  });

  void test('lines may end with LF, CRLF or, in a whole file, CR', async () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(
        entries(await read(`2026-10-30,a,1${end}2026-10-31,b,2`)).map(({ line }) => line),
        [1, 2],
      );
  });

  void test('a quote that nothing closes breaks its own line and no other', async () => {
    const items = await read('2026-10-29,a,1\n2026-10-30,"b,2\n2026-10-31,c,3\n2026-10-31,"d",4\n');
    assert.deepEqual(
      entries(items).map(({ payee }) => payee),
      ['a', 'c', 'd'],
    );
    assert.deepEqual(faults(items), ['2: A quotation mark is opened and never closed.']);
  });

  void test('quotes within a cell are quotes', async () => {
    const items = await read(
      '2026-10-30,Bar "Zum Krug",1\n2026-10-30,"Bar "Zum Krug" KG",2\n2026-10-30, "a ""b""" ,3\n2026-10-30,"",4\n',
    );
    assert.deepEqual(
      entries(items).map(({ payee }) => payee),
      ['Bar "Zum Krug"', 'Bar "Zum Krug" KG', 'a "b"', ''],
    );
  });

  void test('a line with more cells than columns is broken, for its amount may be another cell', async () => {
    const items = await read('2026-10-30,Coffee, 12.50,-3.00\n2026-10-30,Tea,-2.00,,\n2026-10-30,Short\n');
    assert.deepEqual(
      entries(items).map(({ amount }) => amount),
      ['-2.00'],
    );
    assert.deepEqual(faults(items), ['1: The line has 4 cells, the table 3 columns.', '3: The amount is missing.']);
  });

  void test('money out and money in: one of them, never both', async () => {
    const items = await read(
      '2026-10-30,a,5,\n2026-10-30,b,0.00,\n2026-10-30,c,,7\n2026-10-30,d,0,0\n2026-10-30,e,1,2\n',
      ['date', 'payee', 'debit', 'credit'],
    );
    assert.deepEqual(
      entries(items).map(({ amount }) => amount),
      ['-5', '0.00', '7', '0'],
    );
    assert.deepEqual(faults(items), ['5: The line has money out and money in at once.']);
  });

  void test('banks write money out or in with a minus or without; one that differs from the others is broken', async () => {
    const columns = ['date', 'payee', 'debit', 'credit'] as const;
    const amounts = async (text: string) => entries(await read(text, columns)).map(({ amount }) => amount);
    assert.deepEqual(await amounts('2026-10-30,a,-5,\n2026-10-30,b,-6,\n2026-10-30,c,,7\n'), ['-5', '-6', '7']);
    assert.deepEqual(await amounts('2026-10-30,a,5,\n2026-10-30,b,,-6\n2026-10-30,c,,-7\n'), ['-5', '6', '7']);
    const items = await read('2026-10-30,a,5,\n2026-10-30,b,-5,\n', columns);
    assert.deepEqual(faults(items), ['2: -5 has another sign than other lines of its column: it could be out or in.']);
  });

  void test('a note of the bank below the table is passed over, a piece of a row is not', async () => {
    const items = await read('2026-10-30,a,1\nDisclaimer:\n"Without any warranty."\nand 12 more\n');
    assert.equal(entries(items).length, 1);
    assert.deepEqual(faults(items), ['4: “and 12 more” is no day in the order year, month, day.']);
  });

  void test('a direction gives an amount its sign; one that says nothing is broken', async () => {
    const items = await read(
      '2026-10-30,D,5\n2026-10-30,CRDT,5\n2026-10-30,Soll,5\n2026-10-30,Bij,5\n2026-10-30,-,5\n2026-10-30,NEUTRAL,5\n',
      ['date', 'direction', 'amount'],
    );
    assert.deepEqual(
      entries(items).map(({ amount }) => amount),
      ['-5', '5', '-5', '5', '-5'],
    );
    assert.equal(faults(items).length, 1);
  });

  void test('a fee is taken off; what a card spent is turned around', async () => {
    const items = await read('2026-10-30,10.00,0.5\n2026-10-30,-10.00,-0.25\n2026-10-30,1,\n', [
      'date',
      'amount',
      'fee',
    ]);
    assert.deepEqual(
      entries(items).map(({ amount }) => amount),
      ['9.50', '-10.25', '1'],
    );
    const turned = await read('2026-10-30,a,10\n2026-10-30,b,-3\n2026-10-30,c,0\n', USUAL, { inverted: true });
    assert.deepEqual(
      entries(turned).map(({ amount }) => amount),
      ['-10', '3', '0'],
    );
  });

  void test('who paid is the payee of money that comes in', async () => {
    const items = await read('2026-10-30,Boss,Me,5\n2026-10-30,Me,Shop,-5\n2026-10-30,,Shop,5\n', [
      'date',
      'payer',
      'payee',
      'amount',
    ]);
    assert.deepEqual(
      entries(items).map(({ payee }) => payee),
      ['Boss', 'Shop', 'Shop'],
    );
  });

  void test('two amounts in a line are broken', async () => {
    assert.deepEqual(faults(await read('2026-10-30,1,2\n', ['date', 'amount', 'amount'])), [
      '1: The line has two amounts.',
    ]);
  });

  void test('what our own tables guard from spreadsheets is read as it was', async () => {
    const text =
      csvLine(['2026-10-30', '=SUM(A1)', '-5.00']) +
      csvLine(['2026-10-30', "'=x", '5.00']) +
      csvLine(['2026-10-30', "'tis", '1']);
    const items = await read(text);
    assert.deepEqual(
      entries(items).map(({ payee, amount }) => [payee, amount]),
      [
        ['=SUM(A1)', '-5.00'],
        ["'=x", '5.00'],
        ["'tis", '1'],
      ],
    );
  });

  void test('totals and balances below the table are no entries and no faults', async () => {
    const items = await read(
      '2026-10-30,a,1\nTotal,,1\n"Alter Kontostand";"241,06 EUR"\nSumme,,\n2026-10-31,Total wine,2\n',
    );
    assert.deepEqual(
      entries(items).map(({ payee }) => payee),
      ['a', 'Total wine'],
    );
    assert.deepEqual(faults(items), []);
  });

  void test('the header may come again; its currency is that of the entries', async () => {
    const header = 'Date,Payee,Amount (GBP)\n';
    const items = await read(`${header}2026-10-30,a,1\n${header}2026-10-31,b,2\n`, USUAL, { has_header: true });
    assert.deepEqual(
      entries(items).map(({ currency }) => currency),
      ['GBP', 'GBP'],
    );
    assert.deepEqual(faults(items), []);
  });

  void test('an account holds until another comes', async () => {
    const items = await read('A,2026-10-30,1\nA,2026-10-30,2\nB,2026-10-30,3\n', ['account', 'date', 'amount']);
    assert.deepEqual(
      items.map((item) => (item.what === 'account' ? item.number : item.what)),
      ['A', 'entry', 'entry', 'B', 'entry'],
    );
  });

  void test('days as spreadsheets count them, where the first is such', async () => {
    const items = await read('46326,a,1\n46325,b,2\n2026-10-31,c,3\n');
    assert.deepEqual(
      entries(items).map(({ date }) => date),
      ['2026-10-31', '2026-10-30', '2026-10-31'],
    );
    assert.equal(faults(await read('2026-10-31,a,1\n46326,b,2\n')).length, 1);
  });

  void test('NULs, a currency that is none and a booking that was taken back are broken', async () => {
    const items = await read(
      '2026-10-30,a\0b,1,EUR,\n2026-10-30,b,1,Taler,\n2026-10-30,c,1,EUR,REVERTED\n2026-10-30,d,1,€,Completed\n',
      ['date', 'payee', 'amount', 'currency', 'status'],
    );
    assert.equal(faults(items).length, 3);
    assert.deepEqual(
      entries(items).map(({ payee, currency }) => [payee, currency]),
      [['d', 'EUR']],
    );
  });

  void test('ids that are none are null', async () => {
    const items = await read('2026-10-30,NONREF,1\n2026-10-30,0000,2\n2026-10-30,A7,3\n', [
      'date',
      'bank_id',
      'amount',
    ]);
    assert.deepEqual(
      entries(items).map(({ bank_id }) => bank_id),
      [null, null, 'A7'],
    );
  });

  void test('what is broken is shown in one line without control characters, 200 of it', async () => {
    const [item] = await read(`x\t\u0007,"a\nb",${'9'.repeat(500)}\n`);
    assert.ok(item?.what === 'broken');
    assert.ok(item.text.startsWith('x ,a b,999') && item.text.length === 200, item.text);
  });

  void test('empty files have nothing', async () => {
    for (const text of ['', '\n', '\r\n \r\n', 'Date,Payee,Amount', '\ufeff'])
      assert.deepEqual(await read(text, USUAL, { has_header: true }), []);
  });
});

void suite('the closing balance', () => {
  const COLUMNS = ['date', 'amount', 'balance'] as const;
  const closing = async (text: string, columns: readonly ColumnMeaning[] = COLUMNS) =>
    (await read(text, columns)).flatMap((item) =>
      item.what === 'balance' ? [`${item.which} ${item.date} ${item.amount}`] : [],
    );

  void test('is of the last row, or of the first where the newest is first', async () => {
    assert.deepEqual(await closing('2026-10-01,1,101\n2026-10-02,2,103\n'), ['closing 2026-10-02 103']);
    assert.deepEqual(await closing('2026-10-02,2,103\n2026-10-01,1,101\n'), ['closing 2026-10-02 103']);
  });

  void test('of rows of one day is what adds up; nothing where nothing does', async () => {
    assert.deepEqual(await closing('2026-10-01,1,101\n2026-10-01,2,103\n'), ['closing 2026-10-01 103']);
    assert.deepEqual(await closing('2026-10-01,2,103\n2026-10-01,1,101\n'), ['closing 2026-10-01 103']);
    assert.deepEqual(await closing('2026-10-01,2,103\n2026-10-01,1,7\n'), []);
    assert.deepEqual(await closing('2026-10-01,2,103\n2026-10-03,1,104\n2026-10-02,1,105\n'), []);
  });

  void test('is of each account', async () => {
    const text = '2026-10-01,1,101,A\n2026-10-01,5,5,B\n2026-10-02,2,103,A\n';
    assert.deepEqual(await closing(text, [...COLUMNS, 'account']), ['closing 2026-10-02 103', 'closing 2026-10-01 5']);
  });

  void test('stands in rows without an amount, too', async () => {
    assert.deepEqual(await closing('Beginning balance,2026-10-01,,100\n', ['payee', ...COLUMNS]), [
      'opening 2026-10-01 100',
    ]);
  });
});
