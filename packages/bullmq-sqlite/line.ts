import type { QueueState } from './queue-state.ts';
import { State } from './schema.ts';

/** Where a job stands in the order of its state. */
export interface Place {
  state: State;
  score: number;
  seq: number;
}

/** A place in the line of jobs that may be taken now: at the back, or in front of its equals. */
export function placeInLine(queue: QueueState, { priority = 0, front = false }): Place {
  queue.changed();
  return {
    state: priority > 0 ? State.prioritized : State.wait,
    score: priority,
    seq: front ? --queue.front : ++queue.back,
  };
}

export function placeDelayed(queue: QueueState, due: number): Place {
  queue.changed();
  queue.nextDue = Math.min(queue.nextDue, due);
  return { state: State.delayed, score: due, seq: ++queue.back };
}

/** Moves a job to another place. Whoever held its lock has lost it. */
export function moveJob(queue: QueueState, job: { id: string; state: State }, place: Place): void {
  queue.connection.run(
    'UPDATE job SET state = ?, score = ?, seq = ?, lock_token = NULL, lock_until = 0, stalled = 0 WHERE queue = ? AND id = ?',
    place.state,
    place.score,
    place.seq,
    queue.key,
    job.id,
  );
  queue.add(job.state, -1);
  queue.add(place.state, 1);
  if (job.state === State.delayed) queue.findNextDue();
}

/** At most this many due jobs are brought into line at once. */
const promoteBatch = 1000;

/** Brings the delayed jobs that are due into line. */
export function promoteDue(queue: QueueState, now: number): void {
  if (queue.nextDue > now) return;
  const due = queue.connection.all<{ row: number; id: string; priority: number }>(
    'SELECT row, id, priority FROM job WHERE queue = ? AND state = ? AND score <= ? ORDER BY score, seq LIMIT ?',
    queue.key,
    State.delayed,
    now,
    promoteBatch,
  );
  for (const { row, id, priority } of due) {
    const place = placeInLine(queue, { priority });
    queue.connection.run(
      'UPDATE job SET state = ?, score = ?, seq = ?, delay = 0 WHERE row = ?',
      place.state,
      place.score,
      place.seq,
      row,
    );
    queue.add(place.state, 1);
    queue.emit('waiting', 'jobId', id, 'prev', 'delayed');
  }
  queue.add(State.delayed, -due.length);
  queue.findNextDue();
}
