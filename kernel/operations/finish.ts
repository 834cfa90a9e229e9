import type { Engine } from './engine.ts';
import { enqueueNext, jobOf } from './enqueue.ts';
import { afterOutcome, isWaiting } from './life.ts';
import { LeaseLost } from './operations.errors.ts';
import type { OperationRow } from './operations.table.ts';
import type { Outcome } from './outcome.ts';
import { transition } from './transition.ts';
import type { ProgressState } from './wire.ts';

/**
 * Writes how a phase ended and what that makes of the operation, in one transaction, if this attempt still owns it.
 *
 * @returns the row to go on with, where its next phase follows at once; undefined where the lease has ended.
 */
export async function finish(
  engine: Engine,
  row: OperationRow,
  outcome: Outcome,
  progress: ProgressState | undefined,
): Promise<OperationRow | undefined> {
  const after = await transition(engine, row, (present, nowMs) => {
    if (present.fence !== row.fence) throw new LeaseLost();
    return {
      ...(progress ? { progress: JSON.stringify(progress) } : {}),
      ...afterOutcome(present, outcome, { nowMs, pauseMs: engine.timing.pauseMs }),
    };
  });
  if (after.fence === row.fence) return after;
  if (isWaiting(after)) engine.enqueue(jobOf(after, engine.clock.nowMs()));
  enqueueNext(engine, after);
  return undefined;
}
