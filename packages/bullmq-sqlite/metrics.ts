import type { QueueState } from './queue-state.ts';

const minuteMs = 60_000;

interface Metric {
  count: number;
  prev_at: number;
  prev_count: number;
}

function findMetric({ connection, key }: QueueState, kind: string): Metric | undefined {
  return connection.get<Metric>(
    'SELECT count, prev_at, prev_count FROM metric WHERE queue = ? AND kind = ?',
    key,
    kind,
  );
}

/** Counts a finished job; when a minute has passed since the last point, notes how many there were in it. */
export function countMetric(queue: QueueState, kind: string, mostPoints: number, now: number): void {
  const { connection, key } = queue;
  const metric = findMetric(queue, kind);
  if (metric === undefined) {
    connection.run(
      'INSERT INTO metric (queue, kind, count, prev_at, prev_count) VALUES (?, ?, 1, ?, 0)',
      key,
      kind,
      now,
    );
    return;
  }
  connection.run('UPDATE metric SET count = count + 1 WHERE queue = ? AND kind = ?', key, kind);
  const minutes = Math.min(Math.floor(now / minuteMs) - Math.floor(metric.prev_at / minuteMs), mostPoints);
  if (minutes <= 0) return;
  // The jobs since the last point are shown in the first minute after it, the rest were empty.
  addPoint(queue, kind, metric.count - metric.prev_count);
  for (let empty = 1; empty < minutes; empty++) addPoint(queue, kind, 0);
  connection.run(
    'DELETE FROM metric_point WHERE queue = ?1 AND kind = ?2 AND seq <= (SELECT max(seq) FROM metric_point WHERE queue = ?1 AND kind = ?2) - ?3',
    key,
    kind,
    mostPoints,
  );
  connection.run(
    'UPDATE metric SET prev_at = ?, prev_count = ? WHERE queue = ? AND kind = ?',
    now,
    metric.count,
    key,
    kind,
  );
}

function addPoint({ connection, key }: QueueState, kind: string, value: number): void {
  connection.run(
    `INSERT INTO metric_point (queue, kind, seq, value)
     SELECT ?1, ?2, coalesce(max(seq), 0) + 1, ?3 FROM metric_point WHERE queue = ?1 AND kind = ?2`,
    key,
    kind,
    value,
  );
}

/** The counts, the points from the newest on, and how many points there are. */
export function readMetrics(
  queue: QueueState,
  kind: string,
  start: number,
  end: number,
): [counts: string[], points: string[], count: number] {
  const points = queue.connection
    .all<{ value: number }>(
      'SELECT value FROM metric_point WHERE queue = ? AND kind = ? ORDER BY seq DESC',
      queue.key,
      kind,
    )
    .map(({ value }) => String(value));
  const metric = findMetric(queue, kind);
  const counts = metric === undefined ? [] : [metric.count, metric.prev_at, metric.prev_count].map(String);
  return [counts, points.slice(start, end === -1 ? undefined : end + 1), points.length];
}
