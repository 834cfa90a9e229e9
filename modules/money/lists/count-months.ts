import { sql } from 'kysely';
import type { Database } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { allOf } from './count-transactions.ts';
import { countedDays } from './counted-days.ts';
import { meantBy } from './filter.ts';
import type { Filter, Meant } from './filter.ts';
import { keptMonths } from './kept-totals.ts';
import type { MonthCount } from './lists.schema.ts';

/**
 * How many transactions a filter means in each month, the newest first; months of none are left out. A table that shows any number of rows
 * knows from it how long it is, and by `to` it begins at any of them.
 */
export async function countMonths({ actor, database }: Context, filter: Filter): Promise<MonthCount[]> {
  const meant = await meantBy(database.read, { owner_id: actor.person_id, filter });
  const months =
    (await keptMonths(database, meant)) ?? (await monthsOfDays(database, meant)) ?? (await read(database, meant));
  return months.filter(({ transactions }) => transactions > 0).toSorted((a, b) => (a.month < b.month ? 1 : -1));
}

async function monthsOfDays(database: Database, meant: Meant): Promise<MonthCount[] | undefined> {
  const days = await countedDays(database, meant);
  if (!days) return undefined;
  const months = new Map<string, number>();
  for (const { day, entries } of days) {
    const month = day.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + entries);
  }
  return [...months].map(([month, transactions]) => ({ month, transactions }));
}

async function read(database: Database, meant: Meant): Promise<readonly MonthCount[]> {
  const { from, where } = await allOf(database, meant);
  const counted = await sql<MonthCount>`select month, count(*) as transactions
    from (select substr(date, 1, 7) as month from ${from} where ${where}) as counted group by month`.execute(
    database.read,
  );
  return counted.rows;
}
