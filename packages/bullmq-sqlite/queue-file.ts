import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Connection } from './connection.ts';
import { QueueState } from './queue-state.ts';
import { prepareSchema, QueueFileError } from './schema.ts';
import { releaseAllLocks } from './stalled.ts';

export interface QueueFileOptions {
  /** The file; it is made when it is not there. Its folder must exist. */
  file: string;
  /**
   * NORMAL (default): after a power cut the last moments may be missing, the file is whole. FULL: what was confirmed is
   * on disk, at the price of an fsync for each turn of the event loop that wrote something.
   */
  synchronous?: 'NORMAL' | 'FULL';
}

/** An open queue file, shared by every Queue, Worker and QueueEvents of this process that uses it. */
export interface QueueFile {
  readonly connection: Connection;
  /** The state of a queue, read from the file at its first use. */
  queue: (name: string) => QueueState;
  /** Names of the workers and event readers, for `getWorkers()` and `getQueueEvents()`. */
  readonly clients: Set<{ name: string }>;
  /** Gives up this user's share. The file is closed, once everything asked for is committed, when no user is left. */
  release: () => Promise<void>;
}

/** Pages in the log after which a commit brings it into the file. Few, so that it does not take long; see also idleMs. */
const checkpointPages = 2000;

interface OpenFile extends QueueFile {
  users: number;
}

const openFiles = new Map<string, OpenFile>();

export function acquireQueueFile(options: QueueFileOptions): QueueFile {
  const path = join(realpathSync(dirname(options.file)), basename(options.file));
  const found = openFiles.get(path) ?? open(path, options.synchronous ?? 'NORMAL');
  openFiles.set(path, found);
  found.users += 1;
  return found;
}

function open(path: string, synchronous: 'NORMAL' | 'FULL'): OpenFile {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path);
    // The lock is held until the file is closed, and the system frees it when the process dies.
    db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};
      PRAGMA wal_autocheckpoint = ${checkpointPages}; PRAGMA temp_store = MEMORY; BEGIN IMMEDIATE; COMMIT`);
    prepareSchema(db, path);
    return share(path, new Connection(db));
  } catch (error) {
    db?.close();
    throw error instanceof QueueFileError ? error : explain(error, path);
  }
}

function share(path: string, connection: Connection): OpenFile {
  const queues = new Map<string, QueueState>();
  const queue = (name: string): QueueState => {
    const state = queues.get(name) ?? new QueueState(connection, name);
    queues.set(name, state);
    return state;
  };
  for (const { name } of connection.all<{ name: string }>('SELECT name FROM queue')) releaseAllLocks(queue(name));
  const file: OpenFile = {
    connection,
    queue,
    clients: new Set(),
    users: 0,
    release: async () => {
      await connection.settled();
      file.users -= 1;
      if (file.users > 0) return;
      openFiles.delete(path);
      for (const state of queues.values()) state.stop();
      connection.close();
    },
  };
  return file;
}

const sqliteBusy = 5;
const sqliteCorrupt = 11;
const sqliteNotADatabase = 26;

function explain(error: unknown, path: string): QueueFileError {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  const cause = { cause: error };
  if (code === sqliteBusy) {
    const hint = 'one owns a queue file at a time; use Redis to share queues among processes';
    return new QueueFileError(
      'in-use',
      `The queue file ${path} is in use by another process or thread: ${hint}`,
      cause,
    );
  }
  if (code === sqliteNotADatabase) {
    return new QueueFileError('not-a-queue-file', `${path} is not a queue file of bullmq-sqlite`, cause);
  }
  if (code === sqliteCorrupt) return new QueueFileError('corrupt', `The queue file ${path} is damaged`, cause);
  return new QueueFileError('cannot-open', `The queue file ${path} cannot be opened`, cause);
}
