import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decoded } from './charset.ts';
import { readTable } from './read-table.ts';
import { guessLayout, isTable } from './table-layout.ts';
import { BANK_TABLES } from './test/bank-tables.ts';
import { encoded, inPieces } from './test/bytes.ts';

for (const { bank, text, charset, layout, columns, entries, broken = 0 } of BANK_TABLES)
  void test(`the table of ${bank} is guessed and read`, async () => {
    const bytes = encoded(text, charset);
    const guess = guessLayout(bytes);
    assert.equal(isTable(guess), true);
    const { charset: _, columns: meanings, ...others } = guess.layout;
    assert.deepEqual(others, layout);
    assert.equal(meanings.map((meaning) => (meaning === 'ignore' ? '-' : meaning)).join(' '), columns);
    const items = await Array.fromAsync(readTable(decoded(inPieces(bytes), guess.layout.charset), guess.layout));
    const read = items.filter(({ what }) => what === 'entry' || what === 'broken');
    assert.deepEqual(
      read.flatMap((item) => (item.what === 'entry' ? [`${item.date} ${item.amount} ${item.payee}`] : [])),
      entries,
    );
    assert.equal(read.length - entries.length, broken, JSON.stringify(read.filter(({ what }) => what === 'broken')));
  });
