import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transaction } from '../money.schema.ts';
import type { Rule } from './rules.schema.ts';
import { book } from './test/book.ts';
import type { Book } from './test/book.ts';

const path = '/api/v1/rules/apply';

function addRule({ ada }: Book, value: string, rule: object): Promise<Rule> {
  const conditions = [{ field: 'payee', is: 'contains', value }];
  return ada.call('POST', '/api/v1/rules', { conditions, ...rule }, 201);
}

test('rules run over history after a preview; undone, all is as it was, and what was changed since is left', async (t) => {
  const ours = await book(t);
  const { ada, add, start, act, plan } = ours;
  const { Groceries = '', Coffee = '' } = ours.categories;
  const [bean, rewe, other, split, moved, done] = await add([
    { amount_minor: -320n, payee: 'BEAN 4711', tags: ['mine'], date: '2026-10-01' },
    { amount_minor: -1234n, payee: 'REWE', status: 'reconciled', date: '2026-10-02' },
    { amount_minor: -1n, payee: 'Other' },
    { amount_minor: -10n, payee: 'REWE', parts: [{ category_id: null, amount_minor: -10n }] },
    { amount_minor: -10n, payee: 'REWE', transfer_id: crypto.randomUUID() },
    { amount_minor: -10n, payee: 'REWE', category_id: Coffee },
  ]);
  await addRule(ours, 'bean', { category_id: Coffee, payee: 'Bean & Co', tags: ['out', 'MINE'] });
  await addRule(ours, 'rewe', { category_id: Groceries });
  const read = (id = '') => ada.call<Transaction>('GET', `/api/v1/transactions/${id}`);
  const all = () => Promise.all([bean, rewe, other, split, moved, done].map(read));
  const plain = async () => (await all()).map(({ revision: _r, updated_at: _u, ...rest }) => rest);
  const before = await plain();

  const preview = await start(path, { dry_run: true });
  assert.deepEqual(preview.result, { transactions: 2, unchanged: 1 });
  const { operation_id } = preview;
  assert.deepEqual((await plan(operation_id)).map(({ subject, target }) => `${subject}: ${target}`).toSorted(), [
    '2026-10-01 BEAN 4711 −3.20 EUR: no category → Coffee, payee Bean & Co, + out',
    '2026-10-02 REWE −12.34 EUR: no category → Groceries',
  ]);
  assert.deepEqual(await plain(), before);

  assert.deepEqual((await act(operation_id, 'apply')).result, { changed: 2, skipped: 0 });
  assert.partialDeepStrictEqual(await read(bean), { category_id: Coffee, payee: 'Bean & Co', tags: ['mine', 'out'] });
  assert.partialDeepStrictEqual(await read(rewe), { category_id: Groceries, status: 'reconciled' });
  const found = await ours.app.database.read
    .selectFrom('account_months')
    .select(['category_key', 'out_minor'])
    .where('category_key', 'in', [Groceries, Coffee])
    .execute();
  assert.deepEqual(
    new Map(found.map(({ category_key, out_minor }) => [category_key, out_minor])),
    new Map([
      [Groceries, 1234n],
      [Coffee, 330n],
    ]),
  );

  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 2, left: 0 });
  assert.deepEqual(await plain(), before);
  assert.deepEqual((await act(operation_id, 'apply')).result, { changed: 2, skipped: 0 });
  // Another memo has nothing to do with the rules; another category has.
  await ada.call('PATCH', `/api/v1/transactions/${bean}`, { memo: 'With Rex' });
  await ada.call('PATCH', `/api/v1/transactions/${rewe}`, { category_id: Coffee });
  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 1, left: 1 });
  assert.partialDeepStrictEqual(await read(bean), {
    category_id: null,
    payee: 'BEAN 4711',
    memo: 'With Rex',
    tags: ['mine'],
  });
  assert.equal((await read(rewe)).category_id, Coffee);
});

test('some rules, some days, one account, single rows switched off, and what has a category where that is asked for', async (t) => {
  const ours = await book(t);
  const { ada, add, start, act, plan, account_id } = ours;
  const { Groceries = '', Coffee = '', Fuel = '' } = ours.categories;
  const [early, late, categorised] = await add([
    { amount_minor: -1n, payee: 'REWE', date: '2026-09-30' },
    { amount_minor: -2n, payee: 'REWE', date: '2026-10-01' },
    { amount_minor: -3n, payee: 'REWE', date: '2026-10-02', category_id: Coffee },
  ]);
  const rule = await addRule(ours, 'rewe', { category_id: Groceries });
  const off = await addRule(ours, 'rewe', { category_id: Fuel, active: false });
  const plannedFor = async (input: object) => {
    const { operation_id } = await start(path, { ...input, dry_run: true });
    return (await plan(operation_id)).map(({ subject }) => subject.slice(0, 10)).toSorted();
  };
  const only_uncategorised = true;
  assert.deepEqual(await plannedFor({ filter: { from: '2026-10-01', only_uncategorised } }), ['2026-10-01']);
  assert.deepEqual(await plannedFor({ filter: { to: '2026-09-30' } }), ['2026-09-30']);
  assert.deepEqual(await plannedFor({ rule_ids: [off.id] }), []);
  assert.deepEqual((await plannedFor({ filter: { account_id, only_uncategorised: false } })).length, 3);

  const { operation_id } = await start(path, {
    rule_ids: [rule.id],
    filter: { only_uncategorised: false },
    dry_run: true,
  });
  const unwanted = (await plan(operation_id)).find(({ subject }) => subject.startsWith('2026-09-30'));
  assert.deepEqual((await act(operation_id, 'apply', { exclude: [unwanted?.position] })).result, {
    changed: 2,
    skipped: 0,
  });
  const category = async (id = '') => (await ada.call<Transaction>('GET', `/api/v1/transactions/${id}`)).category_id;
  assert.deepEqual(await Promise.all([early, late, categorised].map(category)), [null, Groceries, Groceries]);
  await ada.call('PATCH', `/api/v1/transactions/${late}`, { payee: 'x' });
  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 2, left: 0 });
  assert.deepEqual(await Promise.all([early, late, categorised].map(category)), [null, null, Coffee]);
});

test('what changed between preview and apply is left; what makes no sense is refused', async (t) => {
  const ours = await book(t);
  const { app, ada, add, start, act, account_id } = ours;
  const [first, second] = await add([
    { amount_minor: -1n, payee: 'REWE' },
    { amount_minor: -2n, payee: 'REWE' },
    { amount_minor: -3n, payee: 'REWE' },
  ]);
  const rule = await addRule(ours, 'rewe', { category_id: ours.categories['Groceries'] });
  const { operation_id } = await start(path, { dry_run: true });
  await ada.call('PATCH', `/api/v1/transactions/${first}`, { payee: 'Mine' });
  await ada.call('DELETE', `/api/v1/transactions/${second}`, undefined, 204);
  assert.deepEqual((await act(operation_id, 'apply')).result, { changed: 1, skipped: 2 });

  const rex = await app.signUp('rex');
  const refused = async (body: object, status = 422, by = ada) => (await by.call('POST', path, body, status))['code'];
  assert.equal(await refused({ rule_ids: [rule.id] }, 404, rex), 'money.rule-not-found');
  assert.equal(await refused({ filter: { account_id } }, 404, rex), 'money.account-not-found');
  assert.equal(await refused({ rule_ids: [] }), 'http.invalid-input');
  assert.equal(await refused({ filter: { from: '2026-02-30' } }), 'http.invalid-input');
  assert.equal(await refused({ filter: { q: 'x' } }), 'http.invalid-input');
  assert.deepEqual((await start(path, {}, rex)).result, { changed: 0, skipped: 0 });
});

test('a category that goes between preview and apply takes nothing with it', async (t) => {
  const ours = await book(t);
  const { app, ada, add, start, act } = ours;
  await add([{ amount_minor: -1n, payee: 'REWE' }]);
  const rule = await addRule(ours, 'rewe', { category_id: ours.categories['Groceries'], tags: ['a'] });
  const { operation_id } = await start(path, { dry_run: true });
  await app.database.write((tx) =>
    tx
      .deleteFrom('categories')
      .where('id', '=', ours.categories['Groceries'] ?? '')
      .execute(),
  );
  assert.deepEqual((await act(operation_id, 'apply')).result, { changed: 0, skipped: 1 });
  const now = await ada.call<Rule>('GET', `/api/v1/rules/${rule.id}`);
  assert.deepEqual([now.category_id, now.tags], [null, ['a']]);
});
