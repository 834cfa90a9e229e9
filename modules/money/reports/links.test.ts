import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { test } from 'node:test';
import type { TransactionCount } from '../lists/lists.ts';
import { figuresIn, minorOf } from './test/behind.ts';
import { believable } from './test/believable.ts';
import { firstAccount, reportsWorld } from './test/reports-world.ts';
import type { World } from './test/reports-world.ts';
import type { Figure } from './reports.schema.ts';

/** The filter of a link as an address of the list. */
function addressOf(link: Figure['link']): string {
  const pairs = Object.entries(link).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

/** What a month may have and reports find hard: parts of both kinds, money back, twins of a name. */
async function hard(world: World): Promise<void> {
  const giro = await firstAccount(world);
  const cash = await world.account({ name: 'Cash', kind: 'cash', opening_minor: 5000n });
  const of = (name: string) => world.category(name);
  const transfer_id = randomUUIDv7();
  await world.store([
    {
      ...{ account_id: giro, date: '2026-10-11', amount_minor: -7000n, payee: 'Market' },
      parts: [
        { category_id: of('Groceries'), amount_minor: -9000n },
        { category_id: of('Salary'), amount_minor: 1500n },
        { category_id: null, amount_minor: 900n },
        { category_id: null, amount_minor: -400n },
      ],
    },
    {
      ...{ account_id: giro, date: '2026-10-12', amount_minor: 2000n, payee: 'market' },
      parts: [
        { category_id: of('Groceries'), amount_minor: 500n },
        { category_id: of('Car'), amount_minor: 1500n },
      ],
    },
    { account_id: giro, date: '2026-10-13', amount_minor: 1100n, payee: 'MARKET', category_id: of('Food') },
    { account_id: giro, date: '2026-10-13', amount_minor: -99_999n, payee: '', category_id: of('Car') },
    { account_id: giro, date: '2026-10-14', amount_minor: -300n, payee: 'Employer', category_id: of('Salary') },
    { account_id: giro, date: '2026-10-15', amount_minor: -2500n, transfer_id },
    { account_id: cash, date: '2026-10-15', amount_minor: 2500n, transfer_id },
    { account_id: giro, date: '2026-10-16', amount_minor: -5n, deleted_at: '2026-10-17T00:00:00.000Z' },
  ]);
}

test('every figure of a report is what the list says of its link', async (t) => {
  const world = await reportsWorld(t);
  await believable(world);
  await hard(world);
  const { facts } = await world.report('2026-10');
  const figures = figuresIn(facts);
  assert.ok(figures.length > 80, `${figures.length} figures`);
  const kinds = new Set<string>();
  for (const [path, figure] of figures) {
    const { link, currency } = figure;
    for (const key of Object.keys(link)) kinds.add(key);
    // A median, and what there was before anything moved, is no sum of transactions.
    if (/\.usual\b/.test(path) || /\.worth\.(start|end)$/.test(path) || path.endsWith('.liquid')) continue;
    const { sums } = await world.ada.call<TransactionCount>(
      'GET',
      `/api/v1/transactions/count?${addressOf(link)}`,
      undefined,
      200,
    );
    const net = sums?.find((sum) => sum.net.currency === currency)?.net ?? { amount: '0', currency };
    const sign = link.kind === 'expense' ? -1n : 1n;
    assert.equal(minorOf(net) * sign, minorOf(figure), `${path} ${JSON.stringify(figure)}`);
    assert.ok((sums ?? []).length <= 1, `${path} is of one currency`);
  }
  for (const key of ['transaction', 'currency', 'from', 'to', 'category', 'within', 'payee', 'kind', 'transfers'])
    assert.ok(kinds.has(key), `some figure has a link by ${key}`);
});
