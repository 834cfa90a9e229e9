import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { foundByDay, joined, unindexed } from '../../../kernel/database/database.ts';
import type { Database, TextFind } from '../../../kernel/database/database.ts';
import { dayOf } from './order.ts';
import type { Page } from './order.ts';

/** More than the page, so that the day on which it ends is mostly read to its end as well. */
const MORE = 16;

interface Found {
  readonly id: string;
  readonly date: string;
}

interface Search {
  readonly find: TextFind;
  /** Asked of every row. */
  readonly conditions: readonly RawBuilder<boolean>[];
  readonly page: Page;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** SQLite, by date: the index gives rows by their day, so that a page costs the rows of a page, however many there are. */
export async function lookUpByDay(database: Database, search: Search): Promise<string[]> {
  const { page } = search;
  // First what waits: taken into the index meanwhile it is found twice, not missed.
  const waiting = await thatWait(database, search);
  const [first, last] = span(search);
  const dated = { from: first, to: last, order: page.order };
  const near = await inIndex(database, search, { ...dated, limit: page.limit + MORE });
  const met = near.length < page.limit + MORE ? near : await withWholeDay(database, search, near);
  const found = new Map([...waiting, ...met].map((row) => [row.id, row]));
  return [...found.values()]
    .toSorted((a, b) => compare(a, b, page.order))
    .slice(0, page.limit)
    .map(({ id }) => id);
}

/** Rows of one day come in no order: where the page may end within a day, that day is read as a whole. */
async function withWholeDay(database: Database, search: Search, near: readonly Found[]): Promise<Found[]> {
  const { limit, order } = search.page;
  const end = near[limit - 1]?.date ?? '';
  if (near.at(-1)?.date !== end) return near.filter(({ date }) => date !== near.at(-1)?.date);
  const before = near.filter(({ date }) => date !== end);
  return [...before, ...(await inIndex(database, search, { from: end, to: end, order }))];
}

/** The days that are left: from where the page begins. */
function span({ page, from, to }: Search): [string | undefined, string | undefined] {
  const day = dayOf(page.after);
  return page.order === 'asc' ? [day ?? from, to] : [from, day ?? to];
}

async function inIndex(
  { read }: Database,
  { find, conditions }: Search,
  dated: { from?: string | undefined; to?: string | undefined; order: Page['order']; limit?: number },
): Promise<readonly Found[]> {
  const columns = sql<Found>`transactions.id, transactions.date`;
  const query = foundByDay('transactions', find, { columns, conditions, ...dated });
  return query ? (await query.execute(read)).rows : [];
}

async function thatWait({ read }: Database, { conditions, page }: Search): Promise<readonly Found[]> {
  const order = sql.raw(page.order);
  const waiting = await sql<Found>`
    select transactions.id, transactions.date
    from ${joined('transactions', unindexed('transactions'))}
    where ${sql.join([...conditions], sql` and `)}
    order by transactions.date ${order}, transactions.id ${order} limit ${page.limit} + 0`.execute(read);
  return waiting.rows;
}

function compare(a: Found, b: Found, order: Page['order']): number {
  const sign = a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1;
  return order === 'asc' ? sign : -sign;
}
