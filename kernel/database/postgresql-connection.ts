import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { CompiledQuery, QueryResult } from 'kysely';
import { types } from 'pg';
import type { FieldDef, Pool, PoolClient, QueryResult as PgResult } from 'pg';
import { Language } from './connection.ts';
import type { Connection } from './connection.ts';
import { postgresqlFault } from './postgresql-faults.ts';
import { isExact } from './tables.ts';
import type { Value } from './tables.ts';

/** The part of Kysely that writes SQL for PostgreSQL. Connections are ours. */
export const postgresql = new Language({
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createDriver: () => {
    throw new Error('Open databases with openDatabase.');
  },
});

/** One transaction's connection. It answers one query at a time, in the order they were asked. */
export class PostgresqlConnection implements Connection {
  readonly #client: PoolClient;
  readonly #columnTypes: ColumnTypes;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: PoolClient, columnTypes: ColumnTypes) {
    this.#client = client;
    this.#columnTypes = columnTypes;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const result = this.#last.then(() => this.#client.query<Record<string, R>>(sql, [...parameters]));
    this.#last = result.catch(() => undefined);
    return asKysely<R>(await result);
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** Columns travel as one array each: the statement stays the same for any number of rows, and is planned once. */
  async insertMany(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const known = await this.#columnTypes.of(this.#client, table);
    const columns = Object.keys(first);
    const names = columns.map((name) => `"${name}"`).join(', ');
    const arrays = columns.map((name, index) => `$${index + 1}::${known.get(name) ?? 'text'}[]`).join(', ');
    const values = columns.map((name) => rows.map((row) => row[name]));
    await this.#client.query(`insert into "${table}" (${names}) select * from unnest(${arrays})`, values);
  }
}

/** Reading: each query on whichever connection is free. */
export class PostgresqlReads implements Connection {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return asKysely<R>(await this.#pool.query<Record<string, R>>(sql, [...parameters]));
    } catch (error) {
      throw postgresqlFault(error);
    }
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw postgresqlFault(error);
    });
    try {
      await client.query('begin');
      await client.query(`declare stream no scroll cursor for ${sql}`, [...parameters]);
      for (;;) {
        const chunk = asKysely<R>(await client.query<Record<string, R>>(`fetch forward ${chunkSize} from stream`));
        if (chunk.rows.length > 0) yield chunk;
        if (chunk.rows.length < chunkSize) break;
      }
    } finally {
      // The consumer may have stopped early; `true` discards the connection when even that much does not work.
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
    }
  }

  insertMany(): Promise<void> {
    return Promise.reject(new TypeError('insertMany needs the transaction that write gave.'));
  }
}

function asKysely<R>({ rows, rowCount, command, fields }: PgResult<Record<string, R>>): QueryResult<R> {
  settleNumbers(rows, fields);
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
  return { rows: rows as R[], ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
}

/** The types of a table's columns, as PostgreSQL names them; asked for once. */
export class ColumnTypes {
  readonly #tables = new Map<string, Promise<Map<string, string>>>();

  of(client: PoolClient, table: string): Promise<Map<string, string>> {
    const known = this.#tables.get(table) ?? this.#ask(client, table);
    this.#tables.set(table, known);
    known.catch(() => this.#tables.delete(table));
    return known;
  }

  forget(): void {
    this.#tables.clear();
  }

  async #ask(client: PoolClient, table: string): Promise<Map<string, string>> {
    const { rows } = await client.query<{ attname: string; type: string }>(
      `select attname, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0`,
      [`"${table}"`],
    );
    return new Map(rows.map(({ attname, type }) => [attname, type]));
  }
}

const { BOOL, BYTEA, INT4, INT8, NUMERIC } = types.builtins;
const asBytes = types.getTypeParser(BYTEA) as (text: string) => Buffer;

/** Values as SQLite gives them: every number a number, truth 0 or 1, bytes a plain Uint8Array. */
const PARSERS: Readonly<Record<number, (text: string) => Value>> = {
  [INT8]: asNumber,
  [NUMERIC]: asNumber,
  [BOOL]: (text) => (text === 't' ? 1 : 0),
  [BYTEA]: (text) => {
    const { buffer, byteOffset, byteLength } = asBytes(text);
    return new Uint8Array(buffer, byteOffset, byteLength);
  },
};

export const valueTypes = {
  getTypeParser: ((oid: number, format?: 'text') =>
    PARSERS[oid] ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** A number; a `bigint` rather than lose a digit. What its column means to be, `settleNumbers` sees to. */
function asNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

const WHOLE: ReadonlySet<number> = new Set([INT4, INT8, NUMERIC]);

/** Amounts become `bigint`, see `Value`. @throws RangeError where another number is too large for one, as SQLite's driver does */
function settleNumbers(rows: readonly Record<string, unknown>[], fields: readonly FieldDef[]): void {
  for (const { name, dataTypeID } of fields) {
    if (!WHOLE.has(dataTypeID)) continue;
    if (isExact(name)) {
      for (const row of rows) if (typeof row[name] === 'number') row[name] = BigInt(row[name]);
    } else {
      for (const row of rows)
        if (typeof row[name] === 'bigint') throw new RangeError(`${row[name]} is too large for a number`);
    }
  }
}
