/**
 * Lists of 1,000,000 transactions of one person over HTTP: each filter and the usual ones together, the first page and a deep one; beside the
 * page without a filter as a bare query of node:sqlite. On SQLite, and on PostgreSQL where it is installed.
 *
 *     node bench/money-lists.ts [TRANSACTIONS | --small]
 */
import { sql } from 'kysely';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { indexSome, openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import type { Person } from '../test/person.ts';
import { freshPostgresql } from '../test/postgresql.ts';
import { count, median, printFigures, quantile, times, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';
import { fillBook } from './money-rows.ts';
import type { Book } from './money-rows.ts';

/** Where the deep pages begin. */
const DEEP = '2011-06-15';

interface Options {
  readonly small: boolean;
  readonly transactions?: number;
}

export async function measureMoneyLists({
  small,
  transactions = small ? 2000 : 1_000_000,
}: Options): Promise<Figure[]> {
  const rounds = small ? 1 : 9;
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

/** What people ask of a list. */
function filtersOf({ accounts, categories }: Book): Record<string, string> {
  const [account = '', other = ''] = [accounts[5], accounts[4]];
  const [parent = '', child = '', rare = ''] = [categories[6], categories[7], categories.at(-1)];
  return {
    'no filter': '',
    'an account': `account=${account}`,
    'two accounts': `account=${account}&account=${other}`,
    'a category': `category=${child}`,
    'a parent': `category=${parent}`,
    'a rare category': `category=${rare}`,
    uncategorised: 'category=none',
    'a tag of 300,000': 'tag=business',
    'a tag of 3': 'tag=rare',
    'two tags': 'tag=trip&tag=business',
    uncleared: 'status=uncleared',
    cleared: 'status=cleared',
    'a year': 'from=2012-01-01&to=2012-12-31',
    'from an amount': 'min=400',
    'rare amounts': 'min=1499.9',
    'money in': 'direction=in',
    'in parts': 'split=true',
    'a letter': 'q=r',
    'a frequent word': 'q=rewe',
    'a word of one year': 'q=altlast',
    'a rare word': 'q=rewe+2997',
    'no such word': 'q=xyzzy',
    'an amount': 'q=12.34',
    'a word and an account': `q=rewe&account=${account}`,
    'a word and a tag': 'q=rewe&tag=trip',
    'a word and a status that never meet': 'q=altlast&status=cleared',
    'a tag and a year': 'tag=trip&from=2012-01-01&to=2012-12-31',
    'a category and an amount': `category=${child}&min=400`,
  };
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
  const data = join(folder, 'data');
  const database = await openDatabase({ dataFolder: data, DATABASE_URL, log: silent });
  try {
    const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
    const book = await fillBook(database, { owner_id, transactions });
    while ((await indexSome(database, 'transactions', { limit: 1000 })) > 0);
    // As its own maintenance does, sooner or later.
    if (database.dialect === 'postgresql') await sql`analyze`.execute(database.read);
    const filters = filtersOf(book);
    const each: Record<string, number[]> = {};
    for (const [what, query] of Object.entries(filters))
      each[what] = await timesOf(
        [query, deeper(query)].map((page) => () => answer(ada, url, `?${page}`)),
        rounds,
      );
    const all = Object.values(each).flat();
    const slowest = Object.entries(each)
      .map(([what, measured]) => [what, median(measured)] as const)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 5)
      .map(([what, ms]) => `${what} ${ms.toFixed(1)}`);
    const others = [];
    for (const [what, path] of Object.entries(OTHERS))
      others.push(`${what} ${median(await timesOf([() => answer(ada, url, path)], rounds)).toFixed(1)}`);
    const bare =
      database.dialect === 'sqlite'
        ? {
            ratio: `${times(median(all), median(await timesOf([bareQuery(data, owner_id)], rounds)))} the page without a filter as a bare query`,
          }
        : {};
    return [
      {
        what: `Lists of ${count(transactions)} transactions on ${name}, ${Object.keys(filters).length} filters, first and deep pages of 50, p50 and p99`,
        figure: `${median(all).toFixed(1)} ms, ${quantile(all, 0.99).toFixed(1)} ms`,
        ...bare,
        target: '< 30 ms',
      },
      { what: 'The slowest of them, p50 in ms', figure: slowest.join(', '), target: '< 30 ms' },
      { what: 'Counts, months, payees, p50 in ms', figure: others.join(', '), target: '–' },
    ];
  } finally {
    await database.close();
  }
}

/** The same far down the list. */
function deeper(query: string): string {
  return query.includes('to=') ? query.replace('-12-31', '-06-15') : `${query}&to=${DEEP}`;
}

const OTHERS: Readonly<Record<string, string>> = {
  'sums of all': '/count',
  'sums of a tag of 20,000': '/count?tag=trip',
  'months of all': '/months',
  'months of a word': '/months?q=rewe',
  'payees of two letters': '/payees?q=re',
};

function bareQuery(data: string, owner_id: string): () => Promise<void> {
  const database = new DatabaseSync(join(data, 'steward.sqlite'), { readOnly: true });
  const page = database.prepare(
    'select * from transactions where owner_id = ? and deleted_at is null order by date desc, id desc limit 51',
  );
  return () => Promise.resolve(void page.all(owner_id));
}

async function answer({ token }: Person, url: string, query: string): Promise<void> {
  const reply = await fetch(`${url}/api/v1/transactions${query}`, { headers: { authorization: `Bearer ${token}` } });
  await reply.arrayBuffer();
  if (!reply.ok) throw new Error(`${query} answered ${reply.status}.`);
}

/** Milliseconds; by turns, one at a time, the first round unmeasured. */
async function timesOf(asks: readonly (() => Promise<void>)[], rounds: number): Promise<number[]> {
  const measured: number[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const ask of asks) {
      const begin = performance.now();
      await ask();
      if (round > 0) measured.push(performance.now() - begin);
    }
  return measured;
}

if (import.meta.main) {
  const given = Number(process.argv[2]);
  await printFigures(({ small }) => measureMoneyLists({ small, ...(given > 0 ? { transactions: given } : {}) }));
}
