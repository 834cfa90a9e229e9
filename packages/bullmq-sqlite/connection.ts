import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';

/** Something whose state in memory mirrors rows of the file, and so takes part in each transaction that touches it. */
export interface Participant {
  /** Reads the mirror from the file: at first, and after a rollback. */
  load: () => void;
  /** Writes what changed, at the end of the transaction. */
  flush: () => void;
  /** After the commit. */
  committed: () => void;
}

interface Operation {
  run: () => unknown;
  writes: boolean;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** A turn gives the event loop back after this long, committed; what is left makes the next turn. */
const turnBudgetMs = 8;
/** After so long without a transaction the log is brought into the file, when it delays nobody. */
const idleMs = 50;
/** … if it holds so many transactions. The first one after it costs a sync, so that it must not be done for a few. */
const idleTransactions = 100;

/** By these words BullMQ knows a lost connection, which its loops expect while they close. */
export const lostConnection = (): Error => new Error('Connection is closed.');

/**
 * The one connection of this process to one queue file.
 *
 * Group commit: operations do not run when they are asked for but together, in order, at the end of the event loop's
 * turn, in one transaction; their promises settle after its commit. So a transaction is never open while other code
 * runs, and a read sees every write that was asked for before it.
 */
export class Connection {
  #db: DatabaseSync;
  #statements = new Map<string, StatementSync>();
  #pending: Operation[] = [];
  #scheduled = false;
  #closed = false;
  #touched = new Set<Participant>();
  #stale = new Set<Participant>();
  #settled: (() => void)[] = [];
  /** Transactions since the log was brought into the file while nothing was to do. */
  #logged = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** The first row of a query. The caller states the row's shape, which its SQL must match. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the SQL decides what comes back
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** Runs a statement; the number of rows that it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  read<Result>(run: () => Result): Promise<Result> {
    return this.#submit(run, false);
  }

  /** Runs a mutation in the next transaction. It may run twice (after a rollback), so its effects are in the file alone. */
  write<Result>(run: () => Result): Promise<Result> {
    return this.#submit(run, true);
  }

  /** Makes a participant part of the running transaction. */
  touch(participant: Participant): void {
    this.#touched.add(participant);
  }

  /** Resolves when everything that was asked for so far is committed. */
  settled(): Promise<void> {
    return this.#scheduled ? new Promise((resolve) => this.#settled.push(resolve)) : Promise.resolve();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#idleTimer);
    for (const { reject } of this.#pending.splice(0)) reject(lostConnection());
    this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #submit<Result>(run: () => Result, writes: boolean): Promise<Result> {
    if (this.#closed) return Promise.reject(lostConnection());
    return new Promise<Result>((resolve, reject) => {
      this.#pending.push({ run, writes, resolve: resolve as (value: unknown) => void, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(this.#turn);
    });
  }

  #turn = (): void => {
    if (this.#closed) return;
    const operations = this.#pending;
    this.#pending = [];
    const settled = this.#transaction(operations);
    if (settled < operations.length) this.#pending = operations.slice(settled).concat(this.#pending);
    this.#scheduled = this.#pending.length > 0;
    if (this.#scheduled) setImmediate(this.#turn);
    else for (const resolve of this.#settled.splice(0)) resolve();
  };

  #checkpointWhenIdle(): void {
    if (this.#logged < idleTransactions) return;
    const logged = this.#logged;
    this.#idleTimer ??= setTimeout(() => {
      this.#idleTimer = undefined;
      if (this.#logged > logged) return this.#checkpointWhenIdle();
      this.#logged = 0;
      try {
        this.all('PRAGMA wal_checkpoint(PASSIVE)');
      } catch {
        // Nothing is lost: the log stays as it is, and a commit that finds it too long tells of the fault.
      }
    }, idleMs).unref();
  }

  /** Runs operations in one transaction until the turn's budget is spent; how many of them it settled. */
  #transaction(operations: Operation[]): number {
    const writes = operations.some((operation) => operation.writes);
    const end = performance.now() + turnBudgetMs;
    const confirmations: (() => void)[] = [];
    try {
      if (writes) this.run('BEGIN IMMEDIATE');
      for (const participant of this.#stale) participant.load();
      this.#stale.clear();
      for (const { run, resolve, reject } of operations) {
        try {
          const result = run();
          confirmations.push(() => resolve(result));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          confirmations.push(() => reject(error));
        }
        if (performance.now() > end) break;
      }
      for (const participant of this.#touched) participant.flush();
      if (writes) this.run('COMMIT');
    } catch (error) {
      return this.#afterFailure(operations.slice(0, confirmations.length + 1), error);
    }
    if (writes) {
      this.#logged += 1;
      this.#checkpointWhenIdle();
    }
    for (const confirm of confirmations) confirm();
    for (const participant of this.#touched) participant.committed();
    this.#touched.clear();
    return confirmations.length;
  }

  /** Nothing of the transaction remains. Its operations run again one by one: only the guilty one is rejected. */
  #afterFailure(tried: Operation[], error: unknown): number {
    if (this.#db.isTransaction) this.run('ROLLBACK');
    for (const participant of this.#touched) this.#stale.add(participant);
    this.#touched.clear();
    if (tried.length > 1) for (const operation of tried) this.#transaction([operation]);
    else tried[0]?.reject(error);
    return tried.length;
  }
}
