import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../../kernel/module/module.ts';
import type { Changed } from './create-transaction.ts';
import { describeTransaction } from './describe-transaction.ts';
import { moneyError } from './money.errors.ts';
import { otherSide, ownLiving } from './own-kept.ts';
import { ownAccount } from './own-rows.ts';
import { currentRevision } from './revision.ts';
import type { Kept } from './rows.ts';
import { refuseAsTransfer } from './transfers.ts';
import { stepFrom, writeChange } from './write-change.ts';

/**
 * Makes a transfer of two transactions that are there: what left one account came into the other. They lose their categories and parts.
 * @throws money.transaction-not-found, money.changed-meanwhile, money.bad-transfer, money.reconciled where parts would go
 */
export async function linkTransactions(
  { actor, database, clock }: Context,
  { id, other_id, revision }: { id: string; other_id: string; revision?: number | undefined },
): Promise<Changed> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const one = await ownLiving(tx, { id, owner_id });
    const other = await ownLiving(tx, { id: other_id, owner_id });
    currentRevision(one.row, revision);
    const currencies = await Promise.all(
      [one, other].map(async ({ row }) => (await ownAccount(tx, { id: row.account_id, owner_id })).currency),
    );
    refuseUnlike(one, other, { sameCurrency: currencies[0] === currencies[1] });
    const side = { transfer_id: randomUUIDv7(), category_id: null, parts: [], nowMs };
    const steps = [stepFrom(one, side), stepFrom(other, side)] as const;
    const change_id = await writeChange(tx, { database, owner_id, nowMs, what: 'changed', steps });
    return { transaction: await describeTransaction(tx, steps[0].after), change_id };
  });
}

/**
 * Makes two transactions of a transfer again, without categories.
 * @throws money.transaction-not-found, money.changed-meanwhile, money.bad-transfer where it is none
 */
export async function unlinkTransaction(
  { actor, database, clock }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<Changed> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const one = await ownLiving(tx, { id, owner_id });
    currentRevision(one.row, revision);
    if (one.row.transfer_id === null) refuseAsTransfer('/id', 'is none');
    const alone = { transfer_id: null, nowMs };
    const [own, other] = [stepFrom(one, alone), await otherSide(tx, one)];
    const change_id = await writeChange(tx, {
      ...{ database, owner_id, nowMs, what: 'changed' },
      steps: other ? [own, stepFrom(other, alone)] : [own],
    });
    return { transaction: await describeTransaction(tx, own.after), change_id };
  });
}

/** @throws money.bad-transfer, money.reconciled */
function refuseUnlike(one: Kept, other: Kept, { sameCurrency }: { sameCurrency: boolean }): void {
  const [mine, theirs] = [one.row, other.row];
  const path = '/other_id';
  if (mine.transfer_id !== null || theirs.transfer_id !== null)
    refuseAsTransfer(path, 'one of them is a transfer already');
  if (mine.account_id === theirs.account_id) refuseAsTransfer(path, 'both are of the same account');
  if (mine.amount_minor === 0n || theirs.amount_minor === 0n || mine.amount_minor < 0n === theirs.amount_minor < 0n)
    refuseAsTransfer(path, 'what leaves one account comes into the other: it has the other sign');
  if (sameCurrency && mine.amount_minor !== -theirs.amount_minor)
    refuseAsTransfer(path, 'in one currency both sides are of the same amount');
  if ([one, other].some(({ row, parts }) => row.status === 'reconciled' && parts.length > 0))
    throw moneyError('money.reconciled', { detail: 'It is in parts, which would go.' });
}
