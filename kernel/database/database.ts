import type { Log } from '../log/log.ts';
import { openSqlite } from './sqlite.ts';
import type { Database, Publish } from './tables.ts';

// With `*`, so that other parts can add their tables to `Tables` by declaration merging with this door.
export * from './tables.ts';
export { databaseError } from './database.errors.ts';
export { migrate } from './migration.ts';
export { isUniqueViolation } from './unique-violation.ts';
export { dumpSchema } from './schema-dump.ts';
export { prepared } from './prepared.ts';
export { hasMark, marks, marksOf, matches, matchesByReading, unmarked } from './text-search.ts';
export { anyWaits, dayAt, indexSome, lastToIndex } from './text-index-by-day.ts';
export { countedByDay, foundByDay, indexed, joined, rowsOf, unindexed } from './text-by-day.ts';
export type { TextFind, TextTerm } from './text-by-day.ts';
export { foldedKey, searchText } from './words.ts';
export type { Migration } from './migration.ts';

/**
 * Opens the one database: SQLite in the data folder, or PostgreSQL where `DATABASE_URL` says so. Brings no schema: see `migrate`.
 * `publish` is where `tx.publish` leads; without it, nobody is told.
 *
 * @throws database.unavailable, database.damaged
 */
export async function openDatabase({
  dataFolder,
  DATABASE_URL: url,
  log,
  readOnly = false,
  publish = () => undefined,
}: {
  dataFolder: string;
  DATABASE_URL?: string | undefined;
  log: Log;
  readOnly?: boolean;
  publish?: Publish;
}): Promise<Database> {
  if (url === undefined) return openSqlite({ dataFolder, log, readOnly, publish });
  const { openPostgresql } = await import('./postgresql.ts');
  return openPostgresql({ url, log, readOnly, publish });
}
