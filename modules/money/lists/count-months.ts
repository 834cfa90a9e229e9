import { sql } from 'kysely';
import type { Context } from '../../../kernel/module/module.ts';
import { allOf } from './count-transactions.ts';
import { meantBy } from './filter.ts';
import type { Filter, Meant } from './filter.ts';
import type { MonthCount } from './lists.schema.ts';

/**
 * How many transactions a filter means in each month, the newest first; months of none are left out. A table that shows any number of rows
 * knows from it how long it is, and by `to` it begins at any of them.
 */
export async function countMonths({ actor, database }: Context, filter: Filter): Promise<MonthCount[]> {
  const meant = await meantBy(database.read, { owner_id: actor.person_id, filter });
  const kept = keptMonths(meant);
  const months = kept
    ? await kept.execute(database.read)
    : await sql<MonthCount>`select substr(date, 1, 7) as month, count(*) as transactions from transactions
        where ${await allOf(database, meant)} group by substr(date, 1, 7)`.execute(database.read);
  return months.rows.filter(({ transactions }) => transactions > 0).toSorted((a, b) => (a.month < b.month ? 1 : -1));
}

/** From the totals, where the filter names accounts and nothing else. They count the parts of what is in parts. */
function keptMonths({ owner_id, currencies, accounts = [...currencies.keys()], ...meant }: Meant) {
  const { tokens, tags, trashed, mixed: _, ...others } = meant;
  if (tokens.length + tags.length > 0 || trashed || Object.values(others).some((other) => other !== undefined))
    return undefined;
  if (accounts.length === 0) return sql<MonthCount>`select '' as month, 0 as transactions`;
  const those = sql.join([...accounts]);
  return sql<MonthCount>`select month, sum(entries) as transactions from (
      select month, entries from account_months where account_id in (${those})
      union all select substr(date, 1, 7), 1 - parts from transactions
        where owner_id = ${owner_id} and parts > 0 and deleted_at is null and account_id in (${those})
    ) as counted group by month`;
}
