import type { JobsOptions } from 'bullmq';
import { placeDelayed, placeInLine } from './line.ts';
import type { QueueState } from './queue-state.ts';
import { State } from './schema.ts';

export interface NewJob {
  id: string;
  name: string;
  /** JSON text. */
  data: string;
  opts: JobsOptions;
  timestamp: number;
  schedulerId?: string | undefined;
}

export function jobExists({ connection, key }: QueueState, id: string): boolean {
  return connection.get('SELECT 1 FROM job WHERE queue = ? AND id = ?', key, id) !== undefined;
}

/** Stores a job and puts it where its options say: among the delayed, by priority, or in line. */
export function insertJob(queue: QueueState, { id, name, data, opts, timestamp, schedulerId }: NewJob): void {
  const delay = Math.max(opts.delay ?? 0, 0);
  const priority = opts.priority ?? 0;
  const place =
    delay > 0
      ? placeDelayed(queue, timestamp + delay)
      : placeInLine(queue, { priority, front: opts.lifo === true && priority === 0 });
  queue.connection.run(
    `INSERT INTO job (queue, id, state, score, seq, timestamp, delay, priority, scheduler_id, dedup_id, name, data, opts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    queue.key,
    id,
    place.state,
    place.score,
    place.seq,
    timestamp,
    delay,
    priority,
    schedulerId ?? null,
    opts.deduplication?.id ?? null,
    name,
    data,
    JSON.stringify(opts),
  );
  queue.add(place.state, 1);
  queue.emit('added', 'jobId', id, 'name', name);
  if (place.state === State.delayed) queue.emit('delayed', 'jobId', id, 'delay', String(place.score));
  else queue.emit('waiting', 'jobId', id);
}
