import type { Writer } from '../../../kernel/database/database.ts';
import { bumpBook } from '../books.ts';

interface Own {
  readonly id: string;
  readonly owner_id: string;
}

/** Removes an account that nobody has changed since it was made and that has no transactions, the trash included. False: it stays. */
export async function takeUnusedAccount(tx: Writer, { id, owner_id }: Own): Promise<boolean> {
  const account = await tx
    .selectFrom('accounts')
    .select('revision')
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!account) return true;
  if (account.revision > 1 || (await has(tx.selectFrom('transactions').select('id').where('account_id', '=', id))))
    return false;
  await tx.deleteFrom('account_months').where('account_id', '=', id).execute();
  await tx.deleteFrom('import_layouts').where('account_id', '=', id).execute();
  await tx.deleteFrom('accounts').where('id', '=', id).execute();
  await bumpBook(tx, owner_id);
  return true;
}

/** Removes a category that nobody has changed since it was made and that nothing has, the trash included. False: it stays. */
export async function takeUnusedCategory(tx: Writer, { id, owner_id }: Own): Promise<boolean> {
  const category = await tx
    .selectFrom('categories')
    .select('revision')
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!category) return true;
  const uses = [
    tx.selectFrom('transactions').select('id').where('category_id', '=', id),
    tx.selectFrom('transaction_parts').select('transaction_id as id').where('category_id', '=', id),
    tx.selectFrom('categories').select('id').where('parent_id', '=', id),
    tx.selectFrom('budgets').select('category_id as id').where('category_id', '=', id),
    tx.selectFrom('money_rules').select('id').where('category_id', '=', id),
  ];
  if (category.revision > 1) return false;
  for (const use of uses) if (await has(use)) return false;
  await tx.deleteFrom('categories').where('id', '=', id).execute();
  await bumpBook(tx, owner_id);
  return true;
}

async function has(query: { limit(rows: number): { executeTakeFirst(): Promise<unknown> } }): Promise<boolean> {
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
