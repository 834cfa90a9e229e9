import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database } from '../../../../kernel/database/database.ts';

/** That both sides may lie apart. */
const MOST_DAYS = 3;
/** What left an account, the newest first, is held against what came into others: so many, and so many pairs of them. */
const [MOST_WENT, MOST_PAIRS] = [5000, 2000];

interface Side {
  readonly id: string;
  readonly account_id: string;
  readonly date: string;
  readonly amount_minor: bigint;
  readonly payee: string;
  readonly category_id: string | null;
}

export interface Pair {
  readonly currency: string;
  readonly from: Side;
  readonly into: Side;
}

/**
 * What left one account and came into another one of the same currency, the newest first, where each side has no other that it could be of. What is in parts is
 * none, nor what a person has told the categories of, both sides.
 */
export async function findPairs(
  database: Pick<Database, 'dialect' | 'read'>,
  { owner_id, since }: { owner_id: string; since: string },
): Promise<Pair[]> {
  const { dialect, read } = database;
  const byAmount = dialect === 'sqlite' ? sql`indexed by transactions_by_amount` : sql``;
  const { rows } = await sql<Row>`
    with went as (select id, account_id, date, amount_minor, payee, category_id from transactions
      where owner_id = ${owner_id} and deleted_at is null and date >= ${since}
        and transfer_id is null and parts = 0 and amount_minor < 0
      order by date desc, id desc limit ${MOST_WENT} + 0)
    select one.currency, went.id as from_id, went.account_id as from_account, went.date as from_date,
      went.amount_minor as from_minor, went.payee as from_payee, went.category_id as from_category,
      came.id as into_id, came.account_id as into_account, came.date as into_date,
      came.amount_minor as into_minor, came.payee as into_payee, came.category_id as into_category
    from went join accounts as one on one.id = went.account_id
    join transactions as came ${byAmount} on came.owner_id = ${owner_id} and came.deleted_at is null
      and came.amount_minor = -went.amount_minor
      and came.date between ${shifted(dialect, -MOST_DAYS)} and ${shifted(dialect, MOST_DAYS)}
      and came.transfer_id is null and came.parts = 0 and came.account_id <> went.account_id
    join accounts as other on other.id = came.account_id and other.currency = one.currency
    where went.category_id is null or came.category_id is null
    order by went.date desc, went.id desc limit ${MOST_PAIRS} + 0`.execute(read);
  return unique(rows).map(pairOf);
}

interface Row {
  readonly currency: string;
  readonly from_id: string;
  readonly from_account: string;
  readonly from_date: string;
  readonly from_minor: bigint;
  readonly from_payee: string;
  readonly from_category: string | null;
  readonly into_id: string;
  readonly into_account: string;
  readonly into_date: string;
  readonly into_minor: bigint;
  readonly into_payee: string;
  readonly into_category: string | null;
}

function shifted(dialect: Database['dialect'], days: number): RawBuilder<string> {
  return dialect === 'sqlite'
    ? sql`date(went.date, ${sql.lit(`${days} days`)})`
    : sql`to_char(went.date::date + ${sql.lit(days)}, 'YYYY-MM-DD')`;
}

/** Where there are too many pairs, the last ones may have others that were not read. */
function unique(rows: readonly Row[]): Row[] {
  const counts = new Map<string, number>();
  for (const { from_id, into_id } of rows)
    for (const id of [from_id, into_id]) counts.set(id, (counts.get(id) ?? 0) + 1);
  const end = rows.length < MOST_PAIRS ? '' : (rows.at(-1)?.from_date ?? '');
  const whole =
    end === ''
      ? ''
      : Temporal.PlainDate.from(end)
          .add({ days: 2 * MOST_DAYS })
          .toString();
  return rows.filter(
    ({ from_id, into_id, from_date }) =>
      counts.get(from_id) === 1 && counts.get(into_id) === 1 && (whole === '' || from_date > whole),
  );
}

function pairOf(row: Row): Pair {
  return {
    currency: row.currency,
    from: {
      ...{ id: row.from_id, account_id: row.from_account, date: row.from_date, amount_minor: row.from_minor },
      ...{ payee: row.from_payee, category_id: row.from_category },
    },
    into: {
      ...{ id: row.into_id, account_id: row.into_account, date: row.into_date, amount_minor: row.into_minor },
      ...{ payee: row.into_payee, category_id: row.into_category },
    },
  };
}
