import { sql } from 'kysely';
import type { Reader } from '../../kernel/database/database.ts';
import type { AccountTable } from './money.table.ts';

type Own = Pick<AccountTable, 'id' | 'owner_id'>;

/** How many transactions are on an account. */
export async function transactionsOf(
  reader: Reader,
  { id, owner_id }: Own,
): Promise<{ transactions: number; in_trash: number }> {
  const count = reader
    .selectFrom('transactions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('account_id', '=', id);
  const living = await count.where('deleted_at', 'is', null).executeTakeFirstOrThrow();
  const trashed = await count
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { transactions: living.count, in_trash: trashed.count };
}

/** Has a transaction moved away that could be brought back by undo? Its amount would be read in the account's currency. */
export async function mayBeUndoneOnto(reader: Reader, { id, owner_id }: Own): Promise<boolean> {
  const change = await reader
    .selectFrom('transaction_changes')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where(sql<boolean>`before like ${`%"account_id":"${id}"%`}`)
    .limit(1)
    .executeTakeFirst();
  return change !== undefined;
}
