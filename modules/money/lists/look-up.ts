import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { joined, rowsOf } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { conditionsOf } from './conditions.ts';
import type { Meant } from './filter.ts';
import { lookUpByDay } from './look-up-by-day.ts';
import { beyond, ORDERS } from './order.ts';
import type { Page } from './order.ts';
import { drivingTerms, termsOf } from './terms.ts';

/** So many rows are sorted sooner than many more are walked through. */
const FEW = 20_000;

/** The ids of a page of what fits rarely, in its order. */
export async function lookUp(database: Database, meant: Meant, page: Page): Promise<string[]> {
  const conditions = [...conditionsOf(database, meant), ...(page.after ? [beyond(page.after, page)] : [])];
  const [terms, byAmount] = [termsOf(database, meant), await amountRows(database, meant)];
  if (byAmount) return sorted(database, { from: joined('transactions', byAmount), conditions, page });
  const find = { owner_id: meant.owner_id, apart: meant.trashed, terms: await drivingTerms(database, meant, terms) };
  if (database.dialect === 'sqlite' && page.sort === 'date' && find.terms.length > 0)
    return lookUpByDay(database, { find, conditions, page, from: meant.from, to: meant.to });
  const { from, where } = rowsOf(database, 'transactions', find);
  const asked = where ? [where, ...conditions] : conditions;
  return sorted(database, { from, conditions: asked, page, alongOrder: find.terms.length === 0 });
}

/** Unless `alongOrder`, `|| ''` and `+ 0` keep the databases from an index of the order. */
async function sorted(
  { read }: Database,
  {
    from,
    conditions,
    page,
    alongOrder = false,
  }: {
    from: RawBuilder<unknown>;
    conditions: readonly RawBuilder<boolean>[];
    page: Page;
    alongOrder?: boolean;
  },
): Promise<string[]> {
  const order = ORDERS[page.sort].map((column) => {
    const by = sql.ref(`transactions.${column}`);
    const plain = column === 'amount_minor' ? sql`${by} + 0` : sql`${by} || ''`;
    return sql`${alongOrder ? by : plain} ${sql.raw(page.order)}`;
  });
  const found = await sql<{ id: string }>`select transactions.id from ${from}
    where ${sql.join([...conditions], sql` and `)} order by ${sql.join(order)} limit ${page.limit} + 0`.execute(read);
  return found.rows.map(({ id }) => id);
}

/** SQLite: a query for the few rows with these amounts; undefined where there are many, or none is asked for. */
async function amountRows(
  { dialect, read }: Database,
  { owner_id, trashed, ranges, direction }: Meant,
): Promise<RawBuilder<unknown> | undefined> {
  if (!ranges || trashed || dialect === 'postgresql') return undefined;
  const bounds = ranges.flatMap(({ least, most }) => [
    ...(direction === 'out' ? [] : [[least, most] as const]),
    ...(direction === 'in' ? [] : [[-most, -least] as const]),
  ]);
  if (bounds.length === 0) return sql`select null as id where 1 = 0`;
  const rows = sql.join(
    bounds.map(
      ([least, most]) => sql`select rowid as id from transactions indexed by transactions_by_amount
        where owner_id = ${owner_id} and deleted_at is null and amount_minor between ${least} and ${most}`,
    ),
    sql` union `,
  );
  const most = sql<{ found: number }>`select count(*) as found from (select 1 from (${rows}) limit ${FEW} + 0)`;
  const [counted] = (await most.execute(read)).rows;
  return (counted?.found ?? FEW) < FEW ? rows : undefined;
}
