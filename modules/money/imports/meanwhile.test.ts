import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from '../test/fill.ts';
import type { ImportEntry, Look } from './imports.schema.ts';
import { rowsNear } from './meet-rows.ts';
import { MOST_SOURCES } from './planning.ts';
import { csvOf, importWorld } from './test/import-world.ts';

const ROWS = [
  { date: '2026-10-01', amount: '-12.50', payee: 'Bookshop' },
  { date: '2026-10-02', amount: '-3.00', payee: 'Coffee bar' },
];
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

test('an account that is deleted, or gets another currency, between preview and import gets nothing', async (t) => {
  const { account, ada, preview, done, rows } = await importWorld(t);
  for (const [method, body, reason] of [
    ['DELETE', undefined, 'account-gone: Its account is closed, or is no more.'],
    ['PATCH', { currency: 'JPY' }, 'other-currency: Its account is in another currency by now.'],
  ] as const) {
    const { id: account_id } = await account();
    const { operation_id } = await preview(csvOf(ROWS), { account_id });
    await ada.call(method, `/api/v1/accounts/${account_id}`, body);
    const { status, result } = await done(operation_id, 'apply');
    assert.equal(status, 'completed', method);
    assert.partialDeepStrictEqual(result, { imported: 0, left: 2 });
    const { items } = await ada.call<{ items: ImportEntry[] }>(
      'GET',
      `/api/v1/imports/${operation_id}/entries?action=create`,
    );
    assert.deepEqual(
      items.map((entry) => [entry.state, entry.reason]),
      [
        ['left', reason],
        ['left', reason],
      ],
    );
    assert.deepEqual(await rows(), []);
  }
});

test('a file of more accounts than anyone has is planned up to a bound, and the rest is said to be left out', async (t) => {
  const { preview, send } = await importWorld(t);
  const lines = times(MOST_SOURCES + 700).map((index) => `DE${10_000_000 + index},2026-10-01,-1.00,Kiosk,EUR`);
  const file = ['Account,Date,Amount,Payee,Currency', ...lines, ''].join('\n');
  const { result } = await preview(file);
  assert.partialDeepStrictEqual(result, { new: 0, waiting: MOST_SOURCES, broken: 700 });
  const accounts = result?.['accounts'];
  assert.equal(Array.isArray(accounts) && accounts.length, MOST_SOURCES);
  const look = (await send(file, { path: '/imports/look', status: 200 })) as unknown as Look;
  assert.deepEqual([look.sources.length, look.entries], [MOST_SOURCES, MOST_SOURCES + 700]);
});

test('an account of any name is found by it', async (t) => {
  const { account, preview } = await importWorld(t);
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  for (const name of names) await account({ name });
  const lines = names.map((name) => `${name},2026-10-01,-1.00,Kiosk,EUR`);
  const { result } = await preview(['Account,Date,Amount,Payee,Currency', ...lines, ''].join('\n'));
  assert.partialDeepStrictEqual(result, { new: names.length, waiting: 0 });
});

test('where hundreds of rows have the amount of an entry, it meets the nearest', async (t) => {
  const { account, database, owner_id } = await importWorld(t);
  const { id: account_id } = await account();
  const of = (date: string, by: Partial<{ bank_id: string }> = {}) => ({
    account_id,
    date,
    amount_minor: -350n,
    ...by,
  });
  await fill(database, {
    owner_id,
    rows: times(400).flatMap((index) => [
      of(index < 390 ? '2026-10-08' : '2026-10-06'),
      of('2026-10-05', { bank_id: `B${index}` }),
    ]),
  });
  const entry = { account_id, date: '2026-10-05', amount_minor: -350n, text: 'Kiosk', match_key: 'k' };
  const [met] = await rowsNear(database.read, { account_id, entries: [entry] });
  const days = Object.entries(Object.groupBy(met?.rows ?? [], ({ date }) => date));
  assert.deepEqual(
    days.map(([date, rows]) => [date, rows?.length]),
    [
      ['2026-10-06', 10],
      ['2026-10-08', 90],
      ['2026-10-05', 100],
    ],
  );
});
