import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Run, Started } from '../../../kernel/operations/operations.ts';
import { moneyError } from '../money.errors.ts';
import { ownAccount } from '../own-rows.ts';
import { keptOf } from '../store-transactions.ts';
import { stepFrom, writeChange } from '../write-change.ts';
import { doesNotReconcile } from './begin-reconciliation.ts';
import type { ReconcileInput } from './ledger.schema.ts';
import { clearedUpTo, latestOf, upTo } from './reconciliations.ts';

/** It is done where what is reconciled up to the day is the statement's balance; what was cleared in the last moment is not part of it. */
export async function finishReconciliation(
  tx: Writer,
  { operation: { id, owner_id } }: Run<ReconcileInput>,
): Promise<{ fault?: Error; reconciled: number }> {
  const { account_id, date, balance_minor } = await tx
    .selectFrom('reconciliations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const account = await ownAccount(tx, { id: account_id, owner_id });
  const { cleared_minor } = await upTo(tx, { account_id, date, status: 'cleared' })
    .select((row) => row.fn.sum<bigint | null>('amount_minor').as('cleared_minor'))
    .executeTakeFirstOrThrow();
  const { reconciled } = await tx
    .selectFrom('transactions')
    .select((row) => row.fn.countAll<number>().as('reconciled'))
    .where('reconciliation_id', '=', id)
    .executeTakeFirstOrThrow();
  const held = (await clearedUpTo(tx, account, date)) - (cleared_minor ?? 0n);
  if (held !== balance_minor) return { fault: doesNotReconcile(account, balance_minor - held), reconciled };
  await tx.updateTable('reconciliations').set({ state: 'done', entries: reconciled }).where('id', '=', id).execute();
  return { reconciled };
}

/** When nothing is reconciled by it any more: what made up for a difference goes into the trash, unless somebody changed its amount. */
export async function endReconciliation(
  tx: Writer,
  { context: { clock, database }, operation: { id, owner_id } }: Run<ReconcileInput>,
): Promise<void> {
  const nowMs = clock.nowMs();
  const row = await tx.selectFrom('reconciliations').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return;
  await tx.deleteFrom('reconciliations').where('id', '=', id).execute();
  const adjustment =
    row.adjustment_id === null
      ? undefined
      : (await keptOf(tx, { ids: [row.adjustment_id], owner_id })).get(row.adjustment_id);
  if (
    !adjustment ||
    adjustment.row.deleted_at !== null ||
    !(await isAsMade(tx, { id, adjustment_id: adjustment.row.id }))
  )
    return;
  const steps = [stepFrom(adjustment, { deleted_at: timestamp(nowMs), nowMs })] as const;
  await writeChange(tx, { database, owner_id, nowMs, what: 'trashed', steps, operation_id: id });
}

/** Only the reconciliation has changed it since it made it. */
async function isAsMade(tx: Reader, { id, adjustment_id }: { id: string; adjustment_id: string }): Promise<boolean> {
  const changes = await tx
    .selectFrom('transaction_changes')
    .select('operation_id')
    .where('transaction_id', '=', adjustment_id)
    .execute();
  return changes.every(({ operation_id }) => operation_id === id);
}

/**
 * Takes the latest reconciliation of an account back, as an operation: what it reconciled is cleared again.
 * @throws money.account-not-found, money.reconciliation-not-found, money.reconciled-later
 */
export async function takeBackReconciliation(
  { actor, database, operations }: Context,
  { account_id, id }: { account_id: string; id: string },
): Promise<Started> {
  await ownAccount(database.read, { id: account_id, owner_id: actor.person_id });
  const row = await database.read
    .selectFrom('reconciliations')
    .select('id')
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .executeTakeFirst();
  if (!row) throw moneyError('money.reconciliation-not-found');
  await refuseUnlessLatest(database.read, { id });
  return operations.rollback(id);
}

/** Where it is not there any more, there is nothing to refuse. @throws money.reconciled-later */
export async function refuseUnlessLatest(reader: Reader, { id }: { id: string }): Promise<void> {
  const row = await reader.selectFrom('reconciliations').select('account_id').where('id', '=', id).executeTakeFirst();
  const latest = row && (await latestOf(reader, row.account_id));
  if (latest && latest.id !== id)
    throw moneyError('money.reconciled-later', {
      detail: `The account was reconciled with a statement of ${latest.date} after it.`,
      details: { date: latest.date },
    });
}
