/**
 * The overview of ten years, over HTTP: 120,000 transactions in six accounts of three currencies, 24 categories, a rate for each day; and what it
 * takes to see anew what recurs and stands out after a change. Beside the sums of the same months that bare node:sqlite makes, in this process. On
 * SQLite, and on PostgreSQL where it is installed.
 *
 *     node bench/money-overview.ts [TRANSACTIONS | --small]
 */
import { sql } from 'kysely';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../kernel/database/database.ts';
import type { Database } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { addAccount, fill } from '../modules/money/test/fill.ts';
import type { Given } from '../modules/money/test/fill.ts';
import type { Person } from '../test/person.ts';
import { freshPostgresql } from '../test/postgresql.ts';
import { count, median, printFigures, quantile, times, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

const YEARS = 10;
const CURRENCIES = ['EUR', 'EUR', 'EUR', 'USD', 'USD', 'GBP'];
const DAY_MS = 86_400_000;
const AT_ONCE = 10_000;

interface Options {
  readonly small: boolean;
  readonly transactions?: number;
}

export async function measureMoneyOverview({
  small,
  transactions = small ? 1500 : 120_000,
}: Options): Promise<Figure[]> {
  const rounds = small ? 3 : 60;
  const figures = await withSteward((steward) => measureOne(steward, { name: 'SQLite', transactions, rounds }));
  const postgresql = await freshPostgresql().catch(() => undefined);
  if (!postgresql) return figures;
  try {
    const env = { DATABASE_URL: postgresql.url };
    const more = await withSteward(
      (steward) => measureOne(steward, { name: 'PostgreSQL', transactions, rounds, ...env }),
      { env },
    );
    return [...figures, ...more];
  } finally {
    await postgresql.drop();
  }
}

async function measureOne(
  { ada, url, folder }: Steward,
  {
    name,
    transactions,
    rounds,
    DATABASE_URL,
  }: { name: string; transactions: number; rounds: number; DATABASE_URL?: string },
): Promise<Figure[]> {
  const database = await openDatabase({ dataFolder: join(folder, 'data'), DATABASE_URL, log: silent });
  try {
    const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
    const [account = ''] = await live(database, { owner_id, transactions });
    await sendRates(ada, url);
    if (database.dialect === 'postgresql') await sql`analyze`.execute(database.read);
    const anew: number[] = [];
    for (let round = 0; round <= Math.min(10, rounds); round++) {
      await fill(database, {
        owner_id,
        rows: [{ account_id: account, date: dayOf(0), amount_minor: -100n, payee: 'Kiosk' }],
      });
      const took = await timeOf(() => answer(ada, url, '/recurring'));
      if (round > 0) anew.push(took);
    }
    const asked: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const took = await timeOf(() => answer(ada, url, '/overview'));
      if (round > 0) asked.push(took);
    }
    const figures: Figure[] = [
      {
        what: `Overview of ${YEARS} years, ${count(transactions)} transactions on ${name}, p50 and p99`,
        figure: `${median(asked).toFixed(1)} ms, ${quantile(asked, 0.99).toFixed(1)} ms`,
        target: '< 50 ms',
      },
      {
        what: `What recurs and stands out, computed anew after a change, on ${name}, p50`,
        figure: `${median(anew).toFixed(0)} ms`,
        target: '–',
      },
    ];
    if (database.dialect === 'postgresql') return figures;
    const bare = bareSums(join(folder, 'data', 'steward.sqlite'), rounds);
    return figures.map((figure, index) =>
      index > 0
        ? figure
        : {
            ...figure,
            ratio: `${times(median(asked), median(bare))} the time of bare node:sqlite summing these months from the transactions`,
          },
    );
  } finally {
    await database.close();
  }
}

/** Ten years of payments, most of them at some shop, some of them each month. */
async function live(
  database: Database,
  { owner_id, transactions }: { owner_id: string; transactions: number },
): Promise<string[]> {
  const accounts: string[] = [];
  for (const [position, currency] of CURRENCIES.entries())
    accounts.push(
      await addAccount(database, {
        owner_id,
        currency,
        position,
        name: `Account ${position}`,
        opening_minor: 1_000_000n,
      }),
    );
  const categories = await database.read
    .selectFrom('categories')
    .select('id')
    .where('owner_id', '=', owner_id)
    .orderBy('id')
    .limit(24)
    .execute();
  for (let start = 0; start < transactions; start += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, transactions - start) }, (_, place): Given => {
      const index = start + place;
      const monthly = index % 40 === 0;
      return {
        account_id: accounts[index % accounts.length] ?? '',
        date: dayOf(Math.floor((index * YEARS * 365) / transactions)),
        amount_minor: index % 33 === 0 ? 250_000n : -BigInt(100 + ((index * 7919) % 9000)),
        payee: monthly
          ? `Subscription ${index % 7}`
          : `Shop ${'abcdefghijklmnopqrstuvwxyz'.charAt((index * 31) % 26)}${'aeiou'.charAt(index % 5)}`,
        category_id: index % 50 === 0 ? null : (categories[(index * 13) % categories.length]?.id ?? null),
      };
    });
    await fill(database, { owner_id, rows: some });
  }
  return accounts;
}

/** So many days before today. */
const dayOf = (before: number): string => new Date(Date.now() - before * DAY_MS).toISOString().slice(0, 10);

async function sendRates({ token }: Person, url: string): Promise<void> {
  const lines = Array.from(
    { length: YEARS * 365 },
    (_, day) => `${dayOf(day)},1.${1000 + (day % 900)},0.${8000 + (day % 700)},\n`,
  );
  const reply = await fetch(`${url}/api/v1/rates/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: `Date,USD,GBP,\n${lines.join('')}`,
  });
  if (!reply.ok) throw new Error(`Rates: ${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
}

/** The sums that the overview shows, for its 24 months, without months that are kept. */
function bareSums(path: string, rounds: number): number[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const from = dayOf(2 * 365).slice(0, 7);
  const sums = database.prepare(`select account_id, substr(date, 1, 7) as month, category_id, sum(amount_minor) as total
    from transactions where deleted_at is null and date >= ? group by account_id, substr(date, 1, 7), category_id`);
  const measured: number[] = [];
  for (let round = 0; round <= Math.min(15, rounds); round++) {
    const begin = performance.now();
    sums.all(from);
    if (round > 0) measured.push(performance.now() - begin);
  }
  database.close();
  return measured;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function answer({ token }: Person, url: string, path: string): Promise<void> {
  const reply = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  await reply.arrayBuffer();
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}.`);
}

if (import.meta.main) {
  const given = Number(process.argv[2]);
  await printFigures(({ small }) => measureMoneyOverview({ small, ...(given > 0 ? { transactions: given } : {}) }));
}
