import type { KeepJobs } from 'bullmq';
import { type Claim, type Claimant, claimNext } from './claim.ts';
import { finishDeduplicated } from './dedup.ts';
import { dropLogs, dropOldest } from './drop.ts';
import { refuseUnlocked } from './lock.ts';
import { countMetric } from './metrics.ts';
import type { QueueState } from './queue-state.ts';

import { State } from './schema.ts';

export interface Outcome {
  id: string;
  state: 'completed' | 'failed';
  /** JSON text of the result, or the reason of the failure. */
  value: string;
  stacktrace: string | undefined;
  keep: KeepJobs;
  /** How many attempts the job had. */
  attempts: number;
  metricPoints: number;
  /** Who wants the next job in the same step. */
  next: Claimant | undefined;
  token: string;
}

/** Old jobs that one job's end removes at most. When there are more, the next ends go on with them. */
const mostDropped = 1000;

interface Finished {
  attempts_made: number;
  log_count: number;
  dedup_id: string | null;
}

/** Ends a job that the token's holder works on; the next claim, or undefined when none was asked for or none is there. */
export function finishJob(queue: QueueState, outcome: Outcome, now: number): Claim | undefined {
  const { id, state, value } = outcome;
  const finished =
    'count' in outcome.keep && outcome.keep.count === 0
      ? deleteActive(queue, outcome, now)
      : store(queue, outcome, now);
  if (finished === undefined) throw refuseUnlocked(queue, id, outcome.token, 'moveToFinished', now);
  queue.add(State.active, -1);
  if (finished.dedup_id !== null) finishDeduplicated(queue, finished.dedup_id, id, now);

  const property = state === 'completed' ? 'returnvalue' : 'failedReason';
  queue.emit(state, 'jobId', id, property, value, 'prev', 'active');
  if (state === 'failed' && finished.attempts_made >= outcome.attempts) {
    queue.emit('retries-exhausted', 'jobId', id, 'attemptsMade', String(finished.attempts_made));
  }
  if (outcome.metricPoints > 0) countMetric(queue, state, outcome.metricPoints, now);

  const claim = outcome.next === undefined ? undefined : claimNext(queue, outcome.next, now);
  const told =
    claim !== undefined && (claim[0] !== null || claim[2] > 0 || claim[3] > 0 || queue.paused || queue.maxed);
  if (told) return claim;
  if (queue.count(State.wait) + queue.count(State.active) + queue.count(State.prioritized) === 0) queue.emit('drained');
  return undefined;
}

// The holder's lock must be alive; '0' stands for no lock.
const held = `queue = ?1 AND id = ?2 AND state = ${State.active} AND (?3 = '0' OR (lock_token = ?3 AND lock_until > ?4))`;
const returned = 'RETURNING attempts_made, log_count, dedup_id';

function store(queue: QueueState, outcome: Outcome, now: number): Finished | undefined {
  const column = outcome.state === 'completed' ? 'return_value' : 'deferred_failure = NULL, failed_reason';
  const state = State[outcome.state];
  const finished = queue.connection.get<Finished>(
    `UPDATE job SET state = ${state}, score = ?7, lock_token = NULL, lock_until = 0, stalled = 0,
       finished_on = ?4, attempts_made = attempts_made + 1, ${column} = ?5, stacktrace = coalesce(?6, stacktrace)
     WHERE ${held} ${returned}`,
    queue.key,
    outcome.id,
    outcome.token,
    now,
    outcome.value,
    outcome.stacktrace ?? null,
    queue.moment(now),
  );
  if (finished === undefined) return undefined;
  queue.add(state, 1);
  const { keep } = outcome;
  if ('age' in keep) dropOldest(queue, state, now - keep.age * 1000, keep.limit ?? mostDropped);
  const excess = keep.count !== undefined && keep.count > 0 ? queue.count(state) - keep.count : 0;
  if (excess > 0) dropOldest(queue, state, Infinity, Math.min(excess, mostDropped));
  return finished;
}

function deleteActive(queue: QueueState, outcome: Outcome, now: number): Finished | undefined {
  const finished = queue.connection.get<Finished>(
    `DELETE FROM job WHERE ${held} RETURNING attempts_made + 1 AS attempts_made, log_count, dedup_id`,
    queue.key,
    outcome.id,
    outcome.token,
    now,
  );
  if (finished !== undefined && finished.log_count > 0) dropLogs(queue, outcome.id);
  return finished;
}
