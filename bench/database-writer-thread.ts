/** The rejected rival of `bench/database-writer.ts`: the same group commit, with the connection in a thread. */
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

type Run = (sql: string, values?: SQLInputValue[]) => Promise<unknown>;

interface ThreadWriter {
  readonly run: Run;
  write(work: (run: Run) => Promise<unknown>): Promise<unknown>;
  close(): Promise<void>;
}

export async function openThreadWriter(path: string): Promise<ThreadWriter> {
  const thread = new Worker(new URL(import.meta.url), { workerData: path });
  await once(thread, 'message');
  const waiting: ((answer: unknown) => void)[] = [];
  thread.on('message', (answer: unknown) => waiting.shift()?.(answer));
  const run: Run = (sql, values = []) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      thread.postMessage([sql, values]);
    });

  let pending: { work: (run: Run) => Promise<unknown>; resolve: (value: unknown) => void }[] = [];
  let draining = false;
  const drain = async () => {
    draining = true;
    while (pending.length > 0) {
      const batch = pending.splice(0);
      // Nothing here needs the answer, so these messages cost no round trip; the caller's statements do: their results decide what comes next.
      void run('BEGIN IMMEDIATE');
      for (const { work } of batch) {
        void run('SAVEPOINT write');
        await work(run);
        void run('RELEASE write');
      }
      await run('COMMIT');
      for (const { resolve } of batch) resolve(undefined);
      await Promise.resolve();
    }
    draining = false;
  };
  return {
    run,
    write: (work) =>
      new Promise((resolve) => {
        pending.push({ work, resolve });
        setImmediate(() => void (draining || drain()));
      }),
    async close() {
      await thread.terminate();
    },
  };
}

function serve(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;');
  const statements = new Map<string, StatementSync>();
  parentPort?.on('message', ([sql, values]: [string, SQLInputValue[]]) => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    parentPort?.postMessage(statement.run(...values));
  });
  parentPort?.postMessage('ready');
}

if (!isMainThread && typeof workerData === 'string') serve(workerData);
