import type { Context } from '../../kernel/module/module.ts';
import { describeTransaction } from './describe-transaction.ts';
import type { Transaction } from './money.schema.ts';
import { ownKept } from './own-kept.ts';

/** In the trash or not. @throws money.transaction-not-found */
export async function getTransaction({ actor, database }: Context, { id }: { id: string }): Promise<Transaction> {
  return describeTransaction(database.read, await ownKept(database.read, { id, owner_id: actor.person_id }));
}
