import { setTimeout as wait } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import { OpenWriter } from './connection.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { sqlite } from './sqlite-connection.ts';
import { databaseError } from './database.errors.ts';
import { isSqliteBusy, sqliteFault } from './sqlite-faults.ts';
import type { Log } from '../log/log.ts';
import type { Publish, Writer } from './tables.ts';

interface PendingWrite {
  readonly work: (tx: Writer) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface FinishedWrite extends PendingWrite {
  readonly tx: OpenWriter;
  readonly value: unknown;
}

/** A batch commits after this long even if more wait: the event loop has other work, and so have other connections. */
const BATCH_MS = 8;
/**
 * Threads leave the lock alone for this long after each batch, and ask for it less often than the main thread does, where people wait: without
 * the pause a busy thread keeps everybody else out for seconds, since SQLite has no queue for its lock.
 */
const THREAD_REST_MS = 3;
const THREAD_ASKS_AGAIN_MS = 2;
const MAIN_ASKS_AGAIN_MS = 1;
/** How long a batch tries for the file's lock before its writes are told that the database is busy. */
const BUSY_MS = 30_000;

/**
 * The one writer of a SQLite connection. The writes of one turn of the event loop share one transaction and one fsync, each in a
 * savepoint of its own; they run one after the other, in the order of their calls.
 */
export class GroupCommit {
  readonly #connection: SqliteConnection;
  readonly #log: Log;
  readonly #publish: Publish;
  #pending: PendingWrite[] = [];
  #running: Promise<void> | undefined;
  #held: Promise<void> | undefined;
  #closed = false;

  constructor(connection: SqliteConnection, { log, publish }: { log: Log; publish: Publish }) {
    this.#connection = connection;
    this.#log = log;
    this.#publish = publish;
  }

  write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(databaseError('database.closed'));
    return new Promise<T>((resolve, reject) => {
      this.#pending.push({ work, resolve: resolve as (value: unknown) => void, reject });
      // After this turn's callbacks: whatever they write goes into the same transaction.
      this.#running ??= turn().then(() => this.#drain());
    });
  }

  /** Leaves the file's lock to somebody else until the promise is settled; writes wait. */
  hold(until: Promise<unknown>): void {
    this.#held = until.then(
      () => undefined,
      () => undefined,
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#pending.length > 0) {
      await this.#held;
      await this.#commitBatch();
      await (isMainThread ? turn() : wait(THREAD_REST_MS));
    }
    this.#running = undefined;
  }

  /** Never throws: every write of the batch is settled one way or the other. */
  async #commitBatch(): Promise<void> {
    try {
      await this.#begin();
    } catch (error) {
      for (const { reject } of this.#pending.splice(0)) reject(sqliteFault(error));
      return;
    }
    const finished: FinishedWrite[] = [];
    try {
      await this.#runBatch(finished);
      this.#execute('COMMIT');
    } catch (error) {
      for (const { reject } of finished) reject(sqliteFault(error));
      this.#rollBack();
      return;
    }
    for (const { tx } of finished) tx.committed(this.#log);
    for (const { resolve, value } of finished) resolve(value);
  }

  /** Other threads and processes write to the same file: never block for their lock, ask again. */
  async #begin(): Promise<void> {
    const giveUpAt = performance.now() + BUSY_MS;
    for (;;) {
      try {
        this.#execute('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isSqliteBusy(error) || performance.now() > giveUpAt) throw error;
      }
      await wait(isMainThread ? MAIN_ASKS_AGAIN_MS : THREAD_ASKS_AGAIN_MS + Math.random());
    }
  }

  /** @throws what made SQLite roll back the whole transaction, a full disk for one; the writes in `finished` are lost then. */
  async #runBatch(finished: FinishedWrite[]): Promise<void> {
    const startedAt = performance.now();
    let write: PendingWrite | undefined;
    while (performance.now() - startedAt < BATCH_MS && (write = this.#pending.shift())) {
      const tx = new OpenWriter(sqlite, this.#connection, this.#publish);
      try {
        this.#execute('SAVEPOINT write');
        const value = await withoutWaiting(tx.run(write.work));
        this.#execute('RELEASE write');
        finished.push({ ...write, tx, value });
      } catch (error) {
        tx.end();
        write.reject(sqliteFault(error));
        if (!this.#connection.db.isTransaction) throw error;
        this.#execute('ROLLBACK TO write');
        this.#execute('RELEASE write');
      }
    }
  }

  /** If even that fails, the next batch cannot begin, and its writes are told why. */
  #rollBack(): void {
    try {
      if (this.#connection.db.isTransaction) this.#execute('ROLLBACK');
    } catch (error) {
      this.#log.error({ err: error }, 'the database could not roll back');
    }
  }

  #execute(sql: string): void {
    this.#connection.prepare(sql).statement.run();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * SQLite answers at once, so honest work ends before the event loop goes on to anything else. Work that does not is waiting for
 * something else, and every other write with it. `nextTick` runs exactly when no promise is left to go on with.
 */
function withoutWaiting<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    process.nextTick(() => reject(databaseError('database.write-waited')));
  });
}
