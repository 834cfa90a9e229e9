import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category, Transaction, TransactionChange } from './money.schema.ts';
import { book, CATEGORIES, TRANSACTIONS } from './test/book.ts';

const without = ({ revision: _revision, updated_at: _updated, ...rest }: Transaction) => rest;

test('a transaction is made, read, changed, put into the trash and taken out, and each can be taken back', async (t) => {
  const { add, read, act, undo, balance, category, restore } = await book(t);
  const [groceries, coffee] = [await category('Groceries'), await category('Coffee')];
  const made = await add({ category_id: groceries.id, tags: ['Trip', 'food', 'trip'], memo: 'bread' });
  assert.deepEqual(
    [made.amount, made.tags, made.status],
    [{ amount: '-10.00', currency: 'EUR' }, ['food', 'Trip'], 'uncleared'],
  );
  assert.deepEqual(await read(made.id), made);
  const place = `${TRANSACTIONS}/${made.id}`;

  const split = [
    { category_id: groceries.id, amount: '-7.50' },
    { category_id: coffee.id, amount: '-5', memo: 'two' },
  ];
  const changed = await act('PATCH', place, { splits: split, amount: '-12.50', tags: ['cafe'] }, { 'if-match': '"1"' });
  assert.deepEqual([changed.status, changed.etag], [200, '"2"']);
  assert.equal(changed.body['category_id'], null);
  assert.equal(await balance(), '-12.50');
  const again = await undo(changed.change);
  assert.deepEqual(without(again), without(made));
  assert.equal(again.revision, 3);

  const gone = await act('DELETE', place);
  assert.deepEqual([gone.status, await balance()], [204, '0.00']);
  assert.deepEqual(without(await undo(gone.change)), without(made));
  await act('DELETE', place);
  assert.deepEqual(without(await restore(made.id)), without(made));
  assert.equal(await balance(), '-10.00');
});

test('a category takes the place of parts, and parts that of the category', async (t) => {
  const { ada, add, change, category } = await book(t);
  const { id: category_id } = await category('Groceries');
  const made = await add({ splits: [{ category_id, amount: '-4' }, { amount: '-6' }] });
  const problem = await ada.call('PATCH', `${TRANSACTIONS}/${made.id}`, { amount: '-10.01' }, 422);
  assert.equal(problem['code'], 'money.parts-do-not-add-up');
  assert.deepEqual(problem['difference'], { amount: '-0.01', currency: 'EUR' });
  const whole = await change(made.id, { category_id });
  assert.deepEqual([whole.splits, whole.category_id], [[], category_id]);
  const parts = await change(made.id, { splits: [{ amount: '-10' }] });
  assert.deepEqual([parts.splits.length, parts.category_id], [1, null]);
  assert.deepEqual((await change(made.id, { splits: [] })).splits, []);
  const { items } = await ada.call<{ items: Category[] }>('GET', CATEGORIES);
  assert.equal(items.find(({ id }) => id === category_id)?.transactions, 0);
});

test('a transfer has two sides, which are changed, deleted and taken back together', async (t) => {
  const { app, account, addAccount, add, read, act, undo, balance, change, remove, restore } = await book(t);
  const savings = await addAccount({ name: 'Savings' });
  const made = await add({ amount: '-50', transfer_account_id: savings.id });
  assert.equal(made.transfer_account_id, savings.id);
  assert.deepEqual([await balance(), await balance(savings.id)], ['-50.00', '50.00']);
  const place = `${TRANSACTIONS}/${made.id}`;
  const days = async () => {
    const sides = app.database.read.selectFrom('transactions').select(['date', 'revision']).execute();
    return (await sides).map(({ date, revision }) => [date, revision]);
  };
  const changed = await act('PATCH', place, { amount: '-60', date: '2026-10-30' });
  assert.equal(await balance(savings.id), '60.00');
  assert.deepEqual(await days(), [
    ['2026-10-30', 2],
    ['2026-10-30', 2],
  ]);
  await undo(changed.change);
  assert.deepEqual(await days(), [
    ['2026-10-31', 3],
    ['2026-10-31', 3],
  ]);
  assert.deepEqual([await balance(), await balance(savings.id)], ['-50.00', '50.00']);
  await remove(made.id);
  assert.equal(await balance(savings.id), '0.00');
  await restore(made.id);
  assert.equal(await balance(savings.id), '50.00');

  const apart = await act('POST', `${place}/unlink`);
  assert.equal(apart.body['transfer_id'], null);
  const back = await undo(apart.change);
  assert.deepEqual([back.transfer_account_id, back.account_id], [savings.id, account.id]);
  const payee = await change(made.id, { payee: 'Myself' });
  assert.equal((await read(payee.id)).revision, payee.revision);
});

test('the history says what happened, the last first, and which of it can be taken back', async (t) => {
  const { ada, add, change, remove, addAccount, act } = await book(t);
  const savings = await addAccount({ name: 'Savings' });
  const made = await add({ transfer_account_id: savings.id });
  await change(made.id, { amount: '-11', payee: 'Myself' });
  await remove(made.id);
  const history = async (id: string, query = '') =>
    ada.call<{ items: TransactionChange[]; next_cursor: string | null }>(
      'GET',
      `${TRANSACTIONS}/${id}/history${query}`,
    );
  const { items } = await history(made.id);
  assert.deepEqual(
    items.map(({ what, fields, revision, undoable }) => [what, fields, revision, undoable]),
    [
      ['trashed', [], 3, true],
      ['changed', ['amount', 'payee'], 2, false],
      ['created', [], 1, false],
    ],
  );
  const { next_cursor } = await history(made.id, '?limit=2');
  assert.deepEqual(
    (await history(made.id, `?limit=2&cursor=${next_cursor}`)).items.map(({ what }) => what),
    ['created'],
  );
  const old = await act('POST', `${TRANSACTIONS}/changes/${items[1]?.id}/undo`);
  assert.deepEqual([old.status, old.body['code']], [412, 'money.changed-meanwhile']);
  assert.equal((await act('DELETE', `${TRANSACTIONS}/${made.id}?forever=true`)).status, 204);
  assert.equal((await act('POST', `${TRANSACTIONS}/changes/${items[0]?.id}/undo`)).status, 404);
});
