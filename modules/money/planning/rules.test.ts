import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAccount } from '../test/fill.ts';
import type { Rule, SuggestedRule, Trial } from './rules.schema.ts';
import { book } from './test/book.ts';

const path = '/api/v1/rules';
const rewe = { field: 'payee', is: 'contains', value: 'rewe' } as const;

test('rules are made, read, changed, ordered and deleted, by their owner alone', async (t) => {
  const { app, ada, categories, account_id } = await book(t);
  const rex = await app.signUp('rex');
  const { Groceries, Coffee } = categories;
  const made = await ada.call<Rule>(
    'POST',
    path,
    {
      conditions: [
        rewe,
        { field: 'amount', currency: 'eur', from: '5', to: '7.5' },
        { field: 'account', account_ids: [account_id] },
      ],
      ...{ category_id: Groceries, payee: 'Rewe', tags: ['Food', 'food'] },
    },
    201,
  );
  assert.partialDeepStrictEqual(made, {
    name: '',
    active: true,
    match: 'all',
    position: 1,
    tags: ['Food'],
    revision: 1,
  });
  assert.deepEqual(made.conditions[1], { field: 'amount', currency: 'EUR', from: '5.00', to: '7.50' });
  assert.deepEqual(await ada.call('GET', `${path}/${made.id}`), made);
  const more = await Promise.all(
    ['a', 'b'].map((name) => ada.call<Rule>('POST', path, { name, conditions: [rewe], category_id: Coffee }, 201)),
  );
  const changed = await ada.call<Rule>('PATCH', `${path}/${made.id}`, { active: false, tags: [] });
  assert.partialDeepStrictEqual(changed, { active: false, tags: [], payee: 'Rewe', revision: 2 });
  assert.equal((await ada.call<Rule>('PATCH', `${path}/${made.id}`, { active: false })).revision, 2);
  const stale = await fetch(`${app.url}${path}/${made.id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json', 'if-match': '"1"' },
    body: '{"active":true}',
  });
  assert.deepEqual([stale.status, stale.headers.get('etag')], [412, '"2"']);

  const ids = async () => (await ada.call<{ items: Rule[] }>('GET', path)).items.map(({ id }) => id);
  const [first, second] = more.toSorted((a, b) => a.position - b.position);
  assert.deepEqual(await ids(), [made.id, first?.id, second?.id]);
  await ada.call('PUT', `${path}/order`, { rule_ids: [second?.id, made.id, second?.id] });
  assert.deepEqual(await ids(), [second?.id, made.id, first?.id]);

  for (const [method, at, body] of [
    ['GET', `/${made.id}`, undefined],
    ['PATCH', `/${made.id}`, { active: true }],
    ['DELETE', `/${made.id}`, undefined],
    ['PUT', '/order', { rule_ids: [made.id] }],
  ] as const)
    assert.equal((await rex.call(method, path + at, body, 404))['code'], 'money.rule-not-found');
  const theirs = { conditions: [rewe], category_id: Groceries };
  assert.equal((await rex.call('POST', path, theirs, 404))['code'], 'money.category-not-found');
  const account = { conditions: [{ field: 'account', account_ids: [account_id] }], payee: 'x' };
  assert.equal((await rex.call('POST', path, account, 404))['code'], 'money.account-not-found');
  assert.deepEqual((await rex.call<{ items: Rule[] }>('GET', path)).items, []);
  await ada.call('DELETE', `${path}/${made.id}`, undefined, 204);
  await ada.call('GET', `${path}/${made.id}`, undefined, 404);
});

test('a rule that makes no sense is refused', async (t) => {
  const { ada, categories } = await book(t);
  const category_id = categories['Groceries'];
  const amount = (more: object) => ({ conditions: [{ field: 'amount', currency: 'EUR', ...more }], category_id });
  for (const [code, body] of [
    ['http.invalid-input', { conditions: [rewe] }],
    ['http.invalid-input', { conditions: [], category_id }],
    ['http.invalid-input', { conditions: Array.from({ length: 21 }, () => rewe), category_id }],
    ['http.invalid-input', { conditions: [{ ...rewe, is: 'regex' }], category_id }],
    ['http.invalid-input', { conditions: [{ ...rewe, value: ' ' }], category_id }],
    ['http.invalid-input', { conditions: [{ ...rewe, value: 'a\nb' }], category_id }],
    ['http.invalid-input', { conditions: [rewe], payee: '' }],
    ['http.invalid-input', { conditions: [rewe], tags: ['a\u202eb'] }],
    ['http.invalid-input', amount({})],
    ['http.invalid-input', amount({ from: '-1' })],
    ['http.invalid-input', amount({ from: '1e3' })],
    ['http.invalid-input', amount({ from: '1', currency: 'XYZ' })],
    ['http.invalid-input', { conditions: [{ field: 'account', account_ids: [] }], category_id }],
    ['money.bad-amount', amount({ from: '1.005' })],
    ['money.bad-amount', amount({ from: '2', to: '1' })],
  ] as const)
    assert.equal((await ada.call('POST', path, body, 422))['code'], code, JSON.stringify(body));
  const { id } = await ada.call<Rule>('POST', path, { conditions: [rewe], category_id }, 201);
  const bare = await ada.call('PATCH', `${path}/${id}`, { category_id: null }, 422);
  assert.equal(bare['code'], 'money.rule-without-effect');
});

test('a rule is tried before it is kept: on what it is for, and on nothing that it leaves alone', async (t) => {
  const { app, ada, owner_id, add, categories } = await book(t);
  const { Groceries = '', Coffee = '' } = categories;
  const dollars = await addAccount(app.database, { owner_id, currency: 'USD' });
  await add([
    { amount_minor: -500n, payee: 'REWE Markt', date: '2026-10-01' },
    { amount_minor: -500n, payee: 'Rewe', category_id: Groceries, date: '2026-10-02' },
    { amount_minor: -500n, payee: 'PAYPAL*REWE', memo: 'Élan', category_id: Coffee, date: '2026-10-03' },
    { amount_minor: -500n, payee: 'Rewe', transfer_id: crypto.randomUUID() },
    { amount_minor: -500n, payee: 'Rewe', parts: [{ category_id: Coffee, amount_minor: -500n }] },
    { amount_minor: -500n, payee: 'Rewe', deleted_at: '2026-10-03T00:00:00.000Z' },
    { amount_minor: -500n, payee: 'Rewe', account_id: dollars, date: '2026-10-04', status: 'reconciled' },
    { amount_minor: 700n, payee: 'Other', memo: 'rewe refund', date: '2026-10-05' },
  ]);
  const tryIt = (rule: object) => ada.call<Trial>('POST', `${path}/try`, { rule: { category_id: Groceries, ...rule } });
  const payees = async (rule: object) => (await tryIt(rule)).items.map(({ payee }) => payee);
  const found = await tryIt({ conditions: [rewe] });
  assert.deepEqual([found.matching, found.changing, found.complete], [6, 3, true]);
  assert.deepEqual(
    found.items.map(({ payee, amount, changes }) => [payee, amount.currency, changes.category_id]),
    [
      ['Rewe', 'USD', Groceries],
      ['PAYPAL*REWE', 'EUR', Groceries],
      ['REWE Markt', 'EUR', Groceries],
    ],
  );
  assert.deepEqual(await payees({ conditions: [{ field: 'payee', is: 'contains', value: 'ewe mar' }] }), [
    'REWE Markt',
  ]);
  assert.deepEqual(await payees({ conditions: [{ field: 'payee', is: 'begins', value: 'rewe m' }] }), ['REWE Markt']);
  assert.deepEqual(await payees({ conditions: [{ field: 'text', is: 'words', value: 'elan r*' }] }), ['PAYPAL*REWE']);
  assert.deepEqual(await payees({ conditions: [{ field: 'payee', is: 'contains', value: '*' }] }), ['PAYPAL*REWE']);
  assert.deepEqual(await payees({ conditions: [{ field: 'amount', currency: 'EUR', from: '6', to: null }] }), [
    'Other',
  ]);
  assert.deepEqual(
    await payees({
      match: 'any',
      conditions: [
        { field: 'direction', is: 'in' },
        { field: 'account', account_ids: [dollars] },
      ],
    }),
    ['Other', 'Rewe'],
  );
  const tagged = await tryIt({
    conditions: [{ ...rewe, is: 'equals' }],
    category_id: null,
    payee: 'Rewe',
    tags: ['x'],
  });
  assert.deepEqual(
    tagged.items.map(({ changes }) => changes),
    [
      { category_id: null, payee: null, tags: ['x'] },
      { category_id: null, payee: null, tags: ['x'] },
    ],
  );
  const rex = await app.signUp('rex');
  const nothing = await rex.call<Trial>('POST', `${path}/try`, { rule: { conditions: [rewe], payee: 'x' } });
  assert.deepEqual(nothing, { matching: 0, changing: 0, complete: true, items: [] });
  assert.deepEqual((await ada.call<{ items: Rule[] }>('GET', path)).items, []);
});

test('what is done by hand again and again is suggested as a rule, until there is one or it was dismissed', async (t) => {
  const { ada, add, categories } = await book(t);
  const { Groceries = '', Coffee = '', Fuel = '' } = categories;
  const times = (count: number, row: object) =>
    Array.from({ length: count }, (_, n) => ({ amount_minor: BigInt(-100 - n), ...row }));
  await add([
    ...times(5, { payee: 'Bean & Co', category_id: Coffee }),
    ...times(2, { payee: 'REWE 4711 Berlin', category_id: Groceries }),
    ...times(2, { payee: 'Rewe 0815 Berlin', category_id: Groceries }),
    ...times(2, { payee: 'Rare', category_id: Fuel }),
    ...times(8, { payee: 'Mixed', category_id: Fuel }),
    ...times(1, { payee: 'Mixed', category_id: Coffee }),
    ...times(9, { payee: 'By a rule', category_id: Fuel, import_id: crypto.randomUUID() }),
    ...times(4, { payee: '', category_id: Fuel }),
  ]);
  const suggested = async () => (await ada.call<{ items: SuggestedRule[] }>('GET', `${path}/suggestions`)).items;
  const first = await suggested();
  assert.deepEqual(
    first.map(({ payee, transactions, agreeing, rule }) => [
      payee,
      transactions,
      agreeing,
      rule.conditions,
      rule.category_id,
    ]),
    [
      ['Bean & Co', 5, 5, [{ field: 'payee', is: 'equals', value: 'Bean & Co' }], Coffee],
      [first[1]?.payee, 4, 4, [{ field: 'payee', is: 'words', value: 'rewe berlin' }], Groceries],
    ],
  );
  await ada.call('POST', path, first[1]?.rule, 201);
  assert.deepEqual(await suggested(), first.slice(0, 1));
  await ada.call('POST', `${path}/suggestions/dismiss`, { key: first[0]?.key }, 204);
  await ada.call('POST', `${path}/suggestions/dismiss`, { key: first[0]?.key }, 204);
  assert.deepEqual(await suggested(), []);
});

test('there are 500 rules at most', async (t) => {
  const { app, ada, owner_id } = await book(t);
  const now = '2026-10-01T00:00:00.000Z';
  const conditions = JSON.stringify({ match: 'all', conditions: [rewe] });
  const rows = Array.from({ length: 500 }, (_, n) => ({
    ...{ id: crypto.randomUUID(), owner_id, position: n, name: `${n}`, active: 1, conditions, category_id: null },
    ...{ actions: '{"payee":"x","tags":[]}', revision: 1, created_at: now, updated_at: now },
  }));
  await app.database.write((tx) => app.database.insertMany(tx, 'money_rules', rows));
  const refused = await ada.call('POST', path, { conditions: [rewe], payee: 'x' }, 409);
  assert.equal(refused['code'], 'money.too-many-rules');
  const all = await ada.call<{ items: Rule[] }>('GET', path);
  assert.equal(all.items.length, 500);
  const turned = await ada.call<{ items: Rule[] }>('PUT', `${path}/order`, {
    rule_ids: all.items.map(({ id }) => id).toReversed(),
  });
  assert.deepEqual(
    turned.items.map(({ name }) => name),
    all.items.map(({ name }) => name).toReversed(),
  );
});
