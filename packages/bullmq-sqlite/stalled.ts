import { purgeEndedKeys } from './dedup.ts';
import { moveJob, placeInLine } from './line.ts';
import type { QueueState } from './queue-state.ts';
import { State } from './schema.ts';

/**
 * Brings jobs whose lock ran out back to the front of the line. A job is only taken back if the check before had marked
 * it, so that a worker has a whole interval to renew its lock; the ids of the jobs that were taken back.
 */
export function recoverStalled(queue: QueueState, mostStalls: number, intervalMs: number): string[] {
  const now = Date.now();
  if (now < queue.nextStalledCheck) return [];
  queue.nextStalledCheck = now + intervalMs;
  purgeEndedKeys(queue, now);
  const stalled = queue.connection.all<{ id: string; stalled_count: number; scheduled: number }>(
    `SELECT id, stalled_count,
       EXISTS (SELECT 1 FROM scheduler WHERE scheduler.queue = job.queue AND scheduler.id = scheduler_id) AS scheduled
     FROM job WHERE queue = ? AND state = ? AND stalled = 1 AND lock_until <= ?`,
    queue.key,
    State.active,
    now,
  );
  for (const { id, stalled_count: before, scheduled } of stalled) {
    // Its next worker fails it. A scheduler's job goes on for ever.
    const failure = before + 1 > mostStalls && scheduled === 0 ? 'job stalled more than allowable limit' : null;
    queue.connection.run(
      'UPDATE job SET stalled_count = stalled_count + 1, deferred_failure = coalesce(?, deferred_failure) WHERE queue = ? AND id = ?',
      failure,
      queue.key,
      id,
    );
    moveJob(queue, { id, state: State.active }, placeInLine(queue, { front: true }));
    queue.emit('waiting', 'jobId', id, 'prev', 'active');
    queue.emit('stalled', 'jobId', id);
  }
  markActiveAsStalled(queue);
  return stalled.map(({ id }) => id);
}

function markActiveAsStalled({ connection, key }: QueueState): void {
  connection.run('UPDATE job SET stalled = 1 WHERE queue = ? AND state = ? AND stalled = 0', key, State.active);
}

/**
 * At the opening of the file: whoever held a lock died with the process that had the file, so the next check may take
 * all active jobs back at once.
 */
export function releaseAllLocks({ connection, key }: QueueState): void {
  connection.run(
    'UPDATE job SET stalled = 1, lock_token = NULL, lock_until = 0 WHERE queue = ? AND state = ?',
    key,
    State.active,
  );
}
