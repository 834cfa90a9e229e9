import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import { TRANSFER, UNCATEGORISED } from '../totals.ts';
import { MOST_FAULTS } from './fault.ts';
import type { Fault } from './fault.ts';

/** The months by category are what transactions and parts say: the ones are held against the others by the database. */
export async function auditMonths(reader: Reader, { owner_id }: { owner_id: string }): Promise<Fault[]> {
  const { rows } = await sql<{
    account_id: string;
    month: string;
    category_key: string;
    in_minor: bigint;
    out_minor: bigint;
    entries: number;
    kept_in_minor: bigint;
    kept_out_minor: bigint;
    kept_entries: number;
  }>`
    select account_id, month, category_key,
      sum(came) as in_minor, sum(went) as out_minor, sum(times) as entries,
      sum(kept_came) as kept_in_minor, sum(kept_went) as kept_out_minor, sum(kept_times) as kept_entries
    from (
      select account_id, substr(date, 1, 7) as month, category_key,
        case when amount > 0 then amount else 0 end as came, case when amount > 0 then 0 else -amount end as went,
        1 as times, 0 as kept_came, 0 as kept_went, 0 as kept_times
      from (
        select account_id, date, amount_minor as amount,
          case when transfer_id is not null then ${TRANSFER} else coalesce(category_id, ${UNCATEGORISED}) end as category_key
        from transactions
        where owner_id = ${owner_id} and deleted_at is null and (parts = 0 or transfer_id is not null)
        union all
        select account_id, date, transaction_parts.amount_minor, coalesce(transaction_parts.category_id, ${UNCATEGORISED})
        from transactions join transaction_parts on transaction_id = id
        where owner_id = ${owner_id} and deleted_at is null and parts > 0 and transfer_id is null
      ) as living
      union all
      select account_id, month, category_key, 0, 0, 0, in_minor, out_minor, entries
      from account_months where owner_id = ${owner_id}
    ) as both_sides
    group by account_id, month, category_key
    having sum(came) <> sum(kept_came) or sum(went) <> sum(kept_went) or sum(times) <> sum(kept_times)
    order by account_id, month, category_key
    limit ${MOST_FAULTS}`.execute(reader);
  return rows.map((row) => ({
    what: 'months',
    id: `${row.account_id} ${row.month} ${row.category_key}`,
    expected: `${row.in_minor}, ${row.out_minor}, ${row.entries}`,
    found: `${row.kept_in_minor}, ${row.kept_out_minor}, ${row.kept_entries}`,
  }));
}
