import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { joined, rowsOf } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { conditionsOf } from './conditions.ts';
import type { Meant } from './filter.ts';
import { lookUpByDay } from './look-up-by-day.ts';
import { amountRows } from './amount-rows.ts';
import { beyond, ORDERS } from './order.ts';
import type { Page } from './order.ts';
import { drivingTerms, termsOf } from './terms.ts';

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
