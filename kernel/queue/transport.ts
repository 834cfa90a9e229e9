import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type { BulkJobOptions, IRedisClient, JobType, WorkerOptions } from 'bullmq';
import { QueueFileError, sqliteBackend } from 'bullmq-sqlite';
import { Redis } from 'ioredis';
import type { Log } from '../log/log.ts';
import { queueError } from './queue.errors.ts';

export interface Data {
  readonly operation_id: string;
}

/** What we use of BullMQ's queue and worker, whatever their backend. */
export interface Jobs {
  addBulk(jobs: { name: string; data: Data; opts: BulkJobOptions }[]): Promise<unknown>;
  setGlobalConcurrency(concurrency: number): Promise<unknown>;
  getJobCounts(...types: JobType[]): Promise<Record<string, number>>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** Rejects where its first words with the server failed. */
  waitUntilReady(): Promise<void>;
  close(): Promise<void>;
}
export interface JobWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'ready', listener: () => void): unknown;
  /** Takes no new job; `true`: does not wait for those under way. */
  pause(doNotWaitActive: boolean): Promise<void>;
  /** Do its own connections stand? */
  reachable(): boolean;
  /** Waits for the jobs under way, and where a connection is gone for its return; `true`: for nothing. */
  close(force: boolean): Promise<void>;
  /** Ends its connections, whatever `close` still waits for; it may then never resolve. */
  cut(): void;
}
type Handle = (job: { readonly data: Data }) => Promise<void>;
type WorkerSettings = Omit<WorkerOptions, 'connection'>;

/** Where BullMQ keeps its jobs. */
export interface Transport {
  /** No other process can use it meanwhile. */
  readonly alone: boolean;
  /** Does asking make sense now? */
  reachable(): boolean;
  /** Calls the listener whenever it has become reachable. */
  onReady(listener: () => void): void;
  /** It seemed reachable, but does not answer: connects anew. */
  distrust(): void;
  queue(name: string): Jobs;
  worker(name: string, handle: Handle, settings: WorkerSettings): JobWorker;
  close(): Promise<void>;
}

/** Sets the jobs of Steward apart from others on the same Redis. */
const PREFIX = 'steward';

export function redisTransport(url: string, onError: (error: unknown) => void): Transport {
  const retryStrategy = (times: number) => Math.min(times * 50, 2000);
  // No retries: a question whose connection breaks has failed. It would be kept for the next connection, which may never come, and
  // whoever asked would wait as long.
  const connection = new Redis(url, { retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  connection.on('error', onError);
  return {
    alone: false,
    // While it reconnects, BullMQ would keep every question until it is back; what is not asked, the sweeper asks then.
    reachable: () => connection.status === 'ready',
    onReady: (listener) => connection.on('ready', listener),
    distrust: () => connection.disconnect(true),
    queue: (name) => new Queue(name, { connection, prefix: PREFIX }),
    // Workers wait for Redis as long as it takes, on connections of their own.
    worker(name, handle, settings) {
      const own = { url, retryStrategy, maxRetriesPerRequest: null };
      return new RedisWorker(name, handle, { ...settings, connection: own, prefix: PREFIX });
    },
    async close() {
      connection.disconnect();
    },
  };
}

class RedisWorker extends Worker<Data> implements JobWorker {
  readonly #standing: IRedisClient[] = [];

  constructor(...settings: ConstructorParameters<typeof Worker<Data>>) {
    super(...settings);
    for (const own of [this.backend.client, this.backend.blockingClient])
      own?.then((client) => this.#standing.push(client)).catch((error: Error) => this.emit('error', error));
  }

  reachable(): boolean {
    return this.#standing.length === 2 && this.#standing.every(({ status }) => status === 'ready');
  }

  cut(): void {
    // Its timer would keep the process alive.
    const ended = Promise.all([this.lockManager.close(), this.backend.close(true)]);
    ended.catch((error: Error) => this.emit('error', error));
  }
}

export function postgresTransport(url: string): Transport {
  const connection = { connectionString: url, schema: 'steward_queue', migrate: true, max: 2 };
  return {
    alone: false,
    reachable: () => true,
    onReady() {},
    distrust() {},
    queue: (name) => new Queue(name, { connection }, createPostgresBackend),
    worker: (name, handle, settings) =>
      plain(new Worker(name, handle, { ...settings, connection }, createPostgresBackend)),
    async close() {},
  };
}

/**
 * The queue file, held until `close`: it is also what keeps a second Steward off the data folder. It holds nothing that the operations
 * do not say better, so a damaged one is moved aside and made anew.
 *
 * @throws queue.in-use
 */
export function embeddedTransport(dataFolder: string, log: Log): Transport {
  const file = join(dataFolder, 'queue.sqlite');
  const backend = sqliteBackend({ file });
  const open = () => new Queue('default', { connection: {} }, backend);
  const first = openOrReplace(open, file, log);
  return {
    alone: true,
    reachable: () => true,
    onReady() {},
    distrust() {},
    queue: (name) => (name === 'default' ? first : new Queue(name, { connection: {} }, backend)),
    worker: (name, handle, settings) => plain(new Worker(name, handle, { ...settings, connection: {} }, backend)),
    close: () => first.close(),
  };
}

/** A worker whose connections need no watching. */
function plain<W extends { disconnect(): Promise<void> }>(worker: W): W & Pick<JobWorker, 'reachable' | 'cut'> {
  return Object.assign(worker, { reachable: () => true, cut: () => void worker.disconnect().catch(() => {}) });
}

function openOrReplace<T>(open: () => T, file: string, log: Log): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof QueueFileError)) throw error;
    if (error.code === 'in-use') throw queueError('queue.in-use', { cause: error });
    const aside = `${file}.damaged-${Date.now()}`;
    log.warn(
      { err: error, aside },
      'the queue file cannot be used; it is moved aside and made anew from the operations',
    );
    for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    return open();
  }
}
