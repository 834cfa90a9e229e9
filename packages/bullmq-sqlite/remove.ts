import { removeDeduplicated } from './dedup.ts';
import { type Droppable, dropJob } from './drop.ts';
import { findJob } from './job-row.ts';
import { isLocked } from './lock.ts';
import type { QueueState } from './queue-state.ts';
import { Refusal, refuse } from './refusal.ts';
import { State, type StateName, stateNames } from './schema.ts';

/** Whether a job is the next one of a living scheduler: such a job only goes with its scheduler. */
function isNextOfScheduler({ connection, key }: QueueState, job: { id: string; scheduler_id: string | null }): boolean {
  if (job.scheduler_id === null) return false;
  const scheduler = connection.get<{ next_at: number }>(
    'SELECT next_at FROM scheduler WHERE queue = ? AND id = ?',
    key,
    job.scheduler_id,
  );
  return scheduler !== undefined && job.id === `repeat:${job.scheduler_id}:${scheduler.next_at}`;
}

/** Removes a job in whatever state it is. 1 if it is gone, 0 if a worker holds it. */
export function removeJob(queue: QueueState, id: string): number {
  const job = findJob(queue, id);
  if (job === undefined) return 1;
  if (isNextOfScheduler(queue, job)) throw refuse.ofScheduler(id, 'removeJob');
  if (isLocked(job)) return 0;
  dropWithKey(queue, job);
  queue.emit('removed', 'jobId', id, 'prev', stateNames[job.state] ?? 'unknown');
  return 1;
}

/** A place in the order of a state. */
export interface Place {
  score: number;
  seq: number;
}

const start: Place = { score: -Infinity, seq: 0 };

interface Candidate extends Droppable, Place {
  dedup_id: string | null;
  scheduler_id: string | null;
  lock_token: string | null;
  lock_until: number;
  since: number;
}

function dropWithKey(queue: QueueState, job: Droppable & { dedup_id: string | null }): void {
  if (job.dedup_id !== null) removeDeduplicated(queue, job.dedup_id, job.id);
  dropJob(queue, job);
}

/** Jobs of a state, the oldest or next first, as far as removing them asks to know them. */
function candidates({ connection, key }: QueueState, state: State, limit: number, after = start): Candidate[] {
  return connection.all<Candidate>(
    `SELECT row, id, state, score, seq, log_count, dedup_id, scheduler_id, lock_token, lock_until,
       coalesce(finished_on, processed_on, timestamp) AS since
     FROM job WHERE queue = ? AND state = ? AND (score, seq) > (?, ?) ORDER BY score, seq LIMIT ?`,
    key,
    state,
    after.score,
    after.seq,
    limit,
  );
}

/**
 * Looks at up to `limit` jobs of a state after a place, the oldest first, and removes those that are no younger than
 * `timestamp` and that nobody needs. The ids of the removed, and the place to go on from; none at the end.
 */
export function cleanSome(
  queue: QueueState,
  options: { state: StateName; timestamp: number; limit: number; after: Place | undefined },
): { removed: string[]; next: Place | undefined } {
  const { state, timestamp, limit } = options;
  const finished = state === 'completed' || state === 'failed';
  const looked = candidates(queue, State[state], limit, options.after);
  const old = looked.filter(({ since }) => since <= timestamp);
  const removable = finished
    ? old
    : old.filter((job) => !isNextOfScheduler(queue, job) && !(state === 'active' && isLocked(job)));
  for (const job of removable) dropWithKey(queue, job);
  const last = looked.at(-1);
  // Finished jobs stand in the order of their ages: after one that is too young come only younger ones.
  const goesOn = looked.length === limit && !(finished && old.length < looked.length);
  return { removed: removable.map(({ id }) => id), next: goesOn ? last : undefined };
}

/** Removes up to `limit` jobs that wait (and delayed ones, if asked), but no scheduler's next job. How many were removed. */
export function drainSome(queue: QueueState, delayed: boolean, limit: number): number {
  const states: StateName[] = delayed ? ['wait', 'prioritized', 'delayed'] : ['wait', 'prioritized'];
  let removed = 0;
  for (const name of states) {
    // The next jobs of schedulers stay, and so must not use the limit up.
    const kept = queue.connection.get<{ count: number }>(
      'SELECT count(*) AS count FROM scheduler WHERE queue = ?',
      queue.key,
    );
    for (const job of candidates(queue, State[name], limit - removed + (kept?.count ?? 0))) {
      if (removed >= limit) return removed;
      if (isNextOfScheduler(queue, job)) continue;
      dropWithKey(queue, job);
      removed += 1;
    }
  }
  return removed;
}

/** Removes everything of a paused queue, up to `count` jobs at a time; whether there is more to remove. */
export function obliterate(queue: QueueState, force: boolean, count: number): boolean {
  if (!queue.paused) throw new Refusal('Cannot obliterate non-paused queue');
  if (!force && queue.count(State.active) > 0) throw new Refusal('Cannot obliterate queue with active jobs');
  let left = count;
  for (const state of Object.values(State)) {
    for (const job of left > 0 ? candidates(queue, state, left) : []) {
      dropWithKey(queue, job);
      left -= 1;
    }
  }
  if (left <= 0) return true;
  for (const table of ['scheduler', 'dedup', 'dedup_next', 'log', 'metric', 'metric_point']) {
    queue.connection.run(`DELETE FROM ${table} WHERE queue = ?`, queue.key);
  }
  queue.events.clear();
  queue.meta.clear();
  queue.lastId = 0;
  queue.limitCount = 0;
  queue.limitUntil = 0;
  queue.changed();
  return false;
}
