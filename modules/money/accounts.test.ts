import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account, Category } from './money.schema.ts';
import { ACCOUNTS, book, BOOKS, CATEGORIES, TRANSACTIONS } from './test/book.ts';

test('an account is changed, closed, put into order and deleted while nothing is on it', async (t) => {
  const { ada, act, account, addAccount, add, refuse, remove, balance } = await book(t);
  const place = `${ACCOUNTS}/${account.id}`;
  const yen = await ada.call<Account>('PATCH', place, { currency: 'JPY', opening_balance: '500' });
  assert.deepEqual(yen.balance, { amount: '500', currency: 'JPY' });
  assert.equal((await ada.call('PATCH', place, { currency: 'EUR' }, 422))['code'], 'money.bad-amount');
  await ada.call('PATCH', place, { currency: 'EUR', opening_balance: '5.00' });
  const made = await add({ status: 'cleared' });
  const more = await act(
    'PATCH',
    place,
    { opening_balance: '7.5', number: 'DE02 1203 0000', name: 'Giro' },
    { 'if-match': '"3"' },
  );
  assert.deepEqual([more.status, more.etag, await balance()], [200, '"4"', '-2.50']);
  assert.deepEqual(
    [more.body['cleared_balance'], more.body['number']],
    [{ amount: '-2.50', currency: 'EUR' }, 'DE0212030000'],
  );
  const stale = await act('PATCH', place, { name: 'Old' }, { 'if-match': '"3"' });
  assert.deepEqual([stale.status, stale.etag, stale.body['code']], [412, '"4"', 'money.changed-meanwhile']);
  assert.equal((await ada.call<Account>('PATCH', place, { name: 'Giro' })).revision, 4);
  assert.equal(
    (await ada.call('PATCH', place, { currency: 'JPY', opening_balance: '1' }, 422))['code'],
    'money.currency-fixed',
  );

  const savings = await addAccount({ name: 'Savings' });
  await ada.call('PUT', `${ACCOUNTS}/order`, { ids: [savings.id] }, 204);
  const { items } = await ada.call<{ items: Account[] }>('GET', ACCOUNTS);
  assert.deepEqual(
    items.map(({ name, position }) => [name, position]),
    [
      ['Savings', 1],
      ['Giro', 2],
    ],
  );

  const closed = await ada.call<Account>('PATCH', `${ACCOUNTS}/${savings.id}`, { closed: true });
  assert.notEqual(closed.closed_at, null);
  assert.equal((await refuse({ account_id: savings.id }, 409)).code, 'money.account-closed');
  assert.equal((await refuse({ transfer_account_id: savings.id }, 409)).code, 'money.account-closed');
  assert.equal(
    (await ada.call('PATCH', `${TRANSACTIONS}/${made.id}`, { account_id: savings.id }, 409))['code'],
    'money.account-closed',
  );
  await ada.call('PATCH', `${ACCOUNTS}/${savings.id}`, { closed: false });
  await add({ account_id: savings.id });

  await remove(made.id);
  const used = await ada.call('DELETE', place, undefined, 409);
  assert.deepEqual([used['code'], used['transactions'], used['in_trash']], ['money.account-in-use', 0, 1]);
  await ada.call('DELETE', `${TRANSACTIONS}/trash`, undefined, 200);
  await ada.call('DELETE', place, undefined, 204);
  await ada.call('GET', place, undefined, 404);
});

test('what would come back by undo keeps the currency of its account', async (t) => {
  const { ada, act, add, account, addAccount, undo } = await book(t);
  const other = await addAccount({ name: 'Other' });
  const made = await add();
  const moved = await act('PATCH', `${TRANSACTIONS}/${made.id}`, { account_id: other.id });
  assert.equal(
    (await ada.call('PATCH', `${ACCOUNTS}/${account.id}`, { currency: 'JPY' }, 422))['code'],
    'money.currency-fixed',
  );
  await ada.call('DELETE', `${ACCOUNTS}/${account.id}`, undefined, 204);
  assert.equal(
    (await ada.call('POST', `${TRANSACTIONS}/changes/${moved.change}/undo`, undefined, 404))['code'],
    'money.change-not-found',
  );
  const again = await act('PATCH', `${TRANSACTIONS}/${made.id}`, { memo: 'x' });
  assert.equal((await undo(again.change)).memo, '');
});

test('categories are two levels deep, of one kind, named once, and stay while they are used', async (t) => {
  const { ada, category, addCategory, add, remove, refuse, change } = await book(t);
  const [food, income, groceries] = [await category('Food'), await category('Income'), await category('Groceries')];
  const of = (id: string) => `${CATEGORIES}/${id}`;
  const sweets = await addCategory('Sweets', { parent_id: food.id });
  const bad = async (change: object, code: string, status = 422, id = sweets.id) =>
    assert.equal((await ada.call('PATCH', of(id), change, status))['code'], code, JSON.stringify(change));
  await bad({ parent_id: sweets.id }, 'money.bad-category');
  await bad({ parent_id: groceries.id }, 'money.bad-category');
  await bad({ parent_id: income.id }, 'money.bad-category');
  await bad({ kind: 'income' }, 'money.bad-category');
  await bad({ parent_id: food.id, name: ' groceries ' }, 'money.name-taken', 409);
  await bad({ parent_id: income.id }, 'money.bad-category', 422, food.id);
  await bad({ kind: 'income' }, 'money.bad-category', 422, food.id);
  const twice = await Promise.all(
    ['Tea', 'TEA', 'tea'].map((name) => ada.call('POST', CATEGORIES, { name }).catch(() => undefined)),
  );
  assert.equal(twice.filter((each) => each !== undefined).length, 1);

  const made = await add({ category_id: sweets.id });
  await add({
    splits: [
      { category_id: sweets.id, amount: '-4' },
      { category_id: sweets.id, amount: '-6' },
    ],
  });
  const { items } = await ada.call<{ items: Category[] }>('GET', CATEGORIES);
  assert.equal(items.find(({ id }) => id === sweets.id)?.transactions, 3);
  await remove(made.id);
  const used = await ada.call('DELETE', of(sweets.id), undefined, 409);
  assert.deepEqual([used['code'], used['transactions'], used['in_trash']], ['money.category-in-use', 2, 1]);
  assert.equal((await ada.call('DELETE', of(food.id), undefined, 409))['code'], 'money.category-has-children');
  const unused = await addCategory('Nothing');
  await ada.call('DELETE', of(unused.id), undefined, 204);

  await ada.call('PATCH', of(groceries.id), { archived: true });
  assert.equal((await refuse({ category_id: groceries.id }, 409)).code, 'money.category-archived');
  const kept = await add({ category_id: sweets.id });
  await ada.call('PATCH', of(sweets.id), { archived: true });
  assert.equal((await change(kept.id, { memo: 'still', category_id: sweets.id })).category_id, sweets.id);
});

test('the book has a currency of totals, and a revision that grows with every change', async (t) => {
  const { ada, add } = await book(t);
  const before = await ada.call<{ currency: string; revision: number }>('GET', BOOKS);
  assert.equal(before.currency, 'EUR');
  await add();
  const after = await ada.call<{ revision: number }>('GET', BOOKS);
  assert.ok(after.revision > before.revision);
  assert.deepEqual(await ada.call('PUT', BOOKS, { currency: 'chf' }), {
    currency: 'CHF',
    revision: after.revision + 1,
  });
  assert.deepEqual(await ada.call('PUT', BOOKS, { currency: 'CHF' }), {
    currency: 'CHF',
    revision: after.revision + 1,
  });
  assert.equal((await ada.call('PUT', BOOKS, { currency: 'XYZ' }, 422))['code'], 'http.invalid-input');
});
