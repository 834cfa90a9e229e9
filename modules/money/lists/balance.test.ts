import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { shelf, TRANSACTIONS } from './test/shelf.ts';

test('the balance that runs through an account is the naive sum, on every page, both ways', async (t) => {
  const { account, store, list, person } = await shelf(t);
  const row = fc.record({
    date: fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-15', '2026-01-31', '2026-02-01', '2026-03-08'),
    amount_minor: fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
    deleted_at: fc.constantFrom(null, null, null, '2026-04-01T00:00:00.000Z'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('asc', 'desc'),
      async (rows, limit, order) => {
        const opening_minor = 12_345n;
        const account_id = await account({ opening_minor, currency: 'JPY' });
        await store(rows.map((each) => ({ ...each, account_id })));
        const items = await list(`account=${account_id}&order=${order}`, limit);
        let balance = opening_minor;
        for (const { amount, running_balance } of order === 'asc' ? items : items.toReversed()) {
          balance += BigInt(amount.amount);
          assert.deepEqual(running_balance, { amount: String(balance), currency: 'JPY' });
        }
        assert.equal(items.length, rows.filter(({ deleted_at }) => deleted_at === null).length);
      },
    ),
    { numRuns: 25 },
  );
  const only = await account();
  await store([{ account_id: only, date: '2026-01-01', amount_minor: 1n, payee: 'x' }]);
  for (const query of ['q=x', 'sort=amount', 'status=cleared', 'from=2026-01-01', `account=${await account()}`])
    for (const { running_balance } of await list(`account=${only}&${query}`))
      assert.equal(running_balance, null, query);
  await person.call('GET', `${TRANSACTIONS}/count`);
});

test('sums, months, payees and tags of what is there, and nobody else’s', async (t) => {
  const ada = await shelf(t);
  const { person, account, store, category } = ada;
  const [bank, yen] = [await account(), await account({ currency: 'JPY' })];
  const [food, home] = [await category('Food'), await category('Home')];
  await store([
    ...[food, home, food].map((category_id, n) => ({
      ...{ account_id: bank, date: `2026-01-0${n + 1}`, amount_minor: -100n, payee: n === 2 ? 'REWE' : 'Rewe' },
      ...{ category_id, tags: ['Trip'] },
    })),
    {
      ...{ account_id: bank, date: '2026-02-01', amount_minor: -50n, payee: 'Big Rewe', tags: ['trip', 'far'] },
      parts: [
        { category_id: food, amount_minor: -80n },
        { category_id: null, amount_minor: 30n },
      ],
    },
    { account_id: yen, date: '2026-02-02', amount_minor: 500n, payee: 'Tokyo' },
    { account_id: yen, date: '2026-02-03', amount_minor: 500n, deleted_at: '2026-02-04T00:00:00.000Z', payee: 'Gone' },
  ]);
  const money = (amount: string, currency: string) => ({ amount, currency });
  const euros = { in: money('0.30', 'EUR'), out: money('3.80', 'EUR'), net: money('-3.50', 'EUR') };
  const yens = { in: money('500', 'JPY'), out: money('0', 'JPY'), net: money('500', 'JPY') };
  const count = (query: string) => person.call('GET', `${TRANSACTIONS}/count?${query}`);
  assert.deepEqual(await count(''), { transactions: 5, more: false, sums: [euros, yens] });
  assert.deepEqual(await count('q=rewe'), { transactions: 4, more: false, sums: [euros] });
  assert.deepEqual(await count('q=nothing'), { transactions: 0, more: false, sums: [] });
  const listed = async (path: string) =>
    (await person.call<{ items: object[] }>('GET', `${TRANSACTIONS}/${path}`)).items;
  const months = [
    { month: '2026-02', transactions: 2 },
    { month: '2026-01', transactions: 3 },
  ];
  assert.deepEqual([await listed('months'), await listed('months?from=2026-01-01')], [months, months]);
  assert.deepEqual(await listed('months?trashed=true'), [{ month: '2026-02', transactions: 1 }]);
  assert.deepEqual(await listed('payees?q=re'), [
    { payee: 'REWE', category_id: food },
    { payee: 'Big Rewe', category_id: null },
  ]);
  assert.deepEqual(await listed('payees?q=tok'), [{ payee: 'Tokyo', category_id: null }]);
  assert.deepEqual(await listed('payees?q=gone'), []);
  assert.deepEqual(await listed('tags'), [
    { name: 'Trip', transactions: 4 },
    { name: 'far', transactions: 1 },
  ]);
  assert.deepEqual(await listed('tags?q=FA'), [{ name: 'far', transactions: 1 }]);
  const rex = await ada.app.signUp('rex');
  for (const path of ['months', 'payees?q=re', 'tags'])
    assert.deepEqual(await rex.call('GET', `${TRANSACTIONS}/${path}`), { items: [], next_cursor: null });
});
