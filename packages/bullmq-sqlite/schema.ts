import type { DatabaseSync } from 'node:sqlite';

/** Marks the file as ours ("bmqs"), so that we never write into somebody else's database. */
const applicationId = 0x62_6d_71_73;
const version = 1;

/**
 * The states of a job. Within a state jobs stand in the order `score, seq`: waiting jobs by place in line, prioritized
 * ones by priority, delayed ones by due time, the others by when they came into the state. `active` stands next to
 * `wait` so that both ends of a claim are on one page of the index.
 */
export const State = { active: 0, wait: 1, prioritized: 2, delayed: 3, completed: 4, failed: 5 } as const;
export type State = (typeof State)[keyof typeof State];
export type StateName = keyof typeof State;
export const stateNames = Object.keys(State) as StateName[];

export function isStateName(name: string): name is StateName {
  return Object.hasOwn(State, name);
}

const tables = `
  CREATE TABLE queue (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    meta TEXT NOT NULL DEFAULT '{}',
    last_id INTEGER NOT NULL DEFAULT 0,
    front INTEGER NOT NULL DEFAULT 0,
    back INTEGER NOT NULL DEFAULT 0,
    limit_count INTEGER NOT NULL DEFAULT 0,
    limit_until REAL NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE job (
    row INTEGER PRIMARY KEY,
    queue INTEGER NOT NULL,
    id TEXT NOT NULL,
    state INTEGER NOT NULL,
    score REAL NOT NULL,
    seq INTEGER NOT NULL,
    lock_token TEXT,
    lock_until REAL NOT NULL DEFAULT 0,
    stalled INTEGER NOT NULL DEFAULT 0,
    timestamp REAL NOT NULL,
    delay REAL NOT NULL,
    priority INTEGER NOT NULL,
    attempts_started INTEGER NOT NULL DEFAULT 0,
    attempts_made INTEGER NOT NULL DEFAULT 0,
    stalled_count INTEGER NOT NULL DEFAULT 0,
    log_count INTEGER NOT NULL DEFAULT 0,
    processed_on REAL,
    finished_on REAL,
    processed_by TEXT,
    scheduler_id TEXT,
    dedup_id TEXT,
    deferred_failure TEXT,
    failed_reason TEXT,
    progress TEXT,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    opts TEXT NOT NULL,
    return_value TEXT,
    stacktrace TEXT
  ) STRICT;
  CREATE UNIQUE INDEX job_id ON job (queue, id);
  CREATE INDEX job_order ON job (queue, state, score, seq);

  CREATE TABLE log (
    queue INTEGER NOT NULL, job TEXT NOT NULL, seq INTEGER NOT NULL, line TEXT NOT NULL,
    PRIMARY KEY (queue, job, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE dedup (
    queue INTEGER NOT NULL, id TEXT NOT NULL, job TEXT NOT NULL, expires_at REAL,
    PRIMARY KEY (queue, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE dedup_next (
    queue INTEGER NOT NULL, id TEXT NOT NULL, job TEXT NOT NULL,
    PRIMARY KEY (queue, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE scheduler (
    queue INTEGER NOT NULL, id TEXT NOT NULL, next_at REAL NOT NULL, fields TEXT NOT NULL,
    PRIMARY KEY (queue, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX scheduler_order ON scheduler (queue, next_at, id);

  CREATE TABLE event (
    queue INTEGER NOT NULL, ms INTEGER NOT NULL, n INTEGER NOT NULL, count INTEGER NOT NULL, entries TEXT NOT NULL,
    PRIMARY KEY (queue, ms, n)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE metric (
    queue INTEGER NOT NULL, kind TEXT NOT NULL,
    count INTEGER NOT NULL, prev_at REAL NOT NULL, prev_count INTEGER NOT NULL,
    PRIMARY KEY (queue, kind)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE metric_point (
    queue INTEGER NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (queue, kind, seq)
  ) STRICT, WITHOUT ROWID;
`;

/** Why a queue file cannot be used. In all cases but `in-use` the file may be deleted and is made anew. */
export type QueueFileFault = 'in-use' | 'not-a-queue-file' | 'other-version' | 'corrupt' | 'cannot-open';

export class QueueFileError extends Error {
  readonly code: QueueFileFault;
  constructor(code: QueueFileFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QueueFileError';
    this.code = code;
  }
}

/** Makes the tables in an empty file; refuses a file that is not ours or was written by another version. */
export function prepareSchema(db: DatabaseSync, file: string): void {
  const pragma = (name: string) => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  if (db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) {
    db.exec(`BEGIN; ${tables} PRAGMA application_id=${applicationId}; PRAGMA user_version=${version}; COMMIT`);
    return;
  }
  if (pragma('application_id') !== applicationId) {
    throw new QueueFileError('not-a-queue-file', `${file} is a database, but not a queue file of bullmq-sqlite`);
  }
  const found = pragma('user_version');
  if (found !== version) {
    throw new QueueFileError(
      'other-version',
      `The queue file ${file} has version ${found}; this bullmq-sqlite reads version ${version}`,
    );
  }
}
