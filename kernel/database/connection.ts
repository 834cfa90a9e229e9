import { AsyncLocalStorage } from 'node:async_hooks';
import { DefaultQueryExecutor, DummyDriver, Kysely, Transaction } from 'kysely';
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  DialectAdapter,
  Driver,
  KyselyProps,
  QueryCompiler,
  QueryResult,
} from 'kysely';
import type { Publish, Reader, Tables, Value, Writer } from './tables.ts';
import type { Log } from '../log/log.ts';
import { databaseError } from './database.errors.ts';

/** What a database must be able to do for us; Kysely writes the SQL, this runs it. */
export interface Connection extends DatabaseConnection {
  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>>;
  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>>;
  insertMany(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void>;
}

/** Transactions are begun by `write` alone; Kysely's own way would not be grouped, retried or durable before it resolves. */
class ReadDriver extends DummyDriver {
  override beginTransaction(): Promise<void> {
    return Promise.reject(new Error('Use database.write for a transaction.'));
  }
}

/** How one open database speaks: made once, since each transaction needs it. */
export class Language {
  readonly #dialect: Dialect;
  readonly #adapter: DialectAdapter;
  readonly #compiler: QueryCompiler;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#adapter = dialect.createAdapter();
    this.#compiler = dialect.createQueryCompiler();
  }

  /** Kysely straight on our connection: its own runtime driver (acquire, release, logging) costs more than a statement of SQLite. */
  on(connection: Connection, driver: Driver = new DummyDriver()): KyselyProps {
    const executor = new DefaultQueryExecutor(this.#compiler, this.#adapter, {
      provideConnection: (consumer) => consumer(connection),
    });
    return { config: { dialect: this.#dialect }, dialect: this.#dialect, driver, executor };
  }
}

export function readerOn(language: Language, connection: Connection): Reader {
  return new Kysely<Tables>(language.on(connection, new ReadDriver()));
}

/** One `write` under way: the transaction that its work is given, and what becomes of it. */
export class OpenWriter extends Transaction<Tables> implements Writer {
  readonly afterCommit = (work: () => void): void => {
    this.#callbacks.push(work);
  };
  readonly publish: Publish;
  readonly #callbacks: (() => void)[] = [];
  readonly #gate: Gate;

  constructor(language: Language, connection: Connection, publish: Publish) {
    const gate = new Gate(connection);
    super(language.on(gate));
    this.#gate = gate;
    this.publish = (channel, message) => this.afterCommit(() => publish(channel, message));
  }

  insertRows(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void> {
    return this.#gate.insertMany(table, rows);
  }

  /** Runs the caller's work inside this transaction; after it, the transaction is over for whoever still holds it. */
  async run<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
    try {
      const value = await insideWrite.run(this.#gate, work, this);
      if (this.#gate.failure) throw this.#gate.failure.error;
      return value;
    } finally {
      this.end();
    }
  }

  end(): void {
    this.#gate.open = false;
  }

  /** A callback that throws is a fault of its own: it must not make a committed write look failed. */
  committed(log: Log): void {
    for (const callback of this.#callbacks) {
      try {
        callback();
      } catch (error) {
        log.error({ err: error }, 'a callback after a commit failed');
      }
    }
  }
}

/** `Database.insertMany` of every database. */
export async function insertMany(
  tx: Writer,
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
): Promise<void> {
  if (!(tx instanceof OpenWriter)) throw new TypeError('insertMany needs the transaction that write gave.');
  await tx.insertRows(table, rows);
}

const insideWrite = new AsyncLocalStorage<{ open: boolean }>();

/** @throws database.write-inside-write where the caller already holds a transaction: on SQLite it would wait for itself. */
export function refuseInsideWrite(): void {
  if (insideWrite.getStore()?.open === true) throw databaseError('database.write-inside-write');
}

/**
 * A connection for the time of one write. A statement that fails fails the whole write, even if the caller catches its error: that is
 * PostgreSQL's way, and SQLite must not let code pass that breaks there. (`on conflict` is for what may be there already.)
 */
class Gate implements Connection {
  open = true;
  failure: { readonly error: unknown } | undefined;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#pass(() => this.#connection.executeQuery<R>(query));
  }

  /** In one piece: a write sees its own rows, and is no place for long reading. */
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  insertMany(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void> {
    return this.#pass(() => this.#connection.insertMany(table, rows));
  }

  async #pass<T>(statement: () => Promise<T>): Promise<T> {
    if (!this.open) throw databaseError('database.write-over');
    if (this.failure) throw this.failure.error;
    try {
      return await statement();
    } catch (error) {
      this.failure ??= { error };
      throw error;
    }
  }
}
