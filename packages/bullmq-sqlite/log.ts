import type { QueueState } from './queue-state.ts';
import { refuse } from './refusal.ts';

/** Adds a line to a job's log and keeps the newest `keep` lines (0: all); how many lines there are. */
export function addLog(queue: QueueState, job: string, line: string, keep: number): number {
  const { connection, key } = queue;
  const counted = connection.get<{ log_count: number }>(
    'UPDATE job SET log_count = log_count + 1 WHERE queue = ? AND id = ? RETURNING log_count',
    key,
    job,
  );
  if (counted === undefined) throw refuse.missingJob(job, 'addLog');
  connection.run(
    `INSERT INTO log (queue, job, seq, line)
     SELECT ?1, ?2, coalesce(max(seq), 0) + 1, ?3 FROM log WHERE queue = ?1 AND job = ?2`,
    key,
    job,
    line,
  );
  if (keep <= 0 || counted.log_count <= keep) return counted.log_count;
  keepNewest(queue, job, keep);
  return keep;
}

/** Forgets a job's log but for its newest `keep` lines. */
export function clearLog(queue: QueueState, job: string, keep: number): void {
  keepNewest(queue, job, keep);
}

/** A page of a job's log, from the oldest on or from the newest on. */
export function readLog(
  { connection, key }: QueueState,
  job: string,
  options: { start: number; end: number; ascending: boolean },
): { logs: string[]; count: number } {
  const lines = connection
    .all<{ line: string }>('SELECT line FROM log WHERE queue = ? AND job = ? ORDER BY seq', key, job)
    .map(({ line }) => line);
  const count = lines.length;
  if (!options.ascending) lines.reverse();
  const end = options.end < 0 ? options.end + count : options.end;
  return { logs: lines.slice(options.start, end + 1), count };
}

function keepNewest({ connection, key }: QueueState, job: string, keep: number): void {
  connection.run(
    `DELETE FROM log WHERE queue = ?1 AND job = ?2
       AND seq <= (SELECT max(seq) FROM log WHERE queue = ?1 AND job = ?2) - ?3`,
    key,
    job,
    keep,
  );
  connection.run('UPDATE job SET log_count = min(log_count, ?) WHERE queue = ? AND id = ?', keep, key, job);
}
