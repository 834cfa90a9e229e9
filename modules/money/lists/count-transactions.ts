import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { mayMatch } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import { conditionsOf } from './conditions.ts';
import { meantBy } from './filter.ts';
import type { Filter, Meant } from './filter.ts';
import type { TransactionCount } from './lists.schema.ts';
import { drivingTerms, termsOf } from './terms.ts';

/** How many of the actor's own a filter means, and what they come to by currency. */
export async function countTransactions({ actor, database }: Context, filter: Filter): Promise<TransactionCount> {
  const meant = await meantBy(database.read, { owner_id: actor.person_id, filter });
  const counted = await sql<{ account_id: string; entries: number; in_minor: bigint; out_minor: bigint }>`
    select account_id, count(*) as entries,
      coalesce(sum(${posted('>')}), 0) as in_minor, coalesce(-sum(${posted('<')}), 0) as out_minor
    from transactions where ${await allOf(database, meant)} group by account_id`.execute(database.read);
  const sums = new Map<string, { in_minor: bigint; out_minor: bigint }>();
  for (const { account_id, in_minor, out_minor } of counted.rows) {
    const sum = sums.getOrInsertComputed(meant.currencies.get(account_id) ?? '', () => ({
      in_minor: 0n,
      out_minor: 0n,
    }));
    sum.in_minor += in_minor;
    sum.out_minor += out_minor;
  }
  return {
    transactions: counted.rows.reduce((total, { entries }) => total + entries, 0),
    sums: [...sums]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, { in_minor, out_minor }]) => ({
        ...{
          in: money(in_minor, currency),
          out: money(out_minor, currency),
          net: money(in_minor - out_minor, currency),
        },
      })),
  };
}

/** All rows that a filter means, for counts and for changes of many: a condition on `transactions`. */
export async function allOf(database: Database, meant: Meant): Promise<RawBuilder<boolean>> {
  const all = termsOf(database, meant);
  const terms = database.dialect === 'sqlite' ? await drivingTerms(database, meant, all) : all;
  const found = mayMatch(database, 'transactions', { owner_id: meant.owner_id, apart: meant.trashed, terms });
  return sql.join([...(found ? [found] : []), ...conditionsOf(database, meant)], sql` and `);
}

/** What moved one way: of what is in parts, each part by itself, as in reports. */
function posted(way: '>' | '<'): RawBuilder<bigint> {
  const is = sql.raw(way);
  return sql<bigint>`case when parts > 0
    then (select sum(part.amount_minor) from transaction_parts as part where part.transaction_id = transactions.id and part.amount_minor ${is} 0)
    when amount_minor ${is} 0 then amount_minor end`;
}
