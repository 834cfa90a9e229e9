import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { joined, rowsOf } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import { amountRows } from './amount-rows.ts';
import { conditionsOf, partAsked } from './conditions.ts';
import { countedDays } from './counted-days.ts';
import { meantBy } from './filter.ts';
import type { Filter, Meant } from './filter.ts';
import { keptSums } from './kept-totals.ts';
import type { AccountSum } from './kept-totals.ts';
import type { TransactionCount } from './lists.schema.ts';
import { drivingTerms, termsOf } from './terms.ts';

/** Read to add them up: some 100 ms. */
const MOST_SUMMED = 50_000;

/** How many of the actor's own a filter means, and what they come to by currency. */
export async function countTransactions({ actor, database }: Context, filter: Filter): Promise<TransactionCount> {
  const meant = await meantBy(database.read, { owner_id: actor.person_id, filter });
  const kept = await keptSums(database.read, meant);
  if (kept) return { ...added(kept, meant), more: false };
  const days = await countedDays(database, meant);
  const transactions = days?.reduce((total, { entries }) => total + entries, 0);
  if (transactions !== undefined && transactions > MOST_SUMMED) return { transactions, more: false, sums: null };
  const sums = await sumUp(database, meant);
  const all = added(sums, meant);
  return all.transactions > MOST_SUMMED
    ? { transactions: MOST_SUMMED, more: true, sums: null }
    : { ...all, more: false };
}

/** Stops after one more than `MOST_SUMMED`. */
async function sumUp(database: Database, meant: Meant): Promise<readonly AccountSum[]> {
  const { from, where } = await allOf(database, meant);
  const counted = await sql<AccountSum>`
    select account_id, count(*) as entries, coalesce(sum(came), 0) as in_minor, coalesce(-sum(went), 0) as out_minor
    from (select account_id, ${posted('>', meant)} as came, ${posted('<', meant)} as went from ${from} where ${where}
      limit ${MOST_SUMMED + 1} + 0) as counted
    group by account_id`.execute(database.read);
  return counted.rows;
}

/** All rows that a filter means, for counts. */
export async function allOf(
  database: Database,
  meant: Meant,
): Promise<{ from: RawBuilder<unknown>; where: RawBuilder<boolean> }> {
  const byAmount = await amountRows(database, meant);
  if (byAmount)
    return { from: joined('transactions', byAmount), where: sql.join(conditionsOf(database, meant), sql` and `) };
  const terms = await drivingTerms(database, meant, termsOf(database, meant));
  const { from, where } = rowsOf(database, 'transactions', { owner_id: meant.owner_id, apart: meant.trashed, terms });
  return { from, where: sql.join([...(where ? [where] : []), ...conditionsOf(database, meant)], sql` and `) };
}

/** What moved one way: of what is in parts, each part that is meant by itself, as in reports. */
function posted(way: '>' | '<', meant: Meant): RawBuilder<bigint> {
  const is = sql.raw(way);
  const asked = partAsked(meant);
  const alone = asked ? sql`and ${asked}` : sql``;
  return sql<bigint>`case when parts > 0
    then (select sum(part.amount_minor) from transaction_parts as part where part.transaction_id = transactions.id and part.amount_minor ${is} 0 ${alone})
    when amount_minor ${is} 0 then amount_minor end`;
}

function added(rows: readonly AccountSum[], { currencies }: Meant) {
  const sums = new Map<string, { in_minor: bigint; out_minor: bigint }>();
  for (const { account_id, in_minor, out_minor } of rows) {
    const currency = currencies.get(account_id) ?? '';
    const sum = sums.getOrInsertComputed(currency, () => ({ in_minor: 0n, out_minor: 0n }));
    sum.in_minor += in_minor;
    sum.out_minor += out_minor;
  }
  return {
    transactions: rows.reduce((total, { entries }) => total + entries, 0),
    sums: [...sums]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, { in_minor, out_minor }]) => ({
        in: money(in_minor, currency),
        out: money(out_minor, currency),
        net: money(in_minor - out_minor, currency),
      })),
  };
}
