import { timestamp } from '../../kernel/clock/clock.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Changed } from './create-transaction.ts';
import { describeTransaction } from './describe-transaction.ts';
import { moneyError } from './money.errors.ts';
import type { TransactionChangeTable } from './money.table.ts';
import { ownKept } from './own-kept.ts';
import { readKept } from './rows.ts';
import type { Kept } from './rows.ts';
import { stepFrom, writeChange } from './write-change.ts';
import type { Step } from './write-change.ts';

/**
 * Takes the latest change of a transaction back: it is again what it was, with its parts and tags, and so is the other side of a transfer that was
 * changed with it. That is itself a change, which can be taken back. What made the transaction puts it into the trash.
 * @throws money.change-not-found, money.changed-meanwhile, money.reconciled
 */
export async function undoChange({ actor, database, clock }: Context, { id }: { id: string }): Promise<Changed> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const [first, ...others] = await changesWith(tx, { id, owner_id });
    const steps: [Step, ...Step[]] = [await stepBack(tx, first, nowMs)];
    for (const other of others) steps.push(await stepBack(tx, other, nowMs));
    const change_id = await writeChange(tx, { database, owner_id, nowMs, what: 'undone', steps });
    return { transaction: await describeTransaction(tx, steps[0].after), change_id };
  });
}

type Change = Pick<TransactionChangeTable, 'id' | 'owner_id' | 'transaction_id' | 'revision' | 'before' | 'together'>;

/** A change of the owner's, and behind it those that were made together with it. */
async function changesWith(
  tx: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<readonly [Change, ...Change[]]> {
  const changes = tx
    .selectFrom('transaction_changes')
    .select(['id', 'owner_id', 'transaction_id', 'revision', 'before', 'together'])
    .where('owner_id', '=', owner_id);
  const change = await changes.where('id', '=', id).executeTakeFirst();
  if (!change) throw moneyError('money.change-not-found');
  if (change.together === null) return [change];
  return [change, ...(await changes.where('together', '=', change.together).where('id', '<>', id).execute())];
}

async function stepBack(
  tx: Reader,
  { transaction_id, owner_id, revision, before }: Change,
  nowMs: number,
): Promise<Step> {
  const now = await ownKept(tx, { id: transaction_id, owner_id });
  if (now.row.revision !== revision)
    throw moneyError('money.changed-meanwhile', { detail: 'It was changed since, so it was left alone.' });
  if (before === null) {
    if (now.row.status === 'reconciled') throw moneyError('money.reconciled');
    return stepFrom(now, { deleted_at: timestamp(nowMs), nowMs });
  }
  const { row, parts } = readKept(before);
  const { revision: _, updated_at: __, parts: ___, ...columns } = row;
  await stillThere(tx, { row, parts });
  return stepFrom(now, { ...columns, ...(await statusAgain(tx, row)), parts, nowMs });
}

/** @throws money.change-not-found where the account or a category that it had is gone */
async function stillThere(tx: Reader, { row, parts }: Kept): Promise<void> {
  const wanted = new Set([row.category_id, ...parts.map(({ category_id }) => category_id)].filter((id) => id !== null));
  const categories =
    wanted.size === 0
      ? []
      : await tx
          .selectFrom('categories')
          .select('id')
          .where('id', 'in', [...wanted])
          .execute();
  const account = await tx.selectFrom('accounts').select('id').where('id', '=', row.account_id).executeTakeFirst();
  if (!account || categories.length < wanted.size)
    throw moneyError('money.change-not-found', { detail: 'The account or a category that it had is gone.' });
}

/** What a reconciliation held that was taken back since is cleared. */
async function statusAgain(
  tx: Reader,
  { status, reconciliation_id = null }: Kept['row'],
): Promise<Partial<Kept['row']>> {
  if (status !== 'reconciled' || reconciliation_id === null) return { reconciliation_id: null };
  const reconciliation = await tx
    .selectFrom('reconciliations')
    .select('id')
    .where('id', '=', reconciliation_id)
    .executeTakeFirst();
  return reconciliation ? { reconciliation_id } : { status: 'cleared', reconciliation_id: null };
}
