import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf, importWorld, ofxOf } from './test/import-world.ts';

const OCTOBER = [
  { date: '2026-10-01', amount: '-3.00', payee: 'Coffee bar' },
  { date: '2026-10-01', amount: '-3.00', payee: 'Coffee bar' },
  { date: '2026-10-02', amount: '2500.00', payee: 'Employer', memo: 'Salary October' },
  { date: '2026-10-03', amount: '-54.20', payee: 'REWE Markt', memo: 'Card 1234' },
];

test('a file is looked through, brought in, known when it comes again, taken back, and brought in once more', async (t) => {
  const { account, preview, done, plan, rows, bring, ada } = await importWorld(t);
  const { id: account_id } = await account();
  const { operation_id, result } = await preview(csvOf(OCTOBER), { account_id, file_name: 'october.csv' });
  assert.partialDeepStrictEqual(result, { new: 4, known: 0, merged: 0, doubtful: 0, broken: 0, waiting: 0, from: '2026-10-01', to: '2026-10-03' });
  assert.partialDeepStrictEqual(result?.['accounts'], [
    { account_id, account_name: 'Current account', state: 'mine', new: 4, in: { amount: '2500.00', currency: 'EUR' }, out: { amount: '-60.20' } },
  ]);
  const planned = await plan(operation_id);
  assert.deepEqual(planned.slice(0, 3).map(({ action, subject, target, state }) => [action, subject, target, state]), [
    ['create', '2026-10-01 Coffee bar', 'Current account: -3.00 EUR', 'planned'],
    ['create', '2026-10-01 Coffee bar', 'Current account: -3.00 EUR', 'planned'],
    ['create', '2026-10-02 Employer', 'Current account: 2500.00 EUR', 'planned'],
  ]);
  assert.deepEqual(await rows(), []);
  assert.partialDeepStrictEqual((await done(operation_id, 'apply')).result, { imported: 4, merged: 0, left: 0 });
  const all = await rows();
  assert.equal(all.length, 4);
  const now = await ada.call<{ balance: unknown; transactions: number }>('GET', `/api/v1/accounts/${account_id}`);
  assert.deepEqual([now.balance, now.transactions], [{ amount: '2439.80', currency: 'EUR' }, 4]);

  // The table is known by its header now, and the account with it.
  assert.partialDeepStrictEqual((await bring(csvOf([...OCTOBER, ...OCTOBER.slice(0, 1)]))).result, { imported: 1, known: 4 });
  assert.partialDeepStrictEqual((await preview(csvOf(OCTOBER.slice(0, 1)))).result, { new: 0, known: 1 });

  assert.partialDeepStrictEqual((await done(operation_id, 'rollback')).result, { taken_back: 4, left: 0 });
  assert.deepEqual(await rows(), ['2026-10-01 -300 Coffee bar']);
  assert.partialDeepStrictEqual((await done(operation_id, 'apply')).result, { imported: 4, left: 0 });
  assert.equal((await rows()).length, 5);
});

test('the account is found by its number, and what the bank says of its balance is held against the books', async (t) => {
  const { account, preview, bring, rows } = await importWorld(t);
  const { id: account_id } = await account({ number: 'DE02 1203 0000 0000 2020 51', opening_balance: '100' });
  const file = ofxOf(OCTOBER.map((booking, index) => ({ ...booking, id: `F${index}` })), { closing: { date: '2026-10-31', amount: '2539.80' } });
  const { result } = await preview(file);
  assert.partialDeepStrictEqual(result?.['accounts'], [
    { account_id, new: 4, bank_balance: { amount: '2539.80' }, balance_after: { amount: '2539.80' }, difference: { amount: '0.00' } },
  ]);
  assert.partialDeepStrictEqual((await bring(file)).result, { imported: 4 });
  assert.partialDeepStrictEqual((await bring(file)).result, { imported: 0, known: 4 });
  // Without ids, from another program: the same words.
  assert.partialDeepStrictEqual((await preview(csvOf(OCTOBER), { account_id })).result, { new: 0, known: 4 });
  assert.equal((await rows()).length, 4);
});
