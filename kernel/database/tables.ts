import type { Kysely } from 'kysely';

/**
 * Every table of Steward. Only our own here: each part and module adds its own beside its table file, by declaration merging:
 *
 * @example
 * // modules/reminders/reminders.table.ts
 * declare module '../../kernel/database/database.ts' {
 *   interface Tables { reminders: ReminderTable }
 * }
 */
export interface Tables {
  migrations: { name: string; applied_at: string };
}

/** Reading: any select. Rows come as they are stored: snake_case, times as RFC 3339 text, flags as 0/1, JSON as text. */
export type Reader = Kysely<Tables>;

/** Inside one transaction. Over when the `write` that gave it is over: using it later is refused. */
export interface Writer extends Reader {
  /** Runs after the commit, just before the promise of `write` resolves. Not at all when nothing was committed. */
  readonly afterCommit: (work: () => void) => void;
  /** Publishes on the broadcast after the commit, as `afterCommit` does: everywhere, best effort. */
  readonly publish: Publish;
}

/** The broadcast's `publish`, for whoever opens a database that tells of its commits. */
export type Publish = (channel: string, message: unknown) => void;

/**
 * What a column can hold, on both databases. Whole numbers come back as `number` (53 bits; a larger one is refused, not rounded), but for the
 * columns of a result whose name ends in `_minor`: amounts of money are `bigint` (64 bits), sums of them too.
 */
export type Value = string | number | bigint | null | Uint8Array;

/** Is this column of a result an amount of money? */
export function isExact(column: string): boolean {
  return column.endsWith('_minor');
}

/**
 * The one database: SQLite in the data folder or PostgreSQL; no caller can tell which.
 */
export interface Database {
  readonly dialect: 'sqlite' | 'postgresql';

  /** For reading, outside any transaction. Sees everything whose `write` has resolved. */
  readonly read: Reader;

  /**
   * Runs `work` in one transaction and resolves only when it is durable (committed and fsynced); if `work` throws,
   * nothing of it happened and the promise rejects with that error.
   *
   * Promise: all or nothing, durable, serialised against all other writes.
   * Bound: `work` awaits the database and nothing else: no files, no network, no timers, no other `write`. On SQLite the writes
   * of one turn of the event loop share one transaction and one fsync (group commit), each in a savepoint of its own. On
   * PostgreSQL it may run again after a serialisation failure or deadlock: `work` must have no effects of its own; use
   * `afterCommit` for those.
   *
   * @throws database.unavailable, database.full, database.busy (503, 507, 503): nothing of it happened, and it may be tried again.
   * @throws database.write-waited, database.write-inside-write: a fault of the caller's code.
   *
   * @example
   * const id = await database.write(async (tx) => {
   *   await tx.insertInto('reminders').values(reminder).execute();
   *   tx.afterCommit(() => broadcast.publish('reminders', { id: reminder.id }));
   *   return reminder.id;
   * });
   */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;

  /**
   * Inserts many rows fast: a prepared statement on SQLite, UNNEST on PostgreSQL. All rows have the keys of the first.
   * Roughly 2 µs a row on SQLite; call it with up to a few thousand rows, inside a `write`.
   */
  insertMany(tx: Writer, table: keyof Tables, rows: readonly Readonly<Record<string, Value>>[]): Promise<void>;

  /** Like `write`, and beside no other `alone` of any process: for changes of the schema. See `migrate`. */
  alone<T>(work: (tx: Writer) => Promise<T>): Promise<T>;

  /** Waits for the writes under way; later ones are refused. */
  close(): Promise<void>;
}
