import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import type { TransactionTable } from '../money.table.ts';
import type { Meant } from './filter.ts';
import type { Page } from './order.ts';

/** The account whose balance runs through a list: it shows all of one account by date, and nothing is left out. */
export function runsThrough(
  { accounts, tokens, tags, ...meant }: Meant,
  { sort }: Pick<Page, 'sort'>,
): string | undefined {
  const {
    transaction,
    status,
    from,
    to,
    direction,
    kind,
    transfers,
    import_id,
    split,
    categories,
    ranges,
    payee_key,
    uncategorised,
  } = meant;
  const others = [
    transaction,
    status,
    from,
    to,
    direction,
    kind,
    transfers,
    import_id,
    split,
    categories,
    ranges,
    payee_key,
    uncategorised,
  ];
  const all = tokens.length + tags.length === 0 && others.every((other) => other === undefined) && !meant.trashed;
  return all && sort === 'date' && accounts?.length === 1 ? accounts[0] : undefined;
}

/**
 * The account's balance after each of some rows that follow one another in the list: opening balance, the months before, and the rows of
 * the month: a page costs the same wherever it stands. Undefined where rows were changed since they were read.
 */
export async function balancesAfter(
  reader: Reader,
  { account_id, rows, order }: { account_id: string; rows: readonly TransactionTable[]; order: Page['order'] },
): Promise<Map<string, bigint> | undefined> {
  const upwards = order === 'asc' ? rows : rows.toReversed();
  const [first, last] = [upwards.at(0), upwards.at(-1)];
  if (!first || !last) return new Map();
  const month = last.date.slice(0, 7);
  const own = sql`from transactions where account_id = ${account_id} and deleted_at is null and (date, id) <= (${last.date}, ${last.id})`;
  // One statement, so that all of it is of one moment.
  const found = await sql<{ balance_minor: bigint; page_minor: bigint; entries: number }>`select
    (select opening_minor from accounts where id = ${account_id})
    + (select coalesce(sum(in_minor) - sum(out_minor), 0) from account_months where account_id = ${account_id} and month < ${month})
    + (select coalesce(sum(amount_minor), 0) ${own} and date >= ${`${month}-01`}) as balance_minor,
    (select coalesce(sum(amount_minor), 0) ${own} and (date, id) >= (${first.date}, ${first.id})) as page_minor,
    (select count(*) ${own} and (date, id) >= (${first.date}, ${first.id})) as entries`.execute(reader);
  const [then] = found.rows;
  const sum = upwards.reduce((total, { amount_minor }) => total + amount_minor, 0n);
  if (!then || then.entries !== rows.length || then.page_minor !== sum) return undefined;
  let balance = then.balance_minor;
  const balances = new Map<string, bigint>();
  for (const { id, amount_minor } of upwards.toReversed()) {
    balances.set(id, balance);
    balance -= amount_minor;
  }
  return balances;
}
