import type { MinimalJob, RetryOptions } from 'bullmq';
import { type Claim, type Claimant, claimNext } from './claim.ts';
import { findJob } from './job-row.ts';
import { moveJob, placeDelayed, placeInLine, promoteDue } from './line.ts';
import { heldJob } from './lock.ts';
import type { QueueState } from './queue-state.ts';
import { refuse } from './refusal.ts';
import { State, stateNames } from './schema.ts';

/** What a failed attempt leaves on the job. */
export interface AttemptTrace {
  failedReason: string | undefined;
  stacktrace: string | undefined;
}

function noteAttempt({ connection, key }: QueueState, id: string, trace: AttemptTrace, attempts: number): void {
  connection.run(
    `UPDATE job SET attempts_made = attempts_made + ?, failed_reason = coalesce(?, failed_reason),
       stacktrace = coalesce(?, stacktrace) WHERE queue = ? AND id = ?`,
    attempts,
    trace.failedReason ?? null,
    trace.stacktrace ?? null,
    key,
    id,
  );
}

/** Puts an active job off. The claim of the next job, if one was asked for and is there. */
export function delayActive(
  queue: QueueState,
  options: {
    id: string;
    token: string;
    from: number;
    delay: number;
    countsAsAttempt: boolean;
    trace: AttemptTrace;
    next: Claimant | undefined;
  },
): Claim | undefined {
  const { id, delay, from } = options;
  const job = heldJob(queue, id, options.token, 'moveToDelayed');
  const due = from + Math.max(delay, 0);
  noteAttempt(queue, id, options.trace, options.countsAsAttempt ? 1 : 0);
  setDelay(queue, id, delay);
  moveJob(queue, job, placeDelayed(queue, due));
  queue.emit('delayed', 'jobId', id, 'delay', String(due));
  const claim = options.next === undefined ? undefined : claimNext(queue, options.next, from);
  return claim?.[0] == null ? undefined : claim;
}

/** Puts an active job back in line for its next attempt. */
export function retryActive(
  queue: QueueState,
  options: { id: string; token: string; lifo: boolean; trace: AttemptTrace },
): void {
  const { id } = options;
  const job = heldJob(queue, id, options.token, 'retryJob');
  promoteDue(queue, Date.now());
  noteAttempt(queue, id, options.trace, 1);
  moveJob(queue, job, placeInLine(queue, { priority: job.priority, front: options.lifo && job.priority === 0 }));
  queue.emit('waiting', 'jobId', id, 'prev', 'active');
}

/** Puts an active job back to the front of the line, as if it had not been taken. */
export function returnActive(queue: QueueState, id: string, token: string): void {
  const job = heldJob(queue, id, token, 'moveJobFromActiveToWait');
  moveJob(queue, job, placeInLine(queue, { priority: job.priority, front: true }));
  queue.emit('waiting', 'jobId', id, 'prev', 'active');
}

/** Brings a delayed job into line now. */
export function promote(queue: QueueState, id: string): void {
  const job = findJob(queue, id);
  if (job?.state !== State.delayed) throw refuse.notInState(id, 'delayed', 'promote');
  moveJob(queue, job, placeInLine(queue, { priority: job.priority }));
  setDelay(queue, id, 0);
  queue.emit('waiting', 'jobId', id, 'prev', 'delayed');
}

export function changeDelay(queue: QueueState, id: string, delay: number): void {
  const job = findJob(queue, id);
  if (job === undefined) throw refuse.missingJob(id, 'changeDelay');
  if (job.state !== State.delayed) throw refuse.notInState(id, 'delayed', 'changeDelay');
  const due = Date.now() + Math.max(delay, 0);
  moveJob(queue, job, placeDelayed(queue, due));
  setDelay(queue, id, delay);
  queue.emit('delayed', 'jobId', id, 'delay', String(due));
}

/** A waiting job takes its new place at once; others when they come into line. */
export function changePriority(queue: QueueState, id: string, priority: number, lifo: boolean): void {
  const job = findJob(queue, id);
  if (job === undefined) throw refuse.missingJob(id, 'changePriority');
  if (job.state === State.wait || job.state === State.prioritized) {
    moveJob(queue, job, placeInLine(queue, { priority, front: lifo }));
  }
  queue.connection.run('UPDATE job SET priority = ? WHERE queue = ? AND id = ?', priority, queue.key, id);
}

/** Puts a finished job back in line. */
export function retryFinished(
  queue: QueueState,
  { id, opts }: Pick<MinimalJob, 'opts'> & { id: string },
  state: 'completed' | 'failed',
  options: RetryOptions,
): void {
  const job = findJob(queue, id);
  if (job === undefined) throw refuse.missingJob(id, 'reprocessJob');
  if (job.state !== State[state]) throw refuse.notInState(id, state, 'reprocessJob');
  forgetOutcome(queue, id, state);
  if (options.resetAttemptsMade === true) reset(queue, id, 'attempts_made');
  if (options.resetAttemptsStarted === true) reset(queue, id, 'attempts_started');
  const front = opts.lifo === true && job.priority === 0;
  moveJob(queue, job, placeInLine(queue, { priority: job.priority, front }));
  queue.emit('waiting', 'jobId', id, 'prev', state);
}

/**
 * Puts up to `count` jobs of a state back in line, the oldest first; whether there may be more of them.
 * `until` is a whole millisecond, included: the scores of its jobs are fractions above it.
 */
export function moveManyToWait(
  queue: QueueState,
  state: typeof State.completed | typeof State.failed | typeof State.delayed,
  count: number,
  until: number,
): boolean {
  const name = stateNames[state] ?? '';
  const jobs = queue.connection.all<{ id: string; state: State }>(
    'SELECT id, state FROM job WHERE queue = ? AND state = ? AND score < ? ORDER BY score, seq LIMIT ?',
    queue.key,
    state,
    until + 1,
    count,
  );
  for (const job of jobs) {
    if (state !== State.delayed) forgetOutcome(queue, job.id, state === State.failed ? 'failed' : 'completed');
    moveJob(queue, job, placeInLine(queue, {}));
    queue.emit('waiting', 'jobId', job.id, 'prev', name);
  }
  return jobs.length >= count;
}

function setDelay({ connection, key }: QueueState, id: string, delay: number): void {
  connection.run('UPDATE job SET delay = ? WHERE queue = ? AND id = ?', delay, key, id);
}

function forgetOutcome({ connection, key }: QueueState, id: string, state: 'completed' | 'failed'): void {
  const outcome = state === 'failed' ? 'failed_reason' : 'return_value';
  connection.run(
    `UPDATE job SET finished_on = NULL, processed_on = NULL, ${outcome} = NULL WHERE queue = ? AND id = ?`,
    key,
    id,
  );
}

function reset({ connection, key }: QueueState, id: string, counter: 'attempts_made' | 'attempts_started'): void {
  connection.run(`UPDATE job SET ${counter} = 0 WHERE queue = ? AND id = ?`, key, id);
}
