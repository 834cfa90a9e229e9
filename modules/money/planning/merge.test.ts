import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../test/person.ts';
import type { Category, Transaction } from '../money.schema.ts';
import type { Rule } from './rules.schema.ts';
import { book } from './test/book.ts';
import type { Book } from './test/book.ts';

const mergeOf = (id = '') => `/api/v1/categories/${id}/merge`;

/** Everything that names a category, and the totals by it. */
async function state({ app }: Book) {
  const { read } = app.database;
  const rows = await read.selectFrom('transactions').select(['id', 'category_id']).orderBy('id').execute();
  const parts = await read
    .selectFrom('transaction_parts')
    .selectAll()
    .orderBy('transaction_id')
    .orderBy('position')
    .execute();
  const months = await read
    .selectFrom('account_months')
    .selectAll()
    .where('entries', '>', 0)
    .orderBy('category_key')
    .execute();
  const budgets = await read
    .selectFrom('budgets')
    .select(['category_id', 'currency', 'month', 'amount_minor', 'rollover'])
    .orderBy('category_id')
    .orderBy('month')
    .execute();
  const rules = await read.selectFrom('money_rules').select(['id', 'category_id']).orderBy('id').execute();
  return { rows, parts, months, budgets, rules };
}

test('a category is merged after a preview; undone, everything that named it does again', async (t) => {
  const ours = await book(t);
  const { app, ada, owner_id, add, start, act, plan, categories } = ours;
  const { Coffee = '', Restaurants = '', Groceries = '' } = categories;
  const [bean] = await add([
    { amount_minor: -100n, category_id: Coffee, payee: 'Bean' },
    { amount_minor: -200n, category_id: Coffee, status: 'reconciled' },
    { amount_minor: -300n, category_id: Coffee, deleted_at: '2026-10-20T00:00:00.000Z' },
    { amount_minor: -400n, category_id: Restaurants },
    {
      amount_minor: -50n,
      parts: [
        { category_id: Coffee, amount_minor: -20n },
        { category_id: Groceries, amount_minor: -20n },
        { category_id: Restaurants, amount_minor: -10n },
      ],
    },
  ]);
  const rule = { conditions: [{ field: 'payee', is: 'equals', value: 'bean' }], category_id: Coffee };
  await ada.call<Rule>('POST', '/api/v1/rules', rule, 201);
  const budget = (category_id: string, month: string, amount_minor: bigint | null, rollover = 0) => ({
    ...{ owner_id, category_id, currency: 'EUR', month, amount_minor, rollover, updated_at: '' },
  });
  await app.database.write((tx) =>
    app.database.insertMany(tx, 'budgets', [
      budget(Coffee, '2026-01', 3000n, 1),
      budget(Coffee, '2026-06', null),
      budget(Restaurants, '2026-03', 10_000n),
    ]),
  );
  const before = await state(ours);
  const names = async () =>
    (await ada.call<{ items: Category[] }>('GET', '/api/v1/categories')).items.map(({ name, color }) => name + color);
  const categoriesBefore = await names();

  const preview = await start(mergeOf(Coffee), { into: Restaurants, dry_run: true });
  assert.deepEqual(preview.result, { transactions: 3, rules: 1, budgets: 1, into: 'Restaurants' });
  const { operation_id } = preview;
  assert.deepEqual(
    (await plan(operation_id)).map(({ subject, target }) => [subject, target]),
    [['Coffee (3 transactions, 1 rule, 1 budget)', 'Restaurants']],
  );
  assert.deepEqual(await state(ours), before);

  const merged = { merged: 1, moved: 4, rules: 1, budgets: 1 };
  assert.deepEqual((await act(operation_id, 'apply')).result, merged);
  const after = await state(ours);
  assert.ok(
    !JSON.stringify(after, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)).includes(Coffee),
  );
  assert.deepEqual(
    after.budgets.map(({ month, amount_minor, rollover }) => [month, amount_minor, rollover]),
    [
      ['2026-01', 3000n, 1],
      ['2026-03', 13_000n, 0],
      ['2026-06', 10_000n, 0],
    ],
  );
  await ada.call('GET', `/api/v1/categories/${Coffee}`, undefined, 404);

  assert.deepEqual((await act(operation_id, 'rollback')).result, { merged: 1, restored: 4, left: 0 });
  assert.deepEqual(await state(ours), before);
  assert.deepEqual(await names(), categoriesBefore);

  assert.deepEqual((await act(operation_id, 'apply')).result, merged);
  await ada.call<Transaction>('PATCH', `/api/v1/transactions/${bean}`, { category_id: Groceries });
  await ada.call('POST', '/api/v1/categories', { name: 'COFFEE', parent_id: await foodOf(ours) }, 201);
  await app.database.write((tx) => tx.updateTable('budgets').set({ amount_minor: 1n }).execute());
  assert.deepEqual((await act(operation_id, 'rollback')).result, { merged: 1, restored: 3, left: 2 });
  const again = await ada.call<Category>('GET', `/api/v1/categories/${Coffee}`);
  assert.equal(again.name, 'Coffee (2)');
});

async function foodOf({ app, categories }: Book): Promise<string | null> {
  const row = await app.database.read
    .selectFrom('categories')
    .select('parent_id')
    .where('id', '=', categories['Restaurants'] ?? '')
    .executeTakeFirstOrThrow();
  return row.parent_id;
}

test('what cannot be merged is refused at once', async (t) => {
  const { app, ada, categories } = await book(t);
  const { Coffee = '', Food = '', Fuel = '' } = categories;
  const refused = async (id: string, into: string, status: number, by = ada) =>
    (await by.call('POST', mergeOf(id), { into }, status))['code'];
  assert.equal(await refused(Coffee, Coffee, 422), 'money.merged-into-itself');
  assert.equal(await refused(Food, Coffee, 409), 'money.category-has-children');
  assert.equal(await refused(Coffee, crypto.randomUUID(), 404), 'money.category-not-found');
  assert.equal(await refused(crypto.randomUUID(), Coffee, 404), 'money.category-not-found');
  assert.equal(await refused('x', Coffee, 422), 'http.invalid-input');
  const rex = await app.signUp('rex');
  assert.equal(await refused(Coffee, Fuel, 404, rex), 'money.category-not-found');
});

test('merged both ways at once: nobody loses a category', async (t) => {
  const ours = await book(t);
  const { app, ada, add, categories } = ours;
  const { Coffee = '', Fuel = '' } = categories;
  await add(Array.from({ length: 1200 }, (_, n) => ({ amount_minor: -1n, category_id: n % 2 === 0 ? Coffee : Fuel })));
  const started = await Promise.all(
    [
      [Coffee, Fuel],
      [Fuel, Coffee],
    ].map(([from, into]) => ada.call<{ operation_id: string }>('POST', mergeOf(from), { into }, 202)),
  );
  for (const { operation_id } of started) {
    const { status, error } = await settled(ada, operation_id);
    if (status !== 'completed') assert.equal(error?.code, 'money.category-not-found');
  }
  const rows = await app.database.read
    .selectFrom('transactions')
    .innerJoin('categories', 'categories.id', 'category_id')
    .select('name')
    .execute();
  assert.equal(rows.length, 1200);
});
