import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Log } from '../log/log.ts';
import { Checkpoints } from './checkpoints.ts';
import { insertMany, readerOn, refuseInsideWrite } from './connection.ts';
import { databaseError } from './database.errors.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteConnection, sqlite } from './sqlite-connection.ts';
import { sqliteFault } from './sqlite-faults.ts';
import type { Database, Publish, Writer } from './tables.ts';

/** Opening may meet another process that recovers or converts the file; that takes moments, and nothing else runs yet. */
const OPENING_BUSY_MS = 10_000;
/** A reader waits for a lock only while another process opens or closes the file. */
const READING_BUSY_MS = 1000;

/** What a write changes stays in memory up to this size, and goes to the log page by page above it; taken as it is needed. */
const WRITING_CACHE_KIB = 8192;

/** Opens `steward.sqlite` in the data folder: one connection that writes and one that reads. */
export function openSqlite({
  dataFolder,
  log,
  readOnly,
  publish,
}: {
  dataFolder: string;
  log: Log;
  readOnly: boolean;
  publish: Publish;
}): Database {
  if (!readOnly) mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, 'steward.sqlite');
  try {
    const connection = readOnly ? undefined : openForWriting(path);
    const writer = connection && new GroupCommit(connection, { log, publish });
    const reader = new SqliteConnection(path, { readOnly: true, busyMs: READING_BUSY_MS });
    // One thread for a process is enough: it covers the connections of the worker threads as well.
    const checkpoints =
      writer && isMainThread ? new Checkpoints(path, { log, hold: (until) => writer.hold(until) }) : undefined;
    const write = async <T>(work: (tx: Writer) => Promise<T>): Promise<T> => {
      refuseInsideWrite();
      if (!writer) throw databaseError('database.read-only');
      return await writer.write(work);
    };
    return {
      dialect: 'sqlite',
      read: readerOn(sqlite, reader),
      write,
      async alone(work) {
        // A statement that was prepared before a change of the schema knows the old columns.
        return await write(work).finally(() => {
          connection?.forget();
          reader.forget();
        });
      },
      insertMany,
      async close() {
        await writer?.close();
        await checkpoints?.close();
        reader.close();
        connection?.close();
      },
    };
  } catch (error) {
    throw sqliteFault(error);
  }
}

function openForWriting(path: string): SqliteConnection {
  const connection = new SqliteConnection(path, { readOnly: false, busyMs: OPENING_BUSY_MS });
  connection.db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA busy_timeout = 0;
    PRAGMA cache_size = -${WRITING_CACHE_KIB};
  `);
  return connection;
}
