import type { JobJson, RateLimiterOptions } from 'bullmq';
import { type JobRow, toJobJson } from './job-row.ts';
import { promoteDue } from './line.ts';
import { countTowardsLimit, limitLeftMs } from './limit.ts';
import type { QueueState } from './queue-state.ts';
import { State } from './schema.ts';

export interface Claimant {
  /** The lock's token; '0' takes no lock. */
  token: string;
  lockDurationMs: number;
  workerName: string | undefined;
  limiter: RateLimiterOptions | undefined;
}

/** What a worker gets: a job and its id, or how long the rate limit holds, or when the next delayed job is due. */
export type Claim = [job: JobJson | null, id: string | 0, limitedMs: number, dueAt: number];

const nothing = (limitedMs: number, dueAt: number): Claim => [null, 0, limitedMs, dueAt];

/** Takes the next job: first come first served, then by priority. */
export function claimNext(queue: QueueState, claimant: Claimant, now: number): Claim {
  promoteDue(queue, now);
  const most = Number(queue.meta.get('max') ?? claimant.limiter?.max ?? 0);
  const limitedMs = limitLeftMs(queue, most, now);
  if (limitedMs > 0) return nothing(limitedMs, 0);
  if (queue.paused || queue.maxed) return nothing(0, 0);

  const row = takeFirst(queue, claimant, now);
  if (row === undefined) return nothing(0, queue.nextDue === Infinity ? 0 : queue.nextDue);
  if (most > 0 && row.deferred_failure === null) {
    countTowardsLimit(queue, claimant.limiter?.duration ?? Number(queue.meta.get('duration') ?? 0), now);
  }
  queue.emit('active', 'jobId', row.id, 'prev', 'waiting');
  return [toJobJson(row), row.id, 0, 0];
}

function takeFirst(queue: QueueState, claimant: Claimant, now: number): JobRow | undefined {
  const state = queue.count(State.wait) > 0 ? State.wait : State.prioritized;
  if (queue.count(state) === 0) return undefined;
  const locks = claimant.token !== '0';
  const row = queue.connection.get<JobRow>(
    `UPDATE job SET state = ${State.active}, score = ?7, lock_token = ?4, lock_until = ?5, stalled = 0,
       processed_on = ?3, processed_by = coalesce(?6, processed_by), attempts_started = attempts_started + 1
     WHERE row = (SELECT row FROM job WHERE queue = ?1 AND state = ?2 ORDER BY score, seq LIMIT 1)
     RETURNING *`,
    queue.key,
    state,
    now,
    locks ? claimant.token : null,
    locks ? now + claimant.lockDurationMs : 0,
    claimant.workerName ?? null,
    queue.moment(now),
  );
  if (row === undefined) return undefined;
  queue.add(state, -1);
  queue.add(State.active, 1);
  return row;
}
