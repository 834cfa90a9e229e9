import { findJob, type JobRow } from './job-row.ts';
import type { QueueState } from './queue-state.ts';
import { refuse, type Refusal } from './refusal.ts';
import { State } from './schema.ts';

/** Why a job is not in the hands of the token's holder. */
export function refuseUnlocked(queue: QueueState, id: string, token: string, command: string, now: number): Refusal {
  const job = findJob(queue, id);
  if (job === undefined) return refuse.missingJob(id, command);
  if (token !== '0' && (job.lock_token === null || job.lock_until <= now)) return refuse.missingLock(id, command);
  if (token !== '0' && job.lock_token !== token) return refuse.lockMismatch(id, command);
  return refuse.notInState(id, 'active', command);
}

/** The active job that the token's holder works on; refuses otherwise. The token '0' asks for no lock. */
export function heldJob(queue: QueueState, id: string, token: string, command: string): JobRow {
  const now = Date.now();
  const job = findJob(queue, id);
  if (job?.state === State.active && (token === '0' || (job.lock_token === token && job.lock_until > now))) return job;
  throw refuseUnlocked(queue, id, token, command, now);
}

/** 1 if the lock was still held and now lasts `durationMs` from now. */
export function extendLock(queue: QueueState, id: string, token: string, durationMs: number): number {
  const now = Date.now();
  return queue.connection.run(
    `UPDATE job SET lock_until = ?, stalled = 0
     WHERE queue = ? AND id = ? AND state = ? AND lock_token = ? AND lock_until > ?`,
    now + durationMs,
    queue.key,
    id,
    State.active,
    token,
    now,
  );
}

export function isLocked(job: Pick<JobRow, 'lock_token' | 'lock_until'>): boolean {
  return job.lock_token !== null && job.lock_until > Date.now();
}
