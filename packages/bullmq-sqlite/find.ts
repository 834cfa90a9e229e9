import type { JobState } from 'bullmq';
import { findJob } from './job-row.ts';
import type { QueueState } from './queue-state.ts';
import { refuse, Refusal } from './refusal.ts';
import { isStateName, State, type StateName, stateNames } from './schema.ts';

/** Names that callers use for states; a paused queue keeps its jobs in line, so nothing is ever in `paused`. */
const otherNames: Record<string, StateName | undefined> = { waiting: 'wait' };
const emptyStates = new Set(['paused', 'waiting-children']);

function stateNamed(name: string): State | undefined {
  const found = otherNames[name] ?? name;
  return isStateName(found) ? State[found] : undefined;
}

export function jobState(queue: QueueState, id: string): JobState | 'unknown' {
  const name = stateNames[findJob(queue, id)?.state ?? -1];
  if (name === undefined) return 'unknown';
  return name === 'wait' ? 'waiting' : name;
}

export function isJobInState(queue: QueueState, name: string, id: string): boolean {
  if (emptyStates.has(name)) return false;
  const state = stateNamed(name);
  if (state === undefined) throw new Refusal(`Unknown job state: ${name}`);
  return findJob(queue, id)?.state === state;
}

/** BullMQ's answer to "is it finished": 0 no, 1 completed, 2 failed, -1 missing; with the result if asked. */
export function isFinished(queue: QueueState, id: string, withValue: boolean): number | [number, string] {
  const job = findJob(queue, id);
  const answer = (code: number, value: string): number | [number, string] => (withValue ? [code, value] : code);
  if (job === undefined) return answer(-1, `Missing key for job ${queue.name}:${id}. isFinished`);
  if (job.state === State.completed) return answer(1, job.return_value ?? 'null');
  if (job.state === State.failed) return answer(2, job.failed_reason ?? '');
  return answer(0, '');
}

export function countJobs(queue: QueueState, types: string[], delayedBefore: number | undefined): number[] {
  return types.map((type) => {
    if (type === 'repeat') return countSchedulers(queue);
    const state = stateNamed(type);
    if (state === undefined) return 0;
    if (state !== State.delayed || delayedBefore === undefined) return queue.count(state);
    const row = queue.connection.get<{ count: number }>(
      'SELECT count(*) AS count FROM job WHERE queue = ? AND state = ? AND score < ?',
      queue.key,
      state,
      delayedBefore,
    );
    return row?.count ?? 0;
  });
}

export function countPerPriority(queue: QueueState, priorities: number[]): number[] {
  return priorities.map((priority) => {
    if (priority === 0) return queue.count(State.wait);
    const row = queue.connection.get<{ count: number }>(
      'SELECT count(*) AS count FROM job WHERE queue = ? AND state = ? AND score = ?',
      queue.key,
      State.prioritized,
      priority,
    );
    return row?.count ?? 0;
  });
}

export function countSchedulers({ connection, key }: QueueState): number {
  return connection.get<{ count: number }>('SELECT count(*) AS count FROM scheduler WHERE queue = ?', key)?.count ?? 0;
}

/** Turns BullMQ's inclusive range, whose negative ends count from the last, into SQL's. */
function pageOf(start: number, end: number, count: number): { offset: number; limit: number } {
  const from = Math.max(start < 0 ? start + count : start, 0);
  const to = Math.min(end < 0 ? end + count : end, count - 1);
  return { offset: from, limit: Math.max(to - from + 1, 0) };
}

/**
 * Ids of jobs by state. BullMQ reads `wait` and `active` as Redis lists, newest first, and turns an ascending range
 * round itself; so these are answered the wrong way round when `ascending`.
 */
export function rangeOfJobs(queue: QueueState, type: string, start: number, end: number, ascending: boolean): string[] {
  if (type === 'repeat') return rangeOfSchedulers(queue, start, end, ascending).map(({ id }) => id);
  const state = stateNamed(type);
  if (state === undefined) return [];
  const { offset, limit } = pageOf(start, end, queue.count(state));
  const order = ascending ? 'score, seq' : 'score DESC, seq DESC';
  const ids = queue.connection
    .all<{ id: string }>(
      `SELECT id FROM job WHERE queue = ? AND state = ? ORDER BY ${order} LIMIT ? OFFSET ?`,
      queue.key,
      state,
      limit,
      offset,
    )
    .map(({ id }) => id);
  const list = state === State.wait || state === State.active;
  return list && ascending ? ids.toReversed() : ids;
}

export function rangeOfSchedulers(
  queue: QueueState,
  start: number,
  end: number,
  ascending: boolean,
): { id: string; next_at: number }[] {
  const { offset, limit } = pageOf(start, end, countSchedulers(queue));
  const order = ascending ? 'next_at, id' : 'next_at DESC, id DESC';
  return queue.connection.all<{ id: string; next_at: number }>(
    `SELECT id, next_at FROM scheduler WHERE queue = ? ORDER BY ${order} LIMIT ? OFFSET ?`,
    queue.key,
    limit,
    offset,
  );
}

/** Changes one text of a job. */
export function updateJob(
  { connection, key }: QueueState,
  id: string,
  column: 'data' | 'progress',
  json: string,
  command: string,
): void {
  const changed = connection.run(`UPDATE job SET ${column} = ? WHERE queue = ? AND id = ?`, json, key, id);
  if (changed === 0) throw refuse.missingJob(id, command);
}
