import type { Reader } from '../../kernel/database/database.ts';
import { moneyError } from './money.errors.ts';
import type { AccountTable, CategoryTable, TransactionTable } from './money.table.ts';

interface Own {
  readonly id: string;
  readonly owner_id: string;
}

/** @throws money.account-not-found, for somebody else's too */
export async function ownAccount(reader: Reader, { id, owner_id }: Own): Promise<AccountTable> {
  const row = await reader
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw moneyError('money.account-not-found');
  return row;
}

/** One that takes new transactions. @throws money.account-not-found, money.account-closed */
export async function ownOpenAccount(reader: Reader, own: Own): Promise<AccountTable> {
  const account = await ownAccount(reader, own);
  if (account.closed_at !== null) throw moneyError('money.account-closed');
  return account;
}

/** @throws money.category-not-found, for somebody else's too */
export async function ownCategory(reader: Reader, { id, owner_id }: Own): Promise<CategoryTable> {
  const row = await reader
    .selectFrom('categories')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw moneyError('money.category-not-found');
  return row;
}

/** A person's own transaction, in the trash or not. @throws money.transaction-not-found, for somebody else's too */
export async function ownTransaction(reader: Reader, { id, owner_id }: Own): Promise<TransactionTable> {
  const row = await reader
    .selectFrom('transactions')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw moneyError('money.transaction-not-found');
  const { search: _, ...own } = row;
  return own;
}
