import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { mayMatch } from '../../../kernel/database/database.ts';
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
  const terms = termsOf(database, meant);
  if (database.dialect === 'postgresql') {
    const found = mayMatch(database, 'transactions', { ...meant, terms });
    return sorted(database, {
      conditions: found ? [found, ...conditions] : conditions,
      page,
      apart: found !== undefined,
    });
  }
  const byAmount = await amountRows(database, meant);
  if (byAmount) return sorted(database, { conditions: [byAmount, ...conditions], page, apart: true });
  const find = { owner_id: meant.owner_id, apart: meant.trashed, terms: await drivingTerms(database, meant, terms) };
  if (page.sort === 'date' && find.terms.length > 0)
    return lookUpByDay(database, { find, conditions, page, from: meant.from, to: meant.to });
  const found = mayMatch(database, 'transactions', find);
  return sorted(database, {
    conditions: found ? [found, ...conditions] : conditions,
    page,
    apart: found !== undefined,
  });
}

/** `apart`: not along an index of the order: `|| ''` and `+` keep the databases from it. */
async function sorted(
  database: Database,
  { conditions, page, apart }: { conditions: readonly RawBuilder<boolean>[]; page: Page; apart: boolean },
): Promise<string[]> {
  let query = database.read.selectFrom('transactions').select('id').limit(page.limit);
  for (const condition of conditions) query = query.where(condition);
  for (const column of ORDERS[page.sort]) {
    const by = sql.ref(`transactions.${column}`);
    const plain = column === 'amount_minor' ? sql`${by} + 0` : sql`${by} || ''`;
    query = query.orderBy(apart ? plain : by, page.order);
  }
  return (await query.execute()).map(({ id }) => id);
}

/** SQLite: the condition that finds a few rows by their amounts; undefined where there are many, or none is asked for. */
async function amountRows({ read }: Database, { owner_id, trashed, ranges, direction }: Meant) {
  if (!ranges || trashed) return undefined;
  const bounds = ranges.flatMap(({ least, most }) => [
    ...(direction === 'out' ? [] : [[least, most] as const]),
    ...(direction === 'in' ? [] : [[-most, -least] as const]),
  ]);
  if (bounds.length === 0) return sql<boolean>`1 = 0`;
  const rows = sql.join(
    bounds.map(
      ([least, most]) => sql`select rowid from transactions indexed by transactions_by_amount
        where owner_id = ${owner_id} and deleted_at is null and amount_minor between ${least} and ${most}`,
    ),
    sql` union all `,
  );
  const counted = await sql<{
    found: number;
  }>`select count(*) as found from (select 1 from (${rows}) limit ${FEW} + 0)`.execute(read);
  if ((counted.rows[0]?.found ?? 0) >= FEW) return undefined;
  return sql<boolean>`transactions.rowid in (${rows})`;
}
