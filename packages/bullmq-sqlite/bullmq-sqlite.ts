import type { BackendFactory } from 'bullmq';
import { SqliteQueueBackend } from './backend.ts';
import { acquireQueueFile, type QueueFileOptions } from './queue-file.ts';

export { NotSupported } from './refusal.ts';
export { QueueFileError, type QueueFileFault } from './schema.ts';
export type { QueueFileOptions, SqliteQueueBackend };

/**
 * BullMQ's queues in one SQLite file, in this process, with no server. BullMQ asks for a `connection` nevertheless: any
 * value will do.
 *
 * The file is opened at the first Queue, Worker or QueueEvents and closed after the last; until then no other process
 * can open it. Opening throws a `QueueFileError` whose `code` says why; but for `in-use`, the file may be deleted and is
 * made anew.
 *
 * @example
 * const { Queue, Worker } = withBackend(sqliteBackend({ file: 'data/queue.db' }));
 * const queue = new Queue('mail', { connection: {} });
 * const worker = new Worker('mail', async (job) => send(job.data), { connection: {} });
 */
export function sqliteBackend(options: QueueFileOptions): BackendFactory<SqliteQueueBackend, unknown> {
  return (name, queueOptions, { blocking = false, withBlockingConnection = false } = {}) => {
    const backend = new SqliteQueueBackend(acquireQueueFile(options), name, queueOptions);
    if (blocking) backend.followEvents();
    if (withBlockingConnection) backend.nameWorker();
    return backend;
  };
}
