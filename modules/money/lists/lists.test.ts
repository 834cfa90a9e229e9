import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shelf, shelfOf, TRANSACTIONS } from './test/shelf.ts';

test('a list shows what transactions are: parts, the other side of a transfer, the newest first, and only the own ones', async (t) => {
  const ada = await shelf(t);
  const rex = await shelfOf(ada.app, await ada.app.signUp('rex'));
  const [bank, cash] = [await ada.account(), await ada.account({ name: 'Cash' })];
  const [food, home] = [await ada.category('Food'), await ada.category('Home')];
  const transfer_id = '019a0000-0000-7000-8000-0000000000aa';
  const [, withdrawn, got] = await ada.store([
    {
      ...{ account_id: bank, date: '2026-10-30', amount_minor: -1250n, payee: 'Market', tags: ['Zoo', 'ada'] },
      parts: [
        { category_id: food, amount_minor: -1000n },
        { category_id: home, amount_minor: -250n },
      ],
    },
    { account_id: bank, date: '2026-11-01', amount_minor: -5000n, transfer_id },
    { account_id: cash, date: '2026-10-31', amount_minor: 5000n, transfer_id },
  ]);
  await rex.store([{ account_id: await rex.account(), date: '2026-11-02', amount_minor: -1n, payee: 'Rex' }]);
  const items = await ada.list();
  assert.deepEqual(items.map(({ id, transfer_account_id }) => [id, transfer_account_id]).slice(0, 2), [
    [withdrawn, cash],
    [got, bank],
  ]);
  const market = items[2];
  assert.deepEqual(market?.splits, [
    { category_id: food, amount: { amount: '-10.00', currency: 'EUR' }, memo: '' },
    { category_id: home, amount: { amount: '-2.50', currency: 'EUR' }, memo: '' },
  ]);
  assert.deepEqual([market?.tags, market?.amount], [['ada', 'Zoo'], { amount: '-12.50', currency: 'EUR' }]);
  // Ids of somebody else's name nothing here: a filter that finds nothing, not an address that is not there.
  for (const query of [`account=${bank}`, `category=${food}`]) assert.deepEqual(await rex.list(query), []);
});

test('every sort and order goes through the pages, each once, equal keys and all', async (t) => {
  const { account, store, list, person } = await shelf(t);
  const account_id = await account();
  await store(
    Array.from({ length: 23 }, (_, n) => ({
      ...{ account_id, date: `2026-10-0${1 + (n % 3)}`, amount_minor: BigInt((n % 4) - 2) },
      payee: ['Élan', 'elan', 'b', 'ﷺ'.repeat(200), ''][n % 5] ?? '',
    })),
  );
  const everything = (await list()).map(({ id }) => id).toSorted();
  for (const sort of ['date', 'amount', 'payee']) {
    const ascending = (await list(`sort=${sort}&order=asc`, 4)).map(({ id }) => id);
    assert.deepEqual(ascending.toSorted(), everything, sort);
    assert.deepEqual(
      (await list(`sort=${sort}&order=desc`, 23)).map(({ id }) => id),
      ascending.toReversed(),
    );
  }
  const { next_cursor } = await person.call<{ next_cursor: string }>('GET', `${TRANSACTIONS}?limit=1&sort=amount`);
  for (const query of [`cursor=${next_cursor}`, `sort=payee&cursor=${next_cursor}`, 'cursor=x', 'cursor=W10'])
    assert.equal((await person.call('GET', `${TRANSACTIONS}?${query}`, undefined, 400))['code'], 'http.bad-cursor');
});

test('a list can begin at a day, in both directions, and balances run on', async (t) => {
  const { account, store, list } = await shelf(t);
  const account_id = await account();
  await store(
    ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-02', '2026-10-31'].map((date) => ({
      ...{ account_id, date, amount_minor: -100n },
    })),
  );
  const days = async (query: string) => (await list(`account=${account_id}&${query}`, 2)).map(({ date }) => date);
  assert.deepEqual(await days('start=2026-10-02'), ['2026-10-02', '2026-10-02', '2026-10-01', '2026-09-30']);
  assert.deepEqual(await days('start=2026-10-30'), ['2026-10-02', '2026-10-02', '2026-10-01', '2026-09-30']);
  assert.deepEqual(await days('start=2026-10-02&order=asc'), ['2026-10-02', '2026-10-02', '2026-10-31']);
  assert.deepEqual(await days('start=2026-09-01'), []);
  const [first] = await list(`account=${account_id}&start=2026-10-01`);
  assert.equal(first?.running_balance?.amount, '-2.00');
});

test('filters find what they say, alone and together', async (t) => {
  const { account, store, category, payees } = await shelf(t);
  const [bank, yen, dinar] = [
    await account(),
    await account({ currency: 'JPY' }),
    await account({ currency: 'BHD', name: 'Dinar' }),
  ];
  const [food, coffee, salary] = [await category('Food'), await category('Coffee'), await category('Salary')];
  const import_id = '019a0000-0000-7000-8000-0000000000bb';
  await store([
    {
      account_id: bank,
      date: '2026-10-01',
      amount_minor: -1234n,
      payee: 'Café Größe',
      category_id: coffee,
      tags: ['Trip'],
    },
    { account_id: bank, date: '2026-10-02', amount_minor: 250_000n, payee: 'Employer', category_id: salary, import_id },
    {
      account_id: yen,
      date: '2026-10-03',
      amount_minor: -1234n,
      payee: 'Tokyo',
      memo: 'rent 12',
      tags: ['trip', 'far'],
    },
    { account_id: dinar, date: '2026-10-04', amount_minor: 1234n, payee: 'Manama', status: 'reconciled' },
    {
      ...{ account_id: bank, date: '2026-10-05', amount_minor: -300n, payee: 'Mixed', status: 'uncleared' },
      parts: [
        { category_id: food, amount_minor: -100n },
        { category_id: null, amount_minor: -200n },
      ],
    },
    { account_id: bank, date: '2026-10-06', amount_minor: -1234n, payee: 'Moved', transfer_id: import_id },
    {
      account_id: bank,
      date: '2026-10-07',
      amount_minor: -1234n,
      payee: 'Gone',
      deleted_at: '2026-10-08T00:00:00.000Z',
    },
  ]);
  for (const [query, expected] of [
    ['q=gross', 'Café Größe'],
    ['q=12.34', 'Moved, Café Größe'],
    ['q=-12,34', 'Moved, Café Größe'],
    ['q=%E2%82%AC12.34+caf', 'Café Größe'],
    ['q=1234', 'Tokyo'],
    ['q=1.234', 'Manama, Tokyo'],
    ['q=1,234', 'Manama, Tokyo'],
    ['q=2.500,00', 'Employer'],
    ['q=2500', 'Employer'],
    ['q=12', 'Tokyo'],
    [`account=${yen}&account=${dinar}`, 'Manama, Tokyo'],
    [`category=${food}`, 'Mixed, Café Größe'],
    [`category=${coffee}&category=${salary}`, 'Employer, Café Größe'],
    ['category=none', 'Mixed, Manama, Tokyo'],
    [`category=none&category=${coffee}`, 'Mixed, Manama, Tokyo, Café Größe'],
    ['uncategorised=true', 'Mixed, Manama, Tokyo'],
    ['uncategorised=false', 'Moved, Employer, Café Größe'],
    ['tag=TRIP', 'Tokyo, Café Größe'],
    ['tag=trip&tag=far', 'Tokyo'],
    ['tag=', ''],
    ['status=reconciled', 'Manama'],
    ['status=uncleared', 'Mixed'],
    ['from=2026-10-03&to=2026-10-04', 'Manama, Tokyo'],
    ['from=2026-10-05&to=2026-10-04', ''],
    ['min=12.34&max=12.34', 'Moved, Café Größe'],
    ['min=12.341&max=13', ''],
    ['min=1234', 'Tokyo, Employer'],
    ['max=3', 'Mixed, Manama'],
    ['min=99999999999999999999', ''],
    ['min=5&max=4', ''],
    ['direction=in', 'Manama, Employer'],
    ['direction=out', 'Mixed, Tokyo, Café Größe'],
    ['direction=transfer', 'Moved'],
    ['direction=in&min=2000', 'Employer'],
    ['payee=cafe+grosse', 'Café Größe'],
    ['payee=cafe', ''],
    ['payee=', ''],
    [`import_id=${import_id}`, 'Employer'],
    ['split=true', 'Mixed'],
    ['split=false&direction=out', 'Tokyo, Café Größe'],
    ['trashed=true', 'Gone'],
    ['trashed=true&q=12.34', 'Gone'],
    ['trashed=true&q=moved', ''],
    ['q=%22', 'Moved, Mixed, Manama, Tokyo, Employer, Café Größe'],
  ] as const)
    assert.equal((await payees(query)).join(', '), expected, query);
});

test('a filter that makes no sense is refused, with its place', async (t) => {
  const { person } = await shelf(t);
  for (const [query, path] of [
    ['account=x', '/account'],
    ['category=some', '/category'],
    ['status=open', '/status'],
    ['from=2026-02-30', '/from'],
    ['to=today', '/to'],
    ['min=-1', '/min'],
    ['max=1e3', '/max'],
    ['min=1,5', '/min'],
    ['direction=sideways', '/direction'],
    ['import_id=1', '/import_id'],
    ['split=maybe', '/split'],
    ['sort=size', '/sort'],
    ['order=up', '/order'],
    ['limit=0', '/limit'],
    ['limit=201', '/limit'],
    [`q=${'x'.repeat(201)}`, '/q'],
    [`payee=${'x'.repeat(301)}`, '/payee'],
    [`tag=${'x'.repeat(101)}`, '/tag'],
    [Array.from({ length: 21 }, () => 'tag=a').join('&'), '/tag'],
    ['status=cleared&status=uncleared', '/status'],
  ] as const) {
    const problem = await person.call<{ code: string; fields?: { path: string }[] }>(
      'GET',
      `${TRANSACTIONS}?${query}`,
      undefined,
      422,
    );
    assert.deepEqual(
      [problem.code, problem.fields?.[0]?.path.split('/')[1]],
      ['http.invalid-input', path.slice(1)],
      query,
    );
  }
});
