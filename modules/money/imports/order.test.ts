import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf, importWorld } from './test/import-world.ts';
import type { Booking } from './test/import-world.ts';
import { IdsInOrder } from './ids-in-order.ts';

interface Listed {
  readonly payee: string;
  readonly running_balance: { readonly amount: string } | null;
}

/** Three days, the middle one with 1,100 bookings: more than are planned, or written, at once. */
const THREE_DAYS: readonly Booking[] = [
  { date: '2026-10-01', amount: '2000.00', payee: 'Employer' },
  ...Array.from({ length: 1100 }, (_, index) => ({ date: '2026-10-02', amount: '-1.00', payee: `Shop ${index}` })),
  { date: '2026-10-03', amount: '-2.00', payee: 'Last' },
];

test('bookings of a day stay in the order of the file, whichever way it goes, and balances run along them', async (t) => {
  const { ada, account, bring } = await importWorld(t);
  for (const [name, file] of [
    ['Oldest first', THREE_DAYS],
    ['Newest first', THREE_DAYS.toReversed()],
  ] as const) {
    const { id } = await account({ name });
    assert.partialDeepStrictEqual((await bring(csvOf(file), { account_id: id })).result, { imported: file.length });
    const { items } = await ada.call<{ items: Listed[] }>(
      'GET',
      `/api/v1/transactions?account=${id}&order=asc&limit=100`,
    );
    assert.deepEqual(
      items.map(({ payee }) => payee),
      THREE_DAYS.slice(0, 100).map(({ payee }) => payee),
      name,
    );
    assert.deepEqual(
      items.map(({ running_balance }) => running_balance?.amount),
      Array.from({ length: 100 }, (_, index) => `${2000 - index}.00`),
    );
  }
});

test('what waits for a decision keeps its place among the others', async (t) => {
  const { ada, account, bring } = await importWorld(t);
  const { id } = await account();
  // Another file had the second one, in other words, the day before: this one has both, and it waits until its end.
  await bring(csvOf([{ date: '2026-10-01', amount: '-7.00', payee: 'Quite another' }]), { account_id: id });
  const day = ['-5.00', '-7.00', '-9.00'].map((amount) => ({ date: '2026-10-02', amount, payee: `Shop ${amount}` }));
  await bring(csvOf(day), { account_id: id });
  const { items } = await ada.call<{ items: Listed[] }>(
    'GET',
    `/api/v1/transactions?account=${id}&order=asc&from=2026-10-02`,
  );
  assert.deepEqual(
    items.map(({ payee }) => payee),
    day.map(({ payee }) => payee),
  );
});

test('ids are UUIDs of version 7 that ascend', () => {
  const day = (date: string) => ({ account_id: 'a', date });
  const forth = new IdsInOrder(1_790_000_000_000);
  forth.look([day('2026-10-01'), day('2026-10-02')]);
  const back = new IdsInOrder(1_790_000_000_001);
  back.look([day('2026-10-02'), { account_id: 'b', date: '2026-11-01' }, day('2026-10-01')]);
  const ids = [
    ...[1, 2, 20_000, 9_000_000].map((place) => forth.at(place)),
    ...[9_000_000, 20_000, 2, 1].map((place) => back.at(place)),
  ];
  assert.deepEqual(ids.toSorted(), ids);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
