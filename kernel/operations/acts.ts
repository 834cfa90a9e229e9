import type { Actor } from '../http/route.ts';
import { timestamp } from '../clock/clock.ts';
import type { Starter } from './engine.ts';
import { jobOf } from './enqueue.ts';
import { excludeEntries } from './exclude.ts';
import { abilities, cancelled, fresh, isLiving, isWaiting, undoing } from './life.ts';
import type { AnyKind } from './operation.ts';
import { operationsError } from './operations.errors.ts';
import type { OperationRow } from './operations.table.ts';
import { takeKey } from './start.ts';
import type { Started } from './start.ts';
import { transition } from './transition.ts';

/** What a person does with an operation of theirs. Each commits its state, then tells the queue or the worker. */
export interface Act {
  readonly actor: Actor;
  readonly operation_id: string;
}

/** Carries out the plan as it was shown, but for what is excluded; or does again what was undone. */
export async function apply(
  starter: Starter,
  { actor, operation_id, exclude = [] }: Act & { exclude?: readonly number[] },
): Promise<Started> {
  const row = await transition(starter, mine(actor, operation_id), async (row, nowMs, tx) => {
    const kind = starter.kinds.find(row.kind);
    if (!kind || !abilities(row, kind).apply) throw operationsError('operations.not-applicable');
    const now = timestamp(nowMs);
    const key = await takeKey(tx, row, kind, now);
    await excludeEntries(tx, operation_id, exclude);
    const again = row.status === 'rolled_back';
    return { ...fresh(row, now), ...key, status: 'pending', phase: again ? 'reopen' : 'run', dry_run: 0, cursor: null };
  });
  return started(starter, row);
}

/** Takes back what was done. An operation under way is stopped first. */
export async function rollback(starter: Starter, { actor, operation_id }: Act): Promise<Started> {
  const row = await transition(starter, mine(actor, operation_id), async (row, nowMs, tx) => {
    const kind = starter.kinds.find(row.kind);
    if (!kind || kind.undo === 'not-undoable') throw operationsError('operations.not-undoable');
    if (!abilities(row, kind).rollback) throw operationsError('operations.nothing-to-undo');
    const now = timestamp(nowMs);
    if (row.lease_holder !== null) return { undo_requested: 1, cancel_requested_at: row.cancel_requested_at ?? now };
    return { ...undoing(row, now), ...(await takeKey(tx, row, kind, now)) };
  });
  return started(starter, row);
}

/** Stops it: at once where nobody runs it, else at its next step. What was done stays, and can be undone. */
export async function cancel(starter: Starter, { actor, operation_id }: Act): Promise<Started> {
  const row = await transition(starter, mine(actor, operation_id), (row, nowMs) => {
    if (!isLiving(row)) throw operationsError('operations.not-cancellable');
    if (row.lease_holder === null) return cancelled({ ...row, undo_requested: 0 }, nowMs);
    return { cancel_requested_at: row.cancel_requested_at ?? timestamp(nowMs) };
  });
  return started(starter, row);
}

/** Goes on where a failed or cancelled operation stopped, with all its attempts. */
export async function retry(starter: Starter, { actor, operation_id }: Act): Promise<Started> {
  const row = await transition(starter, mine(actor, operation_id), async (row, nowMs, tx) => {
    const kind: AnyKind | undefined = starter.kinds.find(row.kind);
    if (!kind || !abilities(row, kind).retry) throw operationsError('operations.not-retryable');
    const now = timestamp(nowMs);
    return { ...fresh(row, now), ...(await takeKey(tx, row, kind, now)) };
  });
  return started(starter, row);
}

function started(starter: Starter, row: OperationRow): Started {
  if (isWaiting(row)) starter.enqueue(jobOf(row, starter.clock.nowMs()));
  if (row.cancel_requested_at !== null) starter.interrupt(row.id);
  return { operation_id: row.id, status: row.status, deduplicated: false };
}

function mine(actor: Actor, id: string): Pick<OperationRow, 'id' | 'owner_id'> {
  return { id, owner_id: actor.person_id };
}
