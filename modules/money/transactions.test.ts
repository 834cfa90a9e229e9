import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category, Transaction } from './money.schema.ts';
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
  const { account, addAccount, add, read, act, undo, balance, change, remove, restore } = await book(t);
  const savings = await addAccount({ name: 'Savings' });
  const made = await add({ amount: '-50', transfer_account_id: savings.id });
  assert.equal(made.transfer_account_id, savings.id);
  assert.deepEqual([await balance(), await balance(savings.id)], ['-50.00', '50.00']);
  const place = `${TRANSACTIONS}/${made.id}`;
  const changed = await act('PATCH', place, { amount: '-60', date: '2026-10-30' });
  assert.equal(await balance(savings.id), '60.00');
  await undo(changed.change);
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
