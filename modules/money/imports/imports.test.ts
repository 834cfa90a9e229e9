import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportEntry, Look } from './imports.schema.ts';
import type { Account, Transaction } from '../money.schema.ts';
import { fill } from '../test/fill.ts';
import { csvOf, importWorld, ofxOf } from './test/import-world.ts';

const OCTOBER = [
  { date: '2026-10-01', amount: '-3.00', payee: 'Coffee bar' },
  { date: '2026-10-01', amount: '-3.00', payee: 'Coffee bar' },
  { date: '2026-10-02', amount: '2500.00', payee: 'Employer', memo: 'Salary October' },
  { date: '2026-10-03', amount: '-54.20', payee: 'REWE Markt', memo: 'Card 1234' },
];

test('a file is looked through, brought in, known when it comes again, taken back, and brought in once more', async (t) => {
  const { account, preview, done, plan, rows, bring, ada } = await importWorld(t);
  const { id: account_id } = await account();
  const { operation_id, result } = await preview(csvOf(OCTOBER), { account_id, file_name: 'october.csv' });
  assert.partialDeepStrictEqual(result, {
    new: 4,
    known: 0,
    merged: 0,
    doubtful: 0,
    broken: 0,
    waiting: 0,
    from: '2026-10-01',
    to: '2026-10-03',
  });
  assert.partialDeepStrictEqual(result?.['accounts'], [
    {
      account_id,
      account_name: 'Current account',
      state: 'mine',
      new: 4,
      in: { amount: '2500.00', currency: 'EUR' },
      out: { amount: '-60.20' },
    },
  ]);
  const planned = await plan(operation_id);
  assert.deepEqual(
    planned.slice(0, 3).map(({ action, subject, target, state }) => [action, subject, target, state]),
    [
      ['create', '2026-10-01 Coffee bar', 'Current account: -3.00 EUR', 'planned'],
      ['create', '2026-10-01 Coffee bar', 'Current account: -3.00 EUR', 'planned'],
      ['create', '2026-10-02 Employer', 'Current account: 2500.00 EUR', 'planned'],
    ],
  );
  assert.deepEqual(await rows(), []);
  assert.partialDeepStrictEqual((await done(operation_id, 'apply')).result, { imported: 4, merged: 0, left: 0 });
  const all = await rows();
  assert.equal(all.length, 4);
  const now = await ada.call<{ balance: unknown; transactions: number }>('GET', `/api/v1/accounts/${account_id}`);
  assert.deepEqual([now.balance, now.transactions], [{ amount: '2439.80', currency: 'EUR' }, 4]);

  // The table is known by its header now, and the account with it.
  assert.partialDeepStrictEqual((await bring(csvOf([...OCTOBER, ...OCTOBER.slice(0, 1)]))).result, {
    imported: 1,
    known: 4,
  });
  assert.partialDeepStrictEqual((await preview(csvOf(OCTOBER.slice(0, 1)))).result, { new: 0, known: 1 });

  assert.partialDeepStrictEqual((await done(operation_id, 'rollback')).result, { taken_back: 4, left: 0 });
  assert.deepEqual(await rows(), ['2026-10-01 -300 Coffee bar']);
  assert.partialDeepStrictEqual((await done(operation_id, 'apply')).result, { imported: 4, left: 0 });
  assert.equal((await rows()).length, 5);
});

test('the account is found by its number, and what the bank says of its balance is held against the books', async (t) => {
  const { account, preview, bring, rows } = await importWorld(t);
  const { id: account_id } = await account({ number: 'DE02 1203 0000 0000 2020 51', opening_balance: '100' });
  const file = ofxOf(
    OCTOBER.map((booking, index) => ({ ...booking, id: `F${index}` })),
    { closing: { date: '2026-10-31', amount: '2539.80' } },
  );
  const { result } = await preview(file);
  assert.partialDeepStrictEqual(result?.['accounts'], [
    {
      account_id,
      new: 4,
      bank_balance: { amount: '2539.80' },
      balance_after: { amount: '2539.80' },
      difference: { amount: '0.00' },
    },
  ]);
  assert.partialDeepStrictEqual((await bring(file)).result, { imported: 4 });
  assert.partialDeepStrictEqual((await bring(file)).result, { imported: 0, known: 4 });
  // Without ids, from another program: the same words.
  assert.partialDeepStrictEqual((await preview(csvOf(OCTOBER), { account_id })).result, { new: 0, known: 4 });
  assert.equal((await rows()).length, 4);
});

test('what was entered by hand is met, not doubled; what may be two is shown side by side, and a person decides', async (t) => {
  const { account, preview, done, rows, ada, bring, database, owner_id } = await importWorld(t);
  const { id: account_id } = await account();
  const [first, second, third] = await fill(database, {
    owner_id,
    rows: [
      {
        account_id,
        date: '2026-10-04',
        amount_minor: -5420n,
        payee: 'Groceries',
        memo: 'for the party',
        status: 'uncleared',
      },
      { account_id, date: '2026-10-09', amount_minor: -1000n, payee: 'Ada’s book', status: 'uncleared' },
      { account_id, date: '2026-10-09', amount_minor: -1000n, payee: 'Cinema', status: 'uncleared' },
    ],
  });
  const file = csvOf([...OCTOBER, { date: '2026-10-10', amount: '-10.00', payee: 'SumUp 0815' }]);
  const { operation_id, result } = await preview(file, { account_id });
  assert.partialDeepStrictEqual(result, { new: 3, merged: 1, doubtful: 1 });
  const entries = (action: string) =>
    ada.call<{ items: ImportEntry[] }>('GET', `/api/v1/imports/${operation_id}/entries?action=${action}`);
  const {
    items: [merge],
  } = await entries('merge');
  assert.deepEqual(
    [merge?.booked?.payee, merge?.booked?.others.map(({ transaction_id }) => transaction_id)],
    ['REWE Markt', [first]],
  );
  const {
    items: [doubt],
  } = await entries('doubt');
  assert.deepEqual(
    [
      doubt?.state,
      doubt?.booked?.others.map(({ transaction_id }) => transaction_id).toSorted((a, b) => (a < b ? -1 : 1)),
    ],
    ['conflict', [second ?? '', third ?? ''].toSorted((a, b) => (a < b ? -1 : 1))],
  );

  const decide = (body: object, status = 200) =>
    ada.call<{ code?: string; decided?: number }>('POST', `/api/v1/imports/${operation_id}/decisions`, body, status);
  assert.equal(
    (await decide({ decisions: [{ position: merge?.position, decision: 'new' }] }, 409)).code,
    'money.not-decidable',
  );
  assert.equal((await decide({ all: 'new' })).decided, 1);
  assert.equal((await entries('doubt')).items[0]?.state, 'planned');
  await decide({ decisions: [{ position: doubt?.position, decision: 'leave' }] });
  assert.equal((await entries('doubt')).items[0]?.state, 'conflict');
  await decide({ decisions: [{ position: doubt?.position, decision: 'same', transaction_id: third }] });
  assert.partialDeepStrictEqual((await done(operation_id, 'apply')).result, { imported: 3, merged: 2, doubtful: 0 });
  assert.equal((await decide({ all: 'new' }, 409)).code, 'operations.not-applicable');
  const kept = async (id: string | undefined) => ada.call<Transaction>('GET', `/api/v1/transactions/${id}`);
  assert.partialDeepStrictEqual(await kept(first), {
    payee: 'Groceries',
    memo: 'for the party',
    status: 'cleared',
    date: '2026-10-04',
  });
  assert.partialDeepStrictEqual(await kept(third), { payee: 'Cinema', status: 'cleared' });
  assert.partialDeepStrictEqual(await kept(second), { payee: 'Ada’s book', status: 'uncleared' });
  assert.equal((await rows()).length, 6);
  assert.partialDeepStrictEqual((await bring(file, { account_id })).result, {
    imported: 0,
    merged: 0,
    known: 5,
    doubtful: 0,
  });

  assert.partialDeepStrictEqual((await done(operation_id, 'rollback')).result, { left: 0 });
  assert.partialDeepStrictEqual(await kept(first), {
    payee: 'Groceries',
    status: 'uncleared',
    import_id: null,
    bank_id: null,
  });
  assert.equal((await rows()).length, 3);
});

test('the same booking in other words, from another format, is doubtful; said to be the same, it is known from then on', async (t) => {
  const { account, preview, done, bring, rows, ada } = await importWorld(t);
  const { id: account_id } = await account({ number: 'DE02120300000000202051' });
  await bring(csvOf(OCTOBER), { account_id });
  const other = ofxOf([
    { date: '2026-10-01', amount: '-3.00', payee: 'Coffee bar', id: 'A1' },
    { date: '2026-10-01', amount: '-3.00', payee: 'Coffee bar', id: 'A2' },
    { date: '2026-10-03', amount: '2500.00', payee: 'EMPLOYER LTD', memo: 'SALARY OCT', id: 'A3' },
    { date: '2026-10-03', amount: '-54.20', payee: 'REWE SAGT DANKE', id: 'A4' },
    { date: '2026-10-05', amount: '-9.99', payee: 'Music', id: 'A5' },
  ]);
  const { operation_id, result } = await preview(other);
  assert.partialDeepStrictEqual(result, { new: 1, known: 2, doubtful: 2 });
  await ada.call('POST', `/api/v1/imports/${operation_id}/decisions`, { all: 'same' });
  await done(operation_id, 'apply');
  assert.equal((await rows()).length, 5);
  assert.partialDeepStrictEqual((await preview(other)).result, { new: 0, known: 5, doubtful: 0 });
  await done(operation_id, 'rollback');
  assert.partialDeepStrictEqual((await preview(other)).result, { new: 1, known: 2, doubtful: 2 });
});

test('accounts that nobody knows wait for a word; `new` makes them with the bank’s balance, and an undo takes them away', async (t) => {
  const { account, send, settle, done, previewOf, ada, preview } = await importWorld(t);
  await account();
  const file = ofxOf(OCTOBER, { currency: 'USD', closing: { date: '2026-10-31', amount: '2600.00' } });
  const looked = await send(file, { path: '/imports/look', query: { file_name: 'oct.ofx' }, status: 200 });
  assert.partialDeepStrictEqual(looked, {
    format: 'ofx',
    table: null,
    entries: 4,
    sources: [{ key: 'DE02120300000000202051:USD', state: 'which', account_id: null, entries: 4 }],
  });
  const uploads = [{ upload_id: looked.upload_id, file_name: 'oct.ofx' }];
  const waiting = await previewOf({ uploads });
  assert.partialDeepStrictEqual(waiting.result, { new: 0, waiting: 4 });
  assert.equal((await done(waiting.operation_id, 'apply')).result?.['imported'], 0);
  const { operation_id, result } = await previewOf({ uploads, accounts: { DE02120300000000202051: 'new' } });
  assert.partialDeepStrictEqual(result, {
    new: 4,
    waiting: 0,
    accounts: [{ state: 'new', difference: { amount: '0.00', currency: 'USD' } }],
  });
  assert.partialDeepStrictEqual((await done(operation_id, 'apply')).result, { imported: 4, accounts: 1 });
  const accounts = async () => (await ada.call<{ items: Account[] }>('GET', '/api/v1/accounts')).items;
  assert.partialDeepStrictEqual((await accounts())[1], {
    currency: 'USD',
    number: 'DE02120300000000202051',
    balance: { amount: '2600.00' },
    transactions: 4,
  });
  assert.partialDeepStrictEqual((await preview(file)).result, { new: 0, known: 4 });
  assert.partialDeepStrictEqual((await done(operation_id, 'rollback')).result, { taken_back: 4, left: 0, accounts: 1 });
  assert.equal((await accounts()).length, 1);
  assert.equal(
    (
      await settle(
        (await send('<html><body>Sign in</body></html>', { status: 422 })).operation_id ?? waiting.operation_id,
      )
    ).status,
    'completed',
  );
});

test('two imports of one file at once bring each booking once', async (t) => {
  const { account, preview, ada, settle, rows } = await importWorld(t);
  const { id: account_id } = await account();
  const file = csvOf(
    Array.from({ length: 60 }, (_, n) => ({
      date: '2026-10-01',
      amount: n % 3 === 0 ? '-1.00' : `-${n}.50`,
      payee: 'Kiosk',
    })),
  );
  const one = await preview(file, { account_id });
  const two = await preview(file, { account_id });
  await Promise.all(
    [one, two].map(({ operation_id }) => ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {})),
  );
  const results = [(await settle(one.operation_id)).result, (await settle(two.operation_id)).result];
  assert.equal(
    results.reduce((sum, result) => sum + Number(result?.['imported']), 0),
    60,
  );
  assert.equal((await rows()).length, 60);
});

test('several files are one import, with one preview and one undo, and what they share comes once', async (t) => {
  const { account, send, previewOf, done, rows, plan } = await importWorld(t);
  const { id: account_id } = await account();
  const stored = async (text: string, file_name: string) => ({
    upload_id: (await send(text, { path: '/imports/look', query: { file_name }, status: 200 })).upload_id,
    file_name,
  });
  const uploads = [
    await stored(csvOf(OCTOBER), 'october.csv'),
    await stored(csvOf([...OCTOBER, { date: '2026-11-01', amount: '-3.00', payee: 'Coffee bar' }]), 'more.csv'),
    await stored(ofxOf(OCTOBER), 'october.ofx'),
  ];
  const { operation_id, result } = await previewOf({ uploads, account_id });
  assert.partialDeepStrictEqual(result, { new: 5, known: 8, broken: 0 });
  assert.equal((await plan(operation_id)).filter(({ action }) => action === 'file').length, 3);
  await done(operation_id, 'apply');
  assert.equal((await rows()).length, 5);
  assert.partialDeepStrictEqual((await done(operation_id, 'rollback')).result, { taken_back: 5, left: 0 });
  assert.deepEqual(await rows(), []);
});

test('what is changed or reconciled since is left by an undo, and said', async (t) => {
  const { account, bring, done, rows, ada, database } = await importWorld(t);
  const { id: account_id } = await account();
  const { operation_id } = await bring(csvOf(OCTOBER), { account_id });
  const all = await database.read.selectFrom('transactions').select(['id', 'payee']).orderBy('payee').execute();
  const id = (payee: string) => all.find((row) => row.payee === payee)?.id;
  await ada.call('PATCH', `/api/v1/transactions/${id('Employer')}`, { payee: 'Work' });
  await database.write((tx) =>
    tx.updateTable('transactions').set({ status: 'reconciled' }).where('payee', '=', 'REWE Markt').execute(),
  );
  assert.partialDeepStrictEqual((await done(operation_id, 'rollback')).result, { taken_back: 2, left: 2 });
  assert.deepEqual(await rows(), ['2026-10-02 250000 Work', '2026-10-03 -5420 REWE Markt']);
  assert.partialDeepStrictEqual((await bring(csvOf(OCTOBER), { account_id })).result, { imported: 2, known: 2 });
});

test('a table is corrected by the person, remembered for its header, and the next one is read so', async (t) => {
  const { account, send, previewOf, done, ada, preview, rows } = await importWorld(t);
  const { id: account_id } = await account();
  const file = (day: string) =>
    `Wann;Wer;Wieviel;Saldo\r\n${day};Bäcker;1.000;5.000\r\n04.05.2026;Kiosk;2.500;7.500\r\n`;
  const looked = (await send(file('03.05.2026'), {
    path: '/imports/look',
    query: { file_name: 'kasse.csv' },
    status: 200,
  })) as unknown as Look;
  assert.equal(looked.format, 'csv');
  const { upload_id, table } = looked;
  assert.deepEqual(table?.header, ['Wann', 'Wer', 'Wieviel', 'Saldo']);
  const layout = {
    ...table?.layout,
    decimal_mark: '.',
    date_order: 'mdy',
    columns: ['date', 'payee', 'amount', 'ignore'],
    inverted: true,
  };
  const again = await ada.call<Look>('POST', '/api/v1/imports/look', { upload_id, file_name: 'kasse.csv', layout });
  assert.partialDeepStrictEqual(again.rows[0], { date: '2026-03-05', amount: '-1.000', payee: 'Bäcker', reason: null });
  const { operation_id, result } = await previewOf({
    uploads: [{ upload_id, file_name: 'kasse.csv' }],
    account_id,
    layout,
  });
  assert.partialDeepStrictEqual(result, { new: 2, broken: 0 });
  await done(operation_id, 'apply');
  assert.deepEqual(await rows(), ['2026-03-05 -100 Bäcker', '2026-04-05 -250 Kiosk']);
  const next = (await send(file('06.07.2026'), {
    path: '/imports/look',
    query: { file_name: 'next.csv' },
    status: 200,
  })) as unknown as Look;
  assert.partialDeepStrictEqual(next.table?.layout, { decimal_mark: '.', date_order: 'mdy', inverted: true });
  assert.partialDeepStrictEqual(next.sources, [{ state: 'mine', account_id }]);
  assert.partialDeepStrictEqual((await preview(file('06.07.2026'))).result, { new: 1, known: 1 });
});

test('what is no statement is told so in words that help', async (t) => {
  const { account, send, app, preview, plan } = await importWorld(t);
  const { id: account_id } = await account();
  const bad = async (file: string | Uint8Array) => (await send(file, { status: 422 })).code;
  assert.equal(await bad(''), 'money.empty-file');
  assert.equal(await bad(' \r\n\r\n'), 'money.empty-file');
  assert.equal(await bad('%PDF-1.7 …'), 'money.not-a-statement');
  assert.equal(await bad('<!doctype html><html><body>Sign in</body></html>'), 'money.not-a-statement');
  assert.equal(await bad(Buffer.from('504b030414000000', 'hex')), 'money.not-a-statement');
  assert.equal(await bad('{"a":1}'), 'money.not-a-statement');
  assert.equal(await bad('Name,Colour\r\nAda,red\r\n'), 'money.no-columns');
  assert.equal(
    await bad(Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 31))),
    'money.unreadable-charset',
  );
  const rex = await app.signUp('rex');
  assert.equal(
    (await send(csvOf(OCTOBER), { person: rex, query: { account_id }, status: 404 })).code,
    'money.account-not-found',
  );
  const hostile = csvOf([
    { date: '2026-02-30', amount: '-1.00', payee: 'Feb 30' },
    { date: '2026-02-20', amount: '-1.005', payee: 'Too exact' },
    { date: '2026-02-20', amount: `-${'9'.repeat(40)}.00`, payee: 'Forty digits' },
    { date: '2026-02-20', amount: '-0.00', payee: '=HYPERLINK("http://x")', memo: '<script>alert(1)</script>\u202e' },
  ]);
  const { operation_id, result } = await preview(hostile, { account_id });
  assert.partialDeepStrictEqual(result, { new: 1, broken: 3 });
  const broken = (await plan(operation_id)).filter(({ action }) => action === 'read');
  assert.deepEqual(
    broken.map(({ state, reason }) => [state, reason?.split(':')[0]]),
    [
      ['failed', 'line 2'],
      ['failed', 'line 3'],
      ['failed', 'line 4'],
    ],
  );
});
