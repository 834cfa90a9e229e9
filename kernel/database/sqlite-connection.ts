import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, LimitNode, QueryResult } from 'kysely';
import { Language } from './connection.ts';
import type { Connection } from './connection.ts';
import { sqliteFault } from './sqlite-faults.ts';
import { isExact } from './tables.ts';
import type { Value } from './tables.ts';

/** SQLite looks at a number bound to LIMIT, and compiles the statement anew at each call, lest another one come. It does not look at a sum. */
class QueryCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    super.visitLimit(node);
    this.append(' + 0');
  }
}

/** The part of Kysely that writes SQL for SQLite. Connections are ours. */
export const sqlite = new Language({
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new QueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createDriver: () => {
    throw new Error('Open databases with openDatabase.');
  },
});

interface Prepared {
  readonly statement: StatementSync;
  /** Names of the columns that come back; none for a statement that only changes rows. */
  readonly columns: readonly string[];
  /** Amounts of money come back: see `Value`. */
  readonly exact: boolean;
}

/** Statements kept prepared. More distinct ones than this are made by lists of varying length; those are cheap to prepare again. */
const STATEMENTS_KEPT = 500;

/**
 * Rows in one INSERT, largest first. A statement on a table with triggers keeps a copy of every page that it changes, to take itself back
 * alone: a row with 15 indexes costs 15 copies, of 64 rows together each costs a few.
 */
const ROWS_AT_ONCE = [64, 8, 1];

/** One connection to the file. Every statement runs at once, in the calling thread; a promise here only means Kysely's interface. */
export class SqliteConnection implements Connection {
  readonly db: DatabaseSync;
  readonly #path: string;
  readonly #prepared = new Map<string, Prepared>();

  /** `busyMs`: how long a statement may wait, blocking the thread, for the lock of another connection. */
  constructor(path: string, { readOnly, busyMs }: { readOnly: boolean; busyMs: number }) {
    this.#path = path;
    this.db = new DatabaseSync(path, { readOnly, timeout: busyMs });
    this.db.exec('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;');
  }

  prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (this.#prepared.size >= STATEMENTS_KEPT) this.#prepared.clear();
    const statement = this.db.prepare(sql);
    statement.setReturnArrays(true);
    const columns = statement.columns().map(({ name }) => name);
    const exact = columns.some(isExact);
    // What only changes rows answers with the last rowid, which may be one of FTS5's own, above 53 bits: even COMMIT would throw then.
    if (exact || columns.length === 0) statement.setReadBigInts(true);
    const prepared = { statement, columns, exact };
    this.#prepared.set(sql, prepared);
    return prepared;
  }

  // oxlint-disable-next-line typescript/require-await -- a fault of the statement must reject, not throw
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { statement, columns, exact } = this.prepare(sql);
      const values = parameters.map(asBound);
      const asRow = exact ? asExactObject : asObject;
      if (columns.length > 0) return { rows: statement.all(...values).map((row) => asRow(columns, row) as R) };
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      throw sqliteFault(error);
    }
  }

  /** On a connection of its own: a half-read statement would hold this one's later reads on the old snapshot. */
  async *streamQuery<R>({ sql, parameters }: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const own = new SqliteConnection(this.#path, { readOnly: true, busyMs: 1000 });
    try {
      let rows: R[] = [];
      const { statement, columns, exact } = own.prepare(sql);
      const asRow = exact ? asExactObject : asObject;
      for (const row of statement.iterate(...parameters.map(asBound))) {
        rows.push(asRow(columns, row) as R);
        if (rows.length < chunkSize) continue;
        yield { rows };
        rows = [];
      }
      if (rows.length > 0) yield { rows };
    } finally {
      own.close();
    }
  }

  // oxlint-disable-next-line typescript/require-await -- as above
  async insertMany(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const names = columns.map((name) => `"${name}"`).join(', ');
    const marks = `(${columns.map(() => '?').join(', ')})`;
    let at = 0;
    for (const size of ROWS_AT_ONCE)
      while (rows.length - at >= size) {
        const { statement } = this.prepare(
          `insert into "${table}" (${names}) values ${Array.from({ length: size }, () => marks).join(', ')}`,
        );
        const values: SQLInputValue[] = [];
        for (const row of rows.slice(at, at + size)) for (const name of columns) values.push(asBound(row[name]));
        statement.run(...values);
        at += size;
      }
  }

  forget(): void {
    this.#prepared.clear();
  }

  close(): void {
    this.forget();
    this.db.close();
  }
}

/** Whole numbers as integers: the driver binds every number as a real, and then 7 / 2 is 3.5, and 'a' || 1 is 'a1.0'. */
function asBound(value: unknown): SQLInputValue {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : (value as SQLInputValue);
}

/** Rows come faster as arrays, and plain objects made here are twice as fast to print as JSON as SQLite's own, which lack a prototype. */
function asObject(columns: readonly string[], row: unknown): Record<string, Value | undefined> {
  const values = row as Value[];
  const object: Record<string, Value | undefined> = {};
  for (let index = 0; index < columns.length; index++) object[columns[index] as string] = values[index];
  return object;
}

/** The same where amounts are among them: only they stay `bigint`. */
function asExactObject(columns: readonly string[], row: unknown): Record<string, Value | undefined> {
  const object = asObject(columns, row);
  for (const column of columns) {
    const value = object[column];
    if (typeof value === 'bigint' && !isExact(column)) object[column] = asNumber(value);
  }
  return object;
}

function asNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large for a number`);
  return number;
}
