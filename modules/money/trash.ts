import { timestamp } from '../../kernel/clock/clock.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Changed } from './create-transaction.ts';
import { describeTransaction } from './describe-transaction.ts';
import { moneyError } from './money.errors.ts';
import { bothSides, ownKept, ownLiving } from './own-kept.ts';
import { currentRevision } from './revision.ts';
import type { Kept } from './rows.ts';
import { keptOf, storeTransactions } from './store-transactions.ts';
import { stepFrom, writeChange } from './write-change.ts';
import type { Step } from './write-change.ts';

const AT_ONCE = 500;

/**
 * Into the trash, a transfer with both sides.
 * @returns what `undoChange` takes back
 * @throws money.transaction-not-found, money.changed-meanwhile, money.reconciled
 */
export async function deleteTransaction(
  { actor, database, clock }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<string> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const kept = await ownLiving(tx, { id, owner_id });
    currentRevision(kept.row, revision);
    const sides = await bothSides(tx, kept);
    if (sides.some(({ row }) => row.status === 'reconciled')) throw moneyError('money.reconciled');
    const steps = moved(sides, { deleted_at: timestamp(nowMs), nowMs });
    return writeChange(tx, { database, owner_id, nowMs, what: 'trashed', steps });
  });
}

/** Out of the trash, a transfer with both sides. @throws money.transaction-not-found, money.not-in-trash */
export async function restoreTransaction(
  { actor, database, clock }: Context,
  { id }: { id: string },
): Promise<Changed> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const sides = await bothSides(tx, await trashed(tx, { id, owner_id }));
    const steps = moved(sides, { deleted_at: null, nowMs });
    const change_id = await writeChange(tx, { database, owner_id, nowMs, what: 'restored', steps });
    return { transaction: await describeTransaction(tx, steps[0].after), change_id };
  });
}

/** For ever, history and all, a transfer with both sides. @throws money.transaction-not-found, money.not-in-trash */
export async function purgeTransaction({ actor, database }: Context, { id }: { id: string }): Promise<void> {
  const owner_id = actor.person_id;
  await database.write(async (tx) => {
    const sides = await bothSides(tx, await trashed(tx, { id, owner_id }));
    await storeTransactions(tx, {
      ...{ database, owner_id },
      postings: sides.map((before) => ({ before, after: null })),
    });
  });
}

/** Empties the actor's trash, some at a time, so that nobody waits long for their turn. @returns how many are gone for ever */
export async function emptyTrash({ actor, database, signal }: Context): Promise<number> {
  const owner_id = actor.person_id;
  for (let deleted = 0; ;) {
    signal.throwIfAborted();
    const gone = await database.write(async (tx) => {
      const kept = await keptOf(tx, { ids: await trashedIds(tx, owner_id), owner_id });
      const postings = [...kept.values()].map((before) => ({ before, after: null }));
      await storeTransactions(tx, { database, owner_id, postings });
      return postings.length;
    });
    if (gone === 0) return deleted;
    deleted += gone;
  }
}

async function trashedIds(tx: Reader, owner_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('transactions')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is not', null)
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

async function trashed(tx: Reader, own: { id: string; owner_id: string }): Promise<Kept> {
  const kept = await ownKept(tx, own);
  if (kept.row.deleted_at === null) throw moneyError('money.not-in-trash');
  return kept;
}

function moved(
  [first, ...others]: readonly [Kept, ...Kept[]],
  change: { deleted_at: string | null; nowMs: number },
): readonly [Step, ...Step[]] {
  return [stepFrom(first, change), ...others.map((other) => stepFrom(other, change))];
}
