import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexSome } from '../../../kernel/database/database.ts';
import type { Given } from '../test/fill.ts';
import { shelf, TRANSACTIONS } from './test/shelf.ts';
import type { Shelf } from './test/shelf.ts';

/** Far more than a walk meets. */
const MANY = 12_000;

const indexAll = async ({ app }: Shelf) => {
  while ((await indexSome(app.database, 'transactions', { limit: 1000 })) > 0);
};

test('among many, the same is found by walking, by the index, while rows wait for it, and by amounts, on every page', async (t) => {
  const ada = await shelf(t);
  const [bank, rare] = [await ada.account(), await ada.account({ name: 'Rare' })];
  const [food, home] = [await ada.category('Food'), await ada.category('Home')];
  const rows = Array.from({ length: MANY }, (_, n): Given & { n: number } => ({
    n,
    account_id: n < 60 ? rare : bank,
    // Many on one day, and the later ones first.
    date: new Date(Date.UTC(2026, 0, 1) - Math.floor(n / 400) * 86_400_000).toISOString().slice(0, 10),
    amount_minor: n % 5000 === 11 ? -77_777n : BigInt((n % 50) - 25),
    payee: `${n % 2 === 0 ? 'Even' : 'Odd'}${n > MANY - 90 ? ' old' : ''}`,
    memo: `number ${n}`,
    category_id: n % 700 === 0 ? food : home,
    tags: [...(n % 3 === 0 ? ['third'] : []), ...(n % 4000 === 1 ? ['rare'] : [])],
    status: n % 997 === 0 ? 'uncleared' : 'cleared',
  }));
  // Half of them wait for the index.
  const half = await ada.store(rows.slice(0, MANY / 2).map(({ n: _n, ...row }) => row));
  await indexAll(ada);
  const ids = [...half, ...(await ada.store(rows.slice(MANY / 2).map(({ n: _n, ...row }) => row)))];
  const place = new Map(ids.map((id, n) => [id, n]));
  const asked: [string, (row: (typeof rows)[number]) => boolean][] = [
    ['q=old', ({ payee = '' }) => payee.includes('old')],
    ['q=number+1199', ({ n }) => String(n).startsWith('1199')],
    ['q=777.77', ({ n, amount_minor }) => amount_minor === -77_777n || String(n).startsWith('777')],
    ['tag=rare', ({ tags = [] }) => tags.includes('rare')],
    ['tag=rare&tag=third', ({ tags = [] }) => tags.length === 2],
    [`category=${food}`, ({ category_id }) => category_id === food],
    [`category=${food}&status=uncleared`, ({ n }) => n % 700 === 0 && n % 997 === 0],
    ['status=uncleared&q=even', ({ n }) => n % 997 === 0 && n % 2 === 0],
    [`account=${rare}&q=odd&direction=in`, ({ n, amount_minor }) => n < 60 && n % 2 === 1 && amount_minor > 0n],
    [`account=${rare}&account=${rare}&tag=third`, ({ n }) => n < 60 && n % 3 === 0],
    ['min=700&max=800', ({ amount_minor }) => amount_minor === -77_777n],
    ['min=700&q=odd&direction=out', ({ amount_minor, n }) => amount_minor === -77_777n && n % 2 === 1],
    ['split=true', () => false],
  ];
  const check = async (when: string) => {
    for (const [query, fits] of asked) {
      const expected = rows.filter(fits);
      const found = await ada.list(query, 7);
      const key = ({ date, id }: { date: string; id: string }) => `${date} ${id}`;
      const sorted = expected
        .map(({ n, date }) => ({ date, id: ids[n] ?? '' }))
        .toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
      assert.deepEqual(
        found.map(({ id }) => id),
        sorted.map(({ id }) => id),
        `${query}, ${when}`,
      );
      for (const order of ['sort=date&order=asc', 'sort=amount', 'sort=payee&order=asc'])
        assert.deepEqual(
          (await ada.list(`${query}&${order}`, 60)).map(({ id }) => place.get(id) ?? -1).toSorted((a, b) => a - b),
          expected.map(({ n }) => n),
          `${query} ${order}, ${when}`,
        );
      const { transactions } = await ada.person.call<{ transactions: number }>('GET', `${TRANSACTIONS}/count?${query}`);
      assert.equal(transactions, expected.length, `count of ${query}, ${when}`);
      const { items } = await ada.person.call<{ items: { transactions: number }[] }>(
        'GET',
        `${TRANSACTIONS}/months?${query}`,
      );
      assert.equal(
        items.reduce((total, month) => total + month.transactions, 0),
        expected.length,
      );
    }
  };
  await check('half waits');
  await indexAll(ada);
  await check('all is in the index');
});
