import { sql } from 'kysely';
import { timestamp } from '../clock/clock.ts';
import { databaseError } from './database.errors.ts';
import type { Database, Reader } from './tables.ts';
import { createTextIndex } from './text-index.ts';
import { createTextIndexByDay } from './text-index-by-day.ts';
import type { ByDay } from './text-index-by-day.ts';

/** What a migration may use. Column types are those of SQLite and mean the same on PostgreSQL. */
export interface MigrationTools {
  /** For `sql` and `db.schema`; its knowledge of tables is today's, not the migration's. */
  readonly db: Reader;
  readonly dialect: 'sqlite' | 'postgresql';
  /**
   * Makes a table: strict on SQLite. A column is its type (`text`, `integer` of 53 bits, `real`, `blob`) and whatever SQL says of it.
   * `clustered`: rows are kept in the order of the primary key, where that is how they are read.
   */
  readonly createTable: (
    name: string,
    columns: Readonly<Record<string, string>>,
    options?: { constraints?: readonly string[]; clustered?: boolean },
  ) => Promise<void>;
  /** Makes the column `search` of a table searchable by words: see `matches`. Fill it with `searchText`. */
  readonly createTextIndex: (table: string) => Promise<void>;
  /** The same for a table that gets many rows at once, and is read by the day: see `rowsOf` and `indexSome`. */
  readonly createTextIndexByDay: (table: string, how: ByDay) => Promise<void>;
  /** Any SQL that both databases understand: indexes, data. */
  readonly run: (statement: string) => Promise<void>;
}

/**
 * One step of the schema. Never imports our code, never changes once released; runs on both databases.
 *
 * @example
 * export const reminders: Migration = {
 *   name: 'reminders/0001-reminders',
 *   async up({ createTable, run }) {
 *     await createTable('reminders', { id: 'text primary key', owner_id: 'text not null', due_at: 'text not null' });
 *     await run('create index reminders_by_owner on reminders (owner_id, due_at)');
 *   },
 * };
 */
export interface Migration {
  /** `part/0001-what-it-does`: unique, for ever. */
  readonly name: string;
  readonly up: (tools: MigrationTools) => Promise<void>;
}

/**
 * Brings the schema up to date: runs, in the order of the list, each migration that the database has not seen, each in a transaction of
 * its own, and records its name in the table `migrations`. Several processes may do so at once; each migration runs in one of them.
 *
 * @returns the names of those that ran here
 * @throws database.newer when the database has seen a migration that is not in the list: this program is older than the data
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  await database.alone(async (tx) => {
    const strict = database.dialect === 'sqlite' ? ' strict' : '';
    await sql
      .raw(`create table if not exists migrations (name text primary key, applied_at text not null)${strict}`)
      .execute(tx);
    const unknown = (await seenBy(tx)).difference(new Set(migrations.map(({ name }) => name)));
    if (unknown.size > 0)
      throw databaseError('database.newer', {
        detail: `The database knows steps that this version of Steward does not: ${[...unknown].join(', ')}.`,
      });
  });
  const ran: string[] = [];
  for (const { name, up } of migrations) {
    const here = await database.alone(async (tx) => {
      if ((await seenBy(tx)).has(name)) return false;
      await up(toolsFor(tx, database.dialect));
      await tx
        .insertInto('migrations')
        .values({ name, applied_at: timestamp(Date.now()) })
        .execute();
      return true;
    });
    if (here) ran.push(name);
  }
  return ran;
}

async function seenBy(db: Reader): Promise<Set<string>> {
  const rows = await db.selectFrom('migrations').select('name').execute();
  return new Set(rows.map(({ name }) => name));
}

const POSTGRESQL_TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  integer: 'bigint',
  real: 'double precision',
  blob: 'bytea',
};

function toolsFor(db: Reader, dialect: Database['dialect']): MigrationTools {
  const run = async (statement: string): Promise<void> => {
    await sql.raw(statement).execute(db);
  };
  return {
    db,
    dialect,
    run,
    createTextIndex: (table) => createTextIndex(db, dialect, table),
    createTextIndexByDay: (table, how) => createTextIndexByDay(db, dialect, { table, ...how }),
    async createTable(name, columns, { constraints = [], clustered = false } = {}) {
      const lines = Object.entries(columns).map(([column, definition]) => `${column} ${portable(definition, dialect)}`);
      const options = dialect === 'sqlite' ? ` strict${clustered ? ', without rowid' : ''}` : '';
      await run(`create table ${name} (${[...lines, ...constraints].join(', ')})${options}`);
    },
  };
}

function portable(definition: string, dialect: Database['dialect']): string {
  const [type = ''] = definition.split(' ', 1);
  const onPostgresql = POSTGRESQL_TYPES[type];
  if (!onPostgresql) throw new Error(`A column is text, integer, real or blob, not "${type}".`);
  return dialect === 'sqlite' ? definition : onPostgresql + definition.slice(type.length);
}
