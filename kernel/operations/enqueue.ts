import { timestamp } from '../clock/clock.ts';
import { prepared } from '../database/database.ts';
import type { Job } from '../queue/queue.ts';
import type { Engine } from './engine.ts';
import type { OperationRow } from './operations.table.ts';

/** The turn of an operation that waits. */
export function jobOf({ id, queue, fence, run_after }: OperationRow, nowMs: number): Job {
  return { queue, operation_id: id, fence, delayMs: Math.max(0, Date.parse(run_after) - nowMs) };
}

/** A place of this owner is free: what was refused for want of one is queued again, the oldest first. */
export function enqueueNext(engine: Engine, { queue, owner_id }: OperationRow): void {
  const next = async (): Promise<void> => {
    const [waiting] = await oldestWaiting(engine.database.read, {
      queue,
      owner_id,
      now: timestamp(engine.clock.nowMs()),
    });
    if (waiting) engine.enqueue({ queue, operation_id: waiting.id, fence: waiting.fence });
  };
  next().catch((error: unknown) => engine.log.warn({ err: error }, 'the next operation could not be looked up'));
}

const oldestWaiting = prepared((db, { queue, owner_id, now }: { queue: string; owner_id: string; now: string }) =>
  db
    .selectFrom('operations')
    .select(['id', 'fence'])
    .where('queue', '=', queue)
    .where('owner_id', '=', owner_id)
    .where('status', 'in', ['pending', 'rolling_back'])
    .where('lease_holder', 'is', null)
    .where('run_after', '<=', now)
    .orderBy('id')
    .limit(1),
);
