import type { Connection, Participant } from './connection.ts';
import { EventStream } from './event-stream.ts';
import { State } from './schema.ts';
import { longestTimerMs } from './timers.ts';

interface QueueRow {
  key: number;
  meta: string;
  last_id: number;
  front: number;
  back: number;
  limit_count: number;
  limit_until: number;
}

const defaultMostEvents = 10_000;

/**
 * What this process holds in memory of one queue, so that the hot path need not ask for it. The file is owned by this
 * process alone, so this mirror is exact; after a rollback it is loaded anew.
 */
export class QueueState implements Participant {
  readonly connection: Connection;
  readonly name: string;
  readonly events: EventStream;
  key = 0;
  meta = new Map<string, string>();
  /** The last job id that was given out. */
  lastId = 0;
  /** Places in line: a job at the back takes `++back`, one at the front `--front`. */
  front = 0;
  back = 0;
  limitCount = 0;
  limitUntil = 0;
  /** When the next delayed job is due; Infinity when there is none. */
  nextDue = Infinity;
  /** When stalled jobs may be looked for again; all workers of a queue share it. */
  nextStalledCheck = 0;
  #counts: number[] = [];
  #dirty = false;
  #lastMoment = 0;
  #sleepers = new Set<() => void>();
  #dueTimer: NodeJS.Timeout | undefined;
  #dueTimerAt = Infinity;

  constructor(connection: Connection, name: string) {
    this.connection = connection;
    this.name = name;
    this.events = new EventStream(connection, name);
    connection.run('INSERT INTO queue (name) VALUES (?) ON CONFLICT DO NOTHING', name);
    this.load();
  }

  get paused(): boolean {
    return this.meta.has('paused');
  }

  /** Whether the queue's own limit of jobs at once is reached. */
  get maxed(): boolean {
    const limit = this.meta.get('concurrency');
    return limit !== undefined && this.count(State.active) >= Number(limit);
  }

  /** Whether a worker could take a job now, or could bring a delayed one into line. */
  get claimable(): boolean {
    if (this.paused || this.maxed) return false;
    return this.count(State.wait) + this.count(State.prioritized) > 0 || this.nextDue <= Date.now();
  }

  count(state: State): number {
    return this.#counts[state] ?? 0;
  }

  /** Records that `by` jobs came into a state (or left it, if negative). */
  add(state: State, by: number): void {
    this.#counts[state] = this.count(state) + by;
    this.connection.touch(this);
  }

  /** The time as a score: no two jobs of the same millisecond get the same one, and it never goes back. */
  moment(now: number): number {
    this.#lastMoment = Math.max(now, this.#lastMoment + 0.001);
    return this.#lastMoment;
  }

  /** Says that a place, a counter, a limit or the meta data has changed and must be saved. */
  changed(): void {
    this.#dirty = true;
    this.connection.touch(this);
  }

  /** Tells an event to whoever listens, after the commit; its id. */
  emit(event: string, ...fields: string[]): string {
    this.connection.touch(this);
    return this.events.add(['event', event, ...fields]);
  }

  load(): void {
    const { connection, name } = this;
    const row = connection.get<QueueRow>('SELECT * FROM queue WHERE name = ?', name);
    if (row === undefined) throw new Error(`The queue file has lost the queue ${name}`);
    this.key = row.key;
    this.meta = new Map(Object.entries(JSON.parse(row.meta) as Record<string, string>));
    this.lastId = row.last_id;
    this.front = row.front;
    this.back = row.back;
    this.limitCount = row.limit_count;
    this.limitUntil = row.limit_until;
    this.#dirty = false;
    this.#counts = [];
    for (const { state, count } of connection.all<{ state: State; count: number }>(
      'SELECT state, count(*) AS count FROM job WHERE queue = ? GROUP BY state',
      row.key,
    )) {
      this.#counts[state] = count;
    }
    this.findNextDue();
    this.events.load(row.key);
  }

  findNextDue(): void {
    const first = 'SELECT score FROM job WHERE queue = ? AND state = ? ORDER BY score, seq LIMIT 1';
    this.nextDue = this.connection.get<{ score: number }>(first, this.key, State.delayed)?.score ?? Infinity;
  }

  flush(): void {
    this.events.flush(Number(this.meta.get('opts.maxLenEvents') ?? defaultMostEvents));
    if (!this.#dirty) return;
    this.#dirty = false;
    this.connection.run(
      'UPDATE queue SET meta = ?, last_id = ?, front = ?, back = ?, limit_count = ?, limit_until = ? WHERE key = ?',
      JSON.stringify(Object.fromEntries(this.meta)),
      this.lastId,
      this.front,
      this.back,
      this.limitCount,
      this.limitUntil,
      this.key,
    );
  }

  /** Tells the event readers, and wakes the sleeping workers when there is a job to be had. */
  committed(): void {
    this.events.committed();
    if (this.#sleepers.size > 0) this.#wakeSleepers();
  }

  /** Sleeps until a job can be had (true), or until the timeout or `cancel` (false). */
  sleep(timeoutMs: number): { result: Promise<boolean>; cancel: () => void } {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const finish = (woken: boolean): void => {
      clearTimeout(timer);
      this.#sleepers.delete(wake);
      resolve(woken);
    };
    const wake = (): void => finish(true);
    const timer = setTimeout(finish, Math.min(timeoutMs, longestTimerMs), false);
    this.#sleepers.add(wake);
    this.#wakeSleepers();
    return { result: promise, cancel: () => finish(false) };
  }

  stop(): void {
    clearTimeout(this.#dueTimer);
    this.events.stop();
    for (const wake of this.#sleepers) wake();
  }

  #wakeSleepers(): void {
    // All of them: one alone may be about to close, and a worker that finds nothing sleeps again.
    if (this.claimable) for (const wake of this.#sleepers) wake();
    this.#armDueTimer();
  }

  /** Wakes the sleepers when the next delayed job is due. */
  #armDueTimer(): void {
    const due = this.#sleepers.size > 0 && !this.paused ? this.nextDue : Infinity;
    if (due === this.#dueTimerAt) return;
    clearTimeout(this.#dueTimer);
    this.#dueTimerAt = due;
    if (due === Infinity) return;
    // A timer may fire a little early: it then finds nothing claimable and is armed again.
    this.#dueTimer = setTimeout(
      () => {
        this.#dueTimerAt = Infinity;
        this.#wakeSleepers();
      },
      Math.min(Math.max(due - Date.now(), 1), longestTimerMs),
    );
  }
}
