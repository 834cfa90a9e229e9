import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../../test/app.ts';
import type { Account } from './money.schema.ts';
import { addAccount, fill } from './test/fill.ts';

test('an account opens the book, and its balance and months follow what is stored', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const rex = await app.signUp('rex');
  const account = await ada.call<Account>(
    'POST',
    '/api/v1/accounts',
    { name: 'Yen', currency: 'jpy', opening_balance: { amount: '500' } },
    201,
  );
  assert.deepEqual(account.balance, { amount: '500', currency: 'JPY' });
  await rex.call('GET', `/api/v1/accounts/${account.id}`, undefined, 404);
  const bad = { name: 'Dinar', currency: 'BHD', opening_balance: '1.2345' };
  assert.equal((await ada.call('POST', '/api/v1/accounts', bad, 422))['code'], 'money.bad-amount');

  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const category = await app.database.read
    .selectFrom('categories')
    .select('id')
    .where('name', '=', 'Groceries')
    .executeTakeFirstOrThrow();
  const [date, account_id] = ['2026-10-31', account.id];
  await fill(app.database, {
    owner_id,
    rows: [
      { account_id, date, amount_minor: -300n, category_id: category.id, tags: ['Trip', 'trip', 'food'] },
      { account_id, date, amount_minor: 1000n, status: 'uncleared' },
      {
        account_id,
        date,
        amount_minor: -70n,
        parts: [
          { category_id: category.id, amount_minor: -50n },
          { category_id: null, amount_minor: -20n },
        ],
      },
    ],
  });
  const now = await ada.call<Account>('GET', `/api/v1/accounts/${account.id}`);
  assert.deepEqual([now.balance.amount, now.cleared_balance.amount, now.transactions], ['1130', '130', 3]);
  const months = await app.database.read
    .selectFrom('account_months')
    .select(['month', 'category_key', 'in_minor', 'out_minor', 'entries'])
    .orderBy('category_key')
    .execute();
  assert.deepEqual(months, [
    { month: '2026-10', category_key: '', in_minor: 1000n, out_minor: 20n, entries: 2 },
    { month: '2026-10', category_key: category.id, in_minor: 0n, out_minor: 350n, entries: 2 },
  ]);
  const tags = await app.database.read.selectFrom('money_tags').select(['name', 'entries']).orderBy('name').execute();
  assert.deepEqual(tags, [
    { name: 'Trip', entries: 1 },
    { name: 'food', entries: 1 },
  ]);
  const most = 9_223_372_036_854_775_807n;
  const large = await addAccount(app.database, { owner_id, opening_minor: most });
  await assert.rejects(fill(app.database, { owner_id, rows: [{ account_id: large, date, amount_minor: 1n }] }), {
    code: 'database.out-of-range',
  });
});
