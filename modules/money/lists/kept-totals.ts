import { sql } from 'kysely';
import type { Database, Reader } from '../../../kernel/database/database.ts';
import type { Meant } from './filter.ts';
import type { MonthCount } from './lists.schema.ts';

/** What moved on one account. */
export interface AccountSum {
  readonly account_id: string;
  readonly entries: number;
  readonly in_minor: bigint;
  readonly out_minor: bigint;
}

/** The accounts that a filter names, or all, where it says nothing else: then the kept totals know. */
function accountsAlone({
  currencies,
  accounts = [...currencies.keys()],
  ...meant
}: Meant): readonly string[] | undefined {
  const { tokens, tags, trashed, owner_id: _, mixed: __, ...others } = meant;
  const all =
    tokens.length + tags.length === 0 && !trashed && Object.values(others).every((other) => other === undefined);
  return all ? accounts : undefined;
}

export async function keptSums(reader: Reader, meant: Meant): Promise<readonly AccountSum[] | undefined> {
  const accounts = accountsAlone(meant);
  if (!accounts) return undefined;
  if (accounts.length === 0) return [];
  const found = await sql<AccountSum>`select id as account_id, entries,
      (select coalesce(sum(in_minor), 0) from account_months where account_id = accounts.id) as in_minor,
      (select coalesce(sum(out_minor), 0) from account_months where account_id = accounts.id) as out_minor
    from accounts where id in (${sql.join([...accounts])})`.execute(reader);
  return found.rows;
}

/** They count the parts of what is in parts. */
export async function keptMonths(
  { dialect, read }: Pick<Database, 'dialect' | 'read'>,
  meant: Meant,
): Promise<readonly MonthCount[] | undefined> {
  const accounts = accountsAlone(meant);
  if (!accounts) return undefined;
  if (accounts.length === 0) return [];
  const those = sql.join([...accounts]);
  const inParts = dialect === 'sqlite' ? sql`indexed by transactions_split` : sql``;
  const found = await sql<MonthCount>`select month, sum(entries) as transactions from (
      select month, entries from account_months where account_id in (${those})
      union all select substr(date, 1, 7), 1 - parts from transactions ${inParts}
        where owner_id = ${meant.owner_id} and parts > 0 and deleted_at is null and account_id in (${those})
    ) as counted group by month`.execute(read);
  return found.rows;
}
