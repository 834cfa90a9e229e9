import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readQif, type QifOptions } from './qif.ts';
import type { StatementEntry, StatementItem } from './statement.ts';
import { inChunks } from './test/layouts.ts';
import { QIF_FILE } from './test/qif-file.ts';

const read = async (text: string, options?: QifOptions): Promise<StatementItem[]> =>
  Array.fromAsync(readQif(inChunks(text), options));
const entries = (items: readonly StatementItem[]) =>
  items.filter((item): item is StatementEntry => item.what === 'entry');
const faults = (items: readonly StatementItem[]) =>
  items.flatMap((item) => (item.what === 'broken' ? [`${item.line}: ${item.reason}`] : []));

void suite('readQif', () => {
  void test('a file of Quicken: accounts, lists, splits, transfers, classes', async () => {
    const items = await read(QIF_FILE);
    assert.deepEqual(faults(items), []);
    assert.deepEqual(
      items.map((item) =>
        item.what === 'account'
          ? `account ${item.number} ${item.kind}`
          : item.what === 'entry'
            ? `${item.line} ${item.date} ${item.amount} ${item.payee} | ${item.memo} | ${item.category} | ${item.transfer} | ${item.tags.join()} | ${item.status} | ${item.parts.length}`
            : item.what,
      ),
      [
        'account Checking bank',
        '28 2026-10-01 1000.00 Opening Balance |  | null | null |  | reconciled | 0',
        '34 2026-10-15 -1234.56 Landlord | No. 101 October | Housing:Rent | null | Home | cleared | 0',
        '43 1998-01-05 -100.00 To savings |  | null | Savings |  | booked | 0',
        '49 2026-10-31 -30.00 Market |  | null | null | Party | booked | 2',
        'account Visa card',
        '64 2026-10-31 -5.5 Café |  | null | null |  | booked | 0',
      ],
    );
    const split = entries(items).find(({ payee }) => payee === 'Market');
    assert.deepEqual(split?.parts, [
      { amount: '-20.00', category: 'Food', memo: 'bread' },
      { amount: '-10.00', category: 'Fun', memo: '' },
    ]);
  });

  void test('a file with one account, that its first entry names', async () => {
    const [account, entry] = await read("!Type:Bank\nD1/ 1'26\nT10.00\nPOpening Balance\nL[Giro]\n^\n");
    assert.ok(account?.what === 'account' && account.number === 'Giro' && account.kind === 'bank');
    assert.ok(entry?.what === 'entry' && entry.transfer === null && entry.amount === '10.00');
  });

  void test('the order of days is that in which all of them exist', async () => {
    const european = await read('!Type:Bank\nD01/02/2026\nT1\n^\nD31.12.2026\nT2\n^\n');
    assert.deepEqual(
      entries(european).map(({ date }) => date),
      ['2026-02-01', '2026-12-31'],
    );
    const american = await read('!Type:Bank\nD01/02/2026\nT1\n^\nD12/31/2026\nT2\n^\n');
    assert.deepEqual(
      entries(american).map(({ date }) => date),
      ['2026-01-02', '2026-12-31'],
    );
    const told = await read('!Type:Bank\nD01/02/2026\nT1\n^\n', { date_order: 'dmy' });
    assert.deepEqual(
      entries(told).map(({ date }) => date),
      ['2026-02-01'],
    );
  });

  void test('amounts with a decimal comma', async () => {
    const items = await read('!Type:Bank\nD31.12.2026\nT-1.234,56\n^\nD30.12.2026\nT1.000\n^\n');
    assert.deepEqual(
      entries(items).map(({ amount }) => amount),
      ['-1234.56', '1000'],
    );
  });

  void test('parts that do not add up make the entry broken', async () => {
    const items = await read('!Type:Bank\nD12/31/2026\nT-10.00\nSFood\n$-5.00\nSFun\n$-4.99\n^\n');
    assert.deepEqual(faults(items), ['2: The parts do not add up to -10.00: they are off by 0.01.']);
  });

  void test('one part is no part; a transfer within parts keeps its name', async () => {
    const items = await read(
      '!Type:Bank\nD12/31/2026\nT-10.00\nS[Savings]\n$-10.00\n^\nD12/31/2026\nT-3\nS[Savings]\n$-1\nSFood/Trip\n$-2\nS\n$\n^\n',
    );
    const [one, two] = entries(items);
    assert.deepEqual([one?.transfer, one?.parts], ['Savings', []]);
    assert.deepEqual(
      two?.parts.map(({ category }) => category),
      ['[Savings]', 'Food'],
    );
    assert.deepEqual(two?.tags, ['Trip']);
  });

  void test('an entry that the file cuts off, and two that run into each other, are broken', async () => {
    const items = await read('!Type:Bank\nD12/31/2026\nT-1\nD12/31/2026\nT-1\n^\nD12/31/2026\nT-1');
    assert.deepEqual(faults(items), [
      '2: Two entries run into each other: the line “^” between them is missing.',
      '7: The file ends within the entry: the line “^” after it is missing.',
    ]);
    assert.deepEqual(entries(items), []);
  });

  void test('days that do not exist, no amount, NULs: broken at their line', async () => {
    const items = await read(
      '!Type:Bank\nD2/30/2026\nT1\n^\nD1/31/2026\n^\nD1/31/2026\nT1\nPa\0b\n^\nD1/31/2026\nT1,2,3\n^\n',
    );
    assert.deepEqual(
      faults(items).map((fault) => fault.slice(0, 2)),
      ['2:', '5:', '7:', '11'],
    );
  });

  void test('investments are broken, lists are passed over', async () => {
    const items = await read(
      '!Type:Invst\nD1/31/2026\nNBuy\nT1\n^\n!Type:Cat\nNFood\n^\n!Type:Memorized\nT5\n^\n!Type:Cash\nD1/31/2026\nT1\n^\n',
    );
    assert.deepEqual(
      items.map(({ what }) => what),
      ['broken', 'account', 'entry'],
    );
  });

  void test('a file without a header is read, an empty one has nothing', async () => {
    assert.equal(entries(await read('D1/31/2026\r\nU1\r\nT1\r\n^\r\n')).length, 1);
    for (const text of ['', '\n', '!Type:Bank', '^', '!']) assert.deepEqual(entries(await read(text)), []);
  });
});
