import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { auditBook } from './ledger/ledger.ts';
import type { Account, Transaction } from './money.schema.ts';
import { ACCOUNTS, book, bookOf, BOOKS, CATEGORIES, TRANSACTIONS } from './test/book.ts';
import type { Problem } from './test/book.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const INVALID = 'http.invalid-input';
const EXPONENT = [
  '1e3',
  '1E3',
  '0x10',
  '1,5',
  '1.',
  '.5',
  '--1',
  '1 000',
  '',
  ' ',
  'NaN',
  'Infinity',
  '٣',
  '１',
  '1_000',
];

test('bad transactions are refused, each with its field, and nothing of them is kept', async (t) => {
  const { ada, refuse, add, read, app, owner_id, balance } = await book(t);
  const made = await add({ splits: [{ amount: '-4' }, { amount: '-6' }] });
  const cases: [Record<string, unknown>, string, string][] = [
    ...EXPONENT.map((amount): [Record<string, unknown>, string, string] => [{ amount }, '/amount', INVALID]),
    [{ amount: -10 }, '/amount', INVALID],
    [{ amount: null }, '/amount', INVALID],
    [{ amount: ['1'] }, '/amount', INVALID],
    [{ amount: { amount: '1', currency: 'XXX' } }, '/amount/currency', INVALID],
    [{ amount: { amount: '1', currency: 'USD' } }, '/amount', 'money.bad-amount'],
    [{ amount: '1.234' }, '/amount', 'money.bad-amount'],
    [{ amount: '9'.repeat(40) }, '/amount', 'money.bad-amount'],
    [{ amount: '9'.repeat(41) }, '/amount', INVALID],
    [{ amount: '10000000000000.00' }, '/amount', 'money.bad-amount'],
    [{ amount: `-0.${'0'.repeat(39)}1` }, '/amount', 'money.bad-amount'],
    ...[
      '2026-02-30',
      '2025-02-29',
      '0000-01-01',
      '9999-12-31',
      '1899-12-31',
      '2200-01-01',
      '2026-13-01',
      '2026-1-1',
      '20261101',
      '2026-11-01T00:00',
      '',
      '+002026-01-01',
    ].map((date): [Record<string, unknown>, string, string] => [{ date }, '/date', INVALID]),
    [{ date: 20_261_101 }, '/date', INVALID],
    [{ payee: 'two\nlines' }, '/payee', INVALID],
    [{ payee: 'gpj.\u202eexe' }, '/payee', INVALID],
    [{ payee: 'x'.repeat(301) }, '/payee', INVALID],
    [{ memo: 'a\u2066b' }, '/memo', INVALID],
    [{ memo: 'x'.repeat(2001) }, '/memo', INVALID],
    [{ tags: ['ok', ' '] }, '/tags/1', INVALID],
    [{ tags: ['\u200b'] }, '/tags/0', INVALID],
    [{ tags: ['x'.repeat(61)] }, '/tags/0', INVALID],
    [{ tags: times(21).map(String) }, '/tags', INVALID],
    [{ tags: 'all' }, '/tags', INVALID],
    [{ splits: times(101).map(() => ({ amount: '-0.10' })) }, '/splits', INVALID],
    [{ splits: [{ amount: '1e1' }] }, '/splits/0/amount', INVALID],
    [{ splits: [{ amount: '-10.001' }] }, '/splits/0/amount', 'money.bad-amount'],
    [{ splits: [{ amount: '-9.99' }] }, '/splits', 'money.parts-do-not-add-up'],
    [{ splits: [{ amount: '-10', memo: 'a\u0007' }] }, '/splits/0/memo', INVALID],
    [{ splits: [{ amount: '-10', category_id: 'food' }] }, '/splits/0/category_id', INVALID],
    [{ splits: {} }, '/splits', INVALID],
    [{ status: 'reconciled' }, '/status', INVALID],
    [{ status: 'void' }, '/status', INVALID],
    [{ account_id: 'mine' }, '/account_id', INVALID],
    [{ account_id: null }, '/account_id', INVALID],
    [{ category_id: "' or 1=1" }, '/category_id', INVALID],
  ];
  for (const [given, path, code] of cases) {
    const problem = await refuse(given);
    assert.deepEqual([problem.code, problem.fields?.[0]?.path], [code, path], JSON.stringify(given));
    const changed = await ada.call<Problem>('PATCH', `${TRANSACTIONS}/${made.id}`, given, 422);
    assert.deepEqual([changed.code, changed.fields?.[0]?.path], [code, path], JSON.stringify(given));
  }
  assert.deepEqual([await read(made.id), await balance()], [made, '-10.00']);
  assert.deepEqual(await auditBook(app.database.read, { owner_id }), []);
});

test('what is only unusual is kept as it is', async (t) => {
  const { add, read, addAccount, change } = await book(t);
  for (const text of [
    '<script>alert(1)</script>',
    "Robert'); DROP TABLE transactions;--",
    '=1+1',
    '%_\\',
    'Ὀδυσσεύς',
    'عربي',
    '👨‍👩‍👧‍👦',
    'constructor',
  ]) {
    const { id } = await add({ payee: text, memo: text, tags: [text, text, text.toUpperCase()] });
    const kept = await read(id);
    assert.deepEqual([kept.payee, kept.memo, kept.tags.length], [text, text, 1], text);
  }
  const amount = async (given: string, account_id: string) => (await add({ amount: given, account_id })).amount.amount;
  const [yen, dinar] = [await addAccount({ currency: 'JPY' }), await addAccount({ currency: 'BHD' })];
  assert.equal(await amount('-0', yen.id), '0');
  assert.equal(await amount('+007', yen.id), '7');
  assert.equal(await amount('-12.000', yen.id), '-12');
  assert.equal(await amount('-0.001', dinar.id), '-0.001');
  assert.equal(await amount('999999999999.999', dinar.id), '999999999999.999');
  const parts = await add({ amount: '0', splits: [{ amount: '5' }, { amount: '-5' }, { amount: '-0' }] });
  assert.deepEqual(
    parts.splits.map((part) => part.amount.amount),
    ['5.00', '-5.00', '0.00'],
  );
  const hundred = await add({ amount: '-1', splits: times(100).map(() => ({ amount: '-0.01' })) });
  assert.equal((await read(hundred.id)).splits.length, 100);
  assert.deepEqual((await change(hundred.id, { tags: ['A', 'a', 'Á'] })).tags, ['A']);
  assert.equal((await add({ date: '1900-01-01' })).date, '1900-01-01');
  assert.equal((await add({ date: '2024-02-29' })).date, '2024-02-29');
});

test('what no text can hold, and bodies that are too large, are refused before anything reads them', async (t) => {
  const { app, ada, account } = await book(t);
  const send = async (body: string) => {
    const headers = { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' };
    const reply = await fetch(app.url + TRANSACTIONS, { method: 'POST', headers, body });
    return [reply.status, ((await reply.json()) as Problem).code];
  };
  const start = `{"account_id":"${account.id}","date":"2026-10-31","amount":"-1","payee":`;
  assert.deepEqual(await send(String.raw`${start}"a\u0000b"}`), [400, 'http.bad-body']);
  assert.deepEqual(await send(String.raw`${start}"half \ud83d"}`), [400, 'http.bad-body']);
  assert.deepEqual(await send(`${start}"a","__proto__":{"memo":"x"}}`), [400, 'http.bad-body']);
  assert.deepEqual(await send(start), [400, 'http.bad-body']);
  assert.deepEqual(await send(`${start}"${'x'.repeat(2_000_000)}"}`), [413, 'http.body-too-large']);
  assert.equal((await send('[]'))[0], 422);
  assert.equal((await send('null'))[0], 422);
});

test('bad transfers are refused', async (t) => {
  const { ada, account, addAccount, add, refuse, category } = await book(t);
  const [savings, yen] = [await addAccount({ name: 'Savings' }), await addAccount({ currency: 'JPY' })];
  const { id: category_id } = await category('Groceries');
  for (const [given, path] of [
    [{ transfer_account_id: account.id }, '/transfer_account_id'],
    [{ transfer_account_id: savings.id, amount: '0' }, '/amount'],
    [{ transfer_account_id: savings.id, amount: '-0' }, '/amount'],
    [{ transfer_account_id: savings.id, transfer_amount: '9' }, '/transfer_amount'],
    [{ transfer_account_id: savings.id, transfer_amount: '-10' }, '/transfer_amount'],
    [{ transfer_account_id: yen.id }, '/transfer_amount'],
    [{ transfer_account_id: yen.id, transfer_amount: '-1600' }, '/transfer_amount'],
    [{ transfer_account_id: yen.id, transfer_amount: '0' }, '/transfer_amount'],
    [{ transfer_account_id: savings.id, category_id }, '/category_id'],
    [{ transfer_account_id: savings.id, splits: [{ amount: '-10' }] }, '/splits'],
    [{ transfer_amount: '10' }, '/transfer_amount'],
  ] as const) {
    const problem = await refuse(given);
    assert.deepEqual([problem.code, problem.fields?.[0]?.path], ['money.bad-transfer', path], JSON.stringify(given));
  }
  assert.equal((await refuse({ transfer_account_id: yen.id, transfer_amount: '1.5' })).code, 'money.bad-amount');

  const abroad = await add({ transfer_account_id: yen.id, transfer_amount: '1600' });
  const here = await add({ transfer_account_id: savings.id });
  const change = (id: string, given: object) => ada.call<Problem>('PATCH', `${TRANSACTIONS}/${id}`, given, 422);
  for (const [id, given] of [
    [abroad.id, { amount: '10' }],
    [abroad.id, { amount: '0' }],
    [abroad.id, { account_id: yen.id, amount: '-5' }],
    [here.id, { account_id: savings.id }],
    [here.id, { amount: '0' }],
    [here.id, { transfer_amount: '11' }],
    [here.id, { category_id }],
    [here.id, { splits: [{ amount: '-10' }] }],
  ] as const)
    assert.equal((await change(id, given)).code, 'money.bad-transfer', JSON.stringify(given));
  const turned = await ada.call<Transaction>('PATCH', `${TRANSACTIONS}/${abroad.id}`, {
    amount: '10',
    transfer_amount: '-1600',
  });
  assert.equal(turned.amount.amount, '10.00');
  assert.equal((await ada.call<Account>('GET', `${ACCOUNTS}/${yen.id}`)).balance.amount, '-1600');

  const [one, same, unequal] = [
    await add(),
    await add({ amount: '10' }),
    await add({ amount: '9', account_id: savings.id }),
  ];
  const link = (id: string, other_id: string) =>
    ada.call<Problem>('POST', `${TRANSACTIONS}/${id}/link`, { other_id }, 422);
  for (const other of [one, same, unequal, here])
    assert.equal((await link(one.id, other.id)).code, 'money.bad-transfer');
  assert.equal(
    (await ada.call('POST', `${TRANSACTIONS}/${one.id}/unlink`, undefined, 422))['code'],
    'money.bad-transfer',
  );
});

test('bad accounts, categories, books and reconciliations are refused, each with its field', async (t) => {
  const { ada, account, category } = await book(t);
  const groceries = await category('Groceries');
  const [one, place] = [`${ACCOUNTS}/${account.id}`, `${ACCOUNTS}/${account.id}/reconciliations`];
  for (const [method, path, body, field] of [
    ['POST', ACCOUNTS, { name: '\u200b', currency: 'EUR' }, '/name'],
    ['POST', ACCOUNTS, { name: 'x'.repeat(101), currency: 'EUR' }, '/name'],
    ['POST', ACCOUNTS, { name: 'A', currency: 'XAU' }, '/currency'],
    ['POST', ACCOUNTS, { name: 'A', currency: 'constructor' }, '/currency'],
    ['PATCH', one, { kind: 'purse' }, '/kind'],
    ['PATCH', one, { position: -1 }, '/position'],
    ['PATCH', one, { position: 1.5 }, '/position'],
    ['PATCH', one, { opening_balance: 5 }, '/opening_balance'],
    ['PATCH', one, { closed: 'yes' }, '/closed'],
    ['PATCH', one, { number: 'a\u202e' }, '/number'],
    ['PUT', `${ACCOUNTS}/order`, { ids: ['x'] }, '/ids/0'],
    ['PUT', `${ACCOUNTS}/order`, {}, '/ids'],
    ['POST', CATEGORIES, { name: 'a\nb' }, '/name'],
    ['POST', CATEGORIES, { name: 'A', color: 'red' }, '/color'],
    ['POST', CATEGORIES, { name: 'A', parent_id: 'x' }, '/parent_id'],
    ['PATCH', `${CATEGORIES}/${groceries.id}`, { kind: 'both' }, '/kind'],
    ['PATCH', `${CATEGORIES}/${groceries.id}`, { archived: 1 }, '/archived'],
    ['PUT', BOOKS, {}, '/currency'],
    ['POST', place, { date: '2026-02-30', balance: '1' }, '/date'],
    ['POST', place, { date: '2026-10-31', balance: '1e3' }, '/balance'],
    ['POST', place, { date: '2026-10-31', balance: '1', adjust: 'yes' }, '/adjust'],
    ['POST', `${TRANSACTIONS}/${randomUUID()}/link`, {}, '/other_id'],
    ['GET', `${place}/preview?date=2026-10-31`, undefined, '/balance'],
    ['GET', `${place}/preview?balance=1&date=0000-01-01`, undefined, '/date'],
    ['GET', `${BOOKS}/postings?limit=0`, undefined, '/limit'],
    ['GET', `${BOOKS}/postings?from=yesterday`, undefined, '/from'],
    ['GET', `${BOOKS}/trial-balance?at=2026-02-30`, undefined, '/at'],
  ] as const) {
    const problem = await ada.call<Problem>(method, path, body, 422);
    assert.deepEqual(
      [problem.code, problem.fields?.[0]?.path],
      [INVALID, field],
      `${method} ${path} ${JSON.stringify(body)}`,
    );
  }
  assert.equal(
    (await ada.call('POST', place, { date: '2026-10-31', balance: '9'.repeat(40) }, 422))['code'],
    'money.bad-amount',
  );
  for (const cursor of ['nonsense', 'e30', Buffer.from('{"date":"2026-02-30","id":"x"}').toString('base64url')])
    for (const path of [`${BOOKS}/postings`, place]) await ada.call('GET', `${path}?cursor=${cursor}`, undefined, 400);
  assert.equal((await ada.call<Account>('GET', one)).revision, 1);
});

test('what belongs to somebody else is not there, in whatever place it is named', async (t) => {
  const mine = await book(t);
  const theirs = await bookOf(mine.app, await mine.app.signUp('rex'));
  const [made, category] = [await theirs.add(), await theirs.category('Groceries')];
  const savings = await theirs.addAccount({ name: 'Savings' });
  const moved = await theirs.act('PATCH', `${TRANSACTIONS}/${made.id}`, { memo: 'x' });
  const own = await mine.add();
  const { ada } = mine;
  const [transaction, account] = [`${TRANSACTIONS}/${made.id}`, `${ACCOUNTS}/${savings.id}`];
  for (const [method, path, body] of [
    ['GET', transaction, undefined],
    ['PATCH', transaction, { memo: 'mine' }],
    ['DELETE', transaction, undefined],
    ['DELETE', `${transaction}?forever=true`, undefined],
    ['POST', `${transaction}/restore`, undefined],
    ['GET', `${transaction}/history`, undefined],
    ['POST', `${transaction}/link`, { other_id: own.id }],
    ['POST', `${TRANSACTIONS}/${own.id}/link`, { other_id: made.id }],
    ['POST', `${transaction}/unlink`, undefined],
    ['POST', `${TRANSACTIONS}/changes/${moved.change}/undo`, undefined],
    ['PATCH', `${TRANSACTIONS}/${own.id}`, { account_id: savings.id }],
    ['PATCH', `${TRANSACTIONS}/${own.id}`, { category_id: category.id }],
    ['PATCH', `${TRANSACTIONS}/${own.id}`, { splits: [{ amount: '-10', category_id: category.id }] }],
    ['POST', TRANSACTIONS, { account_id: savings.id, date: '2026-10-31', amount: '1' }],
    ['POST', TRANSACTIONS, { account_id: mine.account.id, date: '2026-10-31', amount: '1', category_id: category.id }],
    [
      'POST',
      TRANSACTIONS,
      { account_id: mine.account.id, date: '2026-10-31', amount: '1', transfer_account_id: savings.id },
    ],
    ['GET', account, undefined],
    ['PATCH', account, { name: 'Mine' }],
    ['DELETE', account, undefined],
    ['PUT', `${ACCOUNTS}/order`, { ids: [savings.id] }],
    ['GET', `${CATEGORIES}/${category.id}`, undefined],
    ['PATCH', `${CATEGORIES}/${category.id}`, { name: 'Mine' }],
    ['DELETE', `${CATEGORIES}/${category.id}`, undefined],
    ['POST', CATEGORIES, { name: 'Mine', parent_id: (await theirs.category('Food')).id }],
    ['GET', `${account}/reconciliations`, undefined],
    ['GET', `${account}/reconciliations/preview?date=2026-10-31&balance=0`, undefined],
    ['POST', `${account}/reconciliations`, { date: '2026-10-31', balance: '0' }],
    ['DELETE', `${account}/reconciliations/${randomUUID()}`, undefined],
    ['GET', `${BOOKS}/postings?account=${savings.id}`, undefined],
  ] as const) {
    const problem = await ada.call<Problem>(method, path, body, 404);
    assert.match(problem.code, /^money\.(transaction|account|category|change)-not-found$/, `${method} ${path}`);
  }
  assert.equal((await theirs.read(made.id)).memo, 'x');
  assert.deepEqual(await mine.read(own.id), own);
  assert.deepEqual(await ada.call('DELETE', `${TRANSACTIONS}/trash`), { deleted: 0 });
});

test('a change on what was changed meanwhile is refused, with the tag of now', async (t) => {
  const { add, act, account, read, balance, undo, ada } = await book(t);
  const { id } = await add();
  const path = `${TRANSACTIONS}/${id}`;
  const change = (place: string, body: object) => act('PATCH', place, body, { 'if-match': '"1"' });
  for (const [place, bodies] of [
    [path, [{ amount: '-1' }, { amount: '-2' }]],
    [`${ACCOUNTS}/${account.id}`, [{ opening_balance: '1' }, { opening_balance: '1', name: 'Yours' }]],
  ] as const) {
    const answers = await Promise.all(bodies.map((body) => change(place, body)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200, 412]));
    for (const { status, body, etag } of answers) {
      if (status === 412) assert.equal(body['code'], 'money.changed-meanwhile');
      assert.equal(etag, '"2"');
    }
  }
  const { amount } = await read(id);
  assert.equal(await balance(), amount.amount === '-1.00' ? '0.00' : '-1.00');
  for (const tag of ['"1"', 'nonsense', '"2", "1"'])
    assert.equal((await act('DELETE', path, undefined, { 'if-match': tag })).status, 412);
  const gone = await act('DELETE', path, undefined, { 'if-match': 'W/"2"' });
  assert.equal(gone.status, 204);
  for (const [method, place] of [
    ['PATCH', path],
    ['DELETE', path],
    ['POST', `${path}/unlink`],
  ] as const)
    assert.equal(
      (await act(method, place, method === 'PATCH' ? { memo: 'x' } : undefined)).body['code'],
      'money.transaction-not-found',
    );
  const twice = await Promise.all([act('POST', `${path}/restore`), act('POST', `${path}/restore`)]);
  assert.deepEqual(new Set(twice.map(({ status }) => status)), new Set([200, 409]));
  assert.equal(
    (await ada.call('POST', `${TRANSACTIONS}/changes/${gone.change}/undo`, undefined, 412))['code'],
    'money.changed-meanwhile',
  );
  const one = await act('PATCH', path, { memo: 'x' });
  const undone = await Promise.all([1, 2].map(() => act('POST', `${TRANSACTIONS}/changes/${one.change}/undo`)));
  assert.deepEqual(new Set(undone.map(({ status }) => status)), new Set([200, 412]));
  const again = undone.find(({ status }) => status === 200);
  assert.equal((await undo(again?.change ?? null)).memo, 'x');
});
