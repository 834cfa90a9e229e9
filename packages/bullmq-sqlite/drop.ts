import type { QueueState } from './queue-state.ts';
import { State } from './schema.ts';

/** What must be known of a job to delete it. */
export interface Droppable {
  row: number;
  id: string;
  state: State;
  log_count: number;
}

/** Deletes a job and its log, nothing else. */
export function dropJob(queue: QueueState, job: Droppable): void {
  queue.connection.run('DELETE FROM job WHERE row = ?', job.row);
  if (job.log_count > 0) dropLogs(queue, job.id);
  queue.add(job.state, -1);
  if (job.state === State.delayed) queue.findNextDue();
}

export function dropLogs({ connection, key }: QueueState, id: string): void {
  connection.run('DELETE FROM log WHERE queue = ? AND job = ?', key, id);
}

/** Deletes the `most` oldest of the jobs that finished by a time; this frees no deduplication ids. */
export function dropOldest(queue: QueueState, state: State, finishedBy: number, most: number): void {
  const dropped = queue.connection.all<{ id: string; log_count: number }>(
    `DELETE FROM job WHERE row IN (
       SELECT row FROM job WHERE queue = ? AND state = ? AND score <= ? ORDER BY score, seq LIMIT ?
     ) RETURNING id, log_count`,
    queue.key,
    state,
    finishedBy,
    most,
  );
  for (const job of dropped) if (job.log_count > 0) dropLogs(queue, job.id);
  queue.add(state, -dropped.length);
}
