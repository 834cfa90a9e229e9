import type { Context } from '../../kernel/module/module.ts';
import type { TransactionChange } from './money.schema.ts';
import { ownTransaction } from './own-rows.ts';

/** What happened to a transaction, in the trash or not, the last first. @throws money.transaction-not-found */
export async function listChanges(
  { actor, database }: Context,
  { id, limit, after }: { id: string; limit: number; after?: Pick<TransactionChange, 'revision'> | undefined },
): Promise<TransactionChange[]> {
  const transaction = await ownTransaction(database.read, { id, owner_id: actor.person_id });
  let query = database.read
    .selectFrom('transaction_changes')
    .select(['id', 'at', 'what', 'fields', 'revision', 'operation_id'])
    .where('transaction_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(limit);
  if (after) query = query.where('revision', '<', after.revision);
  const rows = await query.execute();
  return rows.map(({ fields, ...row }) => ({
    ...row,
    fields: JSON.parse(fields) as string[],
    undoable: row.revision === transaction.revision,
  }));
}
