import type { EntryRaw, StreamReadRaw } from 'bullmq';
import type { Connection } from './connection.ts';
import { longestTimerMs } from './timers.ts';

/** The place of an event in its stream: the id `ms-n`, as in a Redis stream. */
interface Position {
  ms: number;
  n: number;
}

/** Someone who has read every event so far and waits for the next ones. */
type Reader = (entries: EntryRaw[]) => void;

interface EventRow extends Position {
  count: number;
  entries: string;
}

/** Between two trimmings come at least so many events, so that trimming is rare. */
const trimSlack = 500;
const readBatch = 1000;

/** The events of one queue. Those of one transaction are stored as one row, whose id is that of the last of them. */
export class EventStream {
  readonly #connection: Connection;
  readonly #name: string;
  #key = 0;
  /** Events of the running transaction, as flat lists of names and values. */
  #fresh: string[][] = [];
  #first: Position = { ms: 0, n: 0 };
  #last: Position = { ms: 0, n: 0 };
  #count = 0;
  /** How many events there may be before they are trimmed again. */
  #trimAt = 0;
  #readers = new Set<Reader>();

  constructor(connection: Connection, name: string) {
    this.#connection = connection;
    this.#name = name;
  }

  load(key: number): void {
    this.#key = key;
    this.#fresh = [];
    const last = 'SELECT ms, n FROM event WHERE queue = ? ORDER BY ms DESC, n DESC LIMIT 1';
    this.#last = this.#connection.get<Position>(last, key) ?? this.#last;
    const total = 'SELECT coalesce(sum(count), 0) AS count FROM event WHERE queue = ?';
    this.#count = this.#connection.get<{ count: number }>(total, key)?.count ?? 0;
  }

  /** The id of the newest event that is committed. */
  get lastId(): string {
    return `${this.#last.ms}-${this.#last.n}`;
  }

  /** Adds an event to the running transaction; its id. */
  add(fields: string[]): string {
    if (this.#fresh.length === 0) {
      const now = Date.now();
      const { ms, n } = this.#last;
      // Ids only grow, even when the clock is set back.
      this.#first = now > ms ? { ms: now, n: 0 } : { ms, n: n + 1 };
    }
    this.#fresh.push(fields);
    return `${this.#first.ms}-${this.#first.n + this.#fresh.length - 1}`;
  }

  flush(mostEvents: number): void {
    const count = this.#fresh.length;
    if (count === 0) return;
    const { ms, n } = this.#first;
    this.#connection.run(
      'INSERT INTO event (queue, ms, n, count, entries) VALUES (?, ?, ?, ?, ?)',
      this.#key,
      ms,
      n + count - 1,
      count,
      JSON.stringify(this.#fresh),
    );
    this.#count += count;
    if (this.#count < this.#trimAt) return;
    this.trim(mostEvents);
    this.#trimAt = Math.max(this.#count, mostEvents) + trimSlack;
  }

  committed(): void {
    const fresh = this.#fresh;
    if (fresh.length === 0) return;
    const { ms, n } = this.#first;
    this.#fresh = [];
    this.#last = { ms, n: n + fresh.length - 1 };
    if (this.#readers.size === 0) return;
    const entries = fresh.map((fields, index): EntryRaw => [`${ms}-${n + index}`, fields]);
    for (const deliver of this.#readers) deliver(entries);
  }

  /** Removes the oldest events. At least `most` stay, for only whole transactions are removed. How many were removed. */
  trim(most: number): number {
    const excess = this.#count - most;
    let removed = 0;
    let last: Position | undefined;
    const oldest = 'SELECT ms, n, count FROM event WHERE queue = ? ORDER BY ms, n LIMIT ?';
    for (const row of excess > 0 ? this.#connection.all<EventRow>(oldest, this.#key, excess) : []) {
      if (removed + row.count > excess) break;
      removed += row.count;
      last = row;
    }
    if (last === undefined) return 0;
    const older = 'DELETE FROM event WHERE queue = ? AND (ms, n) <= (?, ?)';
    this.#connection.run(older, this.#key, last.ms, last.n);
    this.#count -= removed;
    return removed;
  }

  clear(): void {
    this.#connection.run('DELETE FROM event WHERE queue = ?', this.#key);
    this.#count = 0;
  }

  /** Events after an id, oldest first. Waits for the next ones when there are none; null after the timeout (0: never). */
  read(afterId: string, timeoutMs: number): { result: Promise<StreamReadRaw>; cancel: () => void } {
    const { promise, resolve } = Promise.withResolvers<StreamReadRaw>();
    const finish = (entries: EntryRaw[]): void => {
      clearTimeout(timer);
      this.#readers.delete(finish);
      resolve(entries.length > 0 ? [[this.#name, entries]] : null);
    };
    const timer = timeoutMs > 0 ? setTimeout(finish, Math.min(timeoutMs, longestTimerMs), []) : undefined;
    const stored = this.#after(afterId);
    if (stored.length > 0) finish(stored);
    else this.#readers.add(finish);
    return { result: promise, cancel: () => finish([]) };
  }

  stop(): void {
    for (const deliver of this.#readers) deliver([]);
  }

  #after(id: string): EntryRaw[] {
    const [ms = 0, n = 0] = id.split('-').map(Number);
    const isAfter = (position: Position): boolean => position.ms > ms || (position.ms === ms && position.n > n);
    const found: EntryRaw[] = [];
    if (!isAfter(this.#last)) return found;
    const rows = this.#connection.all<EventRow>(
      'SELECT ms, n, count, entries FROM event WHERE queue = ? AND (ms, n) > (?, ?) ORDER BY ms, n LIMIT ?',
      this.#key,
      ms,
      n,
      readBatch,
    );
    for (const row of rows) {
      const first = row.n - row.count + 1;
      for (const [index, fields] of (JSON.parse(row.entries) as string[][]).entries()) {
        const position = { ms: row.ms, n: first + index };
        if (isAfter(position)) found.push([`${position.ms}-${position.n}`, fields]);
      }
      if (found.length >= readBatch) break;
    }
    return found;
  }
}
