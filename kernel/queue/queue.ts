import type { Log } from '../log/log.ts';
import { Outage } from './outage.ts';
import { embeddedTransport, postgresTransport, redisTransport } from './transport.ts';
import type { Data, Jobs, JobWorker, Transport } from './transport.ts';

export { queueError } from './queue.errors.ts';

/** One operation's turn, for the queue: ids and nothing else. */
export interface Job {
  readonly queue: string;
  readonly operation_id: string;
  /** With the id it names the job: the same turn added twice is one job. */
  readonly fence: number;
  readonly delayMs?: number;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

/**
 * Brings operations their turn. It may lose them all: whoever uses it has the truth elsewhere and adds again what was lost.
 */
export interface Queue {
  /** This process has the queue to itself: no other one carries out operations of this data folder. */
  readonly alone: boolean;
  /** Whenever the queue comes within reach: what it missed can be added now. */
  onReady(listener: () => void): void;
  /** Never rejects. False: the queue is out of reach, and nothing was kept to be sent later. */
  add(job: Job): Promise<boolean>;
  addMany(jobs: readonly Job[]): Promise<boolean>;
  /** Hands out jobs, at most `concurrency` at once, until `stopWorking`. `handle` does not throw: a job has one try. */
  work(options: { queue: string; concurrency: number; handle: (operationId: string) => Promise<void> }): void;
  /** Takes no new job; resolves when the handlers under way have ended. */
  stopWorking(): Promise<void>;
  /** How many jobs of a queue run at once, in all processes together. Kept by the queue, so it is lost with it: say it again. */
  setGlobalConcurrency(queue: string, concurrency: number): Promise<void>;
  /** For health; undefined where the queue is out of reach. */
  counts(queue: string): Promise<QueueCounts | undefined>;
  close(): Promise<void>;
}

/** For the last words of a worker; what they leave undone is repaired as after a crash. */
const CLOSE_WITHIN_MS = 3000;

/** An answer that takes longer does not come: a server that lost its power, a network that swallows. */
const ANSWER_WITHIN_MS = 10_000;

/** A job leaves the queue when its handler has ended, well or not: what follows is decided by the operation's row. */
const ONCE = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/**
 * Opens the queue: Redis where `REDIS_URL` is given, PostgreSQL where only `DATABASE_URL` is, else the file `queue.sqlite` in the data folder.
 *
 * @throws queue.in-use where another process has the embedded queue. A damaged file is moved aside; a dead server is no error.
 */
export function openQueue({
  config,
  log,
  lockMs = 10_000,
  answerMs = ANSWER_WITHIN_MS,
}: {
  config: { dataFolder: string; REDIS_URL?: string | undefined; DATABASE_URL?: string | undefined };
  log: Log;
  lockMs?: number;
  answerMs?: number;
}): Queue {
  const outage = new Outage(log);
  const { dataFolder, REDIS_URL, DATABASE_URL } = config;
  let transport: Transport;
  if (REDIS_URL !== undefined) transport = redisTransport(REDIS_URL, (error) => outage.begins(error));
  else if (DATABASE_URL !== undefined) transport = postgresTransport(DATABASE_URL);
  else transport = embeddedTransport(dataFolder, log);
  return new BullMq(transport, { outage, lockMs, answerMs });
}

class BullMq implements Queue {
  readonly alone: boolean;
  readonly #transport: Transport;
  readonly #outage: Outage;
  readonly #lockMs: number;
  readonly #answerMs: number;
  readonly #queues = new Map<string, Jobs>();
  readonly #workers: JobWorker[] = [];
  readonly #handling = new Set<Promise<void>>();
  #pending: Job[] = [];
  #flushed: Promise<boolean> | undefined;
  #closed = false;

  constructor(
    transport: Transport,
    { outage, lockMs, answerMs }: { outage: Outage; lockMs: number; answerMs: number },
  ) {
    this.#transport = transport;
    this.#outage = outage;
    this.#lockMs = lockMs;
    this.#answerMs = answerMs;
    this.alone = transport.alone;
  }

  onReady(listener: () => void): void {
    this.#transport.onReady(() => {
      this.#outage.ends();
      listener();
    });
  }

  /** All that is added in one turn of the event loop goes in one message. */
  add(job: Job): Promise<boolean> {
    this.#pending.push(job);
    this.#flushed ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#flushed = undefined;
        resolve(this.addMany(this.#pending.splice(0)));
      });
    });
    return this.#flushed;
  }

  async addMany(jobs: readonly Job[]): Promise<boolean> {
    const added = await Promise.all(
      [...Map.groupBy(jobs, ({ queue }) => queue)].map(([name, own]) => this.#add(name, own)),
    );
    return added.every(Boolean);
  }

  work({ queue, concurrency, handle }: Parameters<Queue['work']>[0]): void {
    const tracked = (job: { readonly data: Data }): Promise<void> => {
      const handling = handle(job.data.operation_id).finally(() => this.#handling.delete(handling));
      this.#handling.add(handling);
      return handling;
    };
    const worker = this.#transport.worker(queue, tracked, {
      concurrency,
      // What a dead worker had in hand takes up places of the global concurrency until its locks have run out.
      lockDuration: this.#lockMs,
      stalledInterval: this.#lockMs / 2,
      maxStalledCount: 1000,
      runRetryDelay: 1000,
    });
    worker.on('error', (error) => this.#outage.begins(error));
    worker.on('ready', () => this.#outage.ends());
    this.#workers.push(worker);
  }

  async stopWorking(): Promise<void> {
    const workers = this.#workers.splice(0);
    await Promise.all(workers.map((worker) => worker.pause(true)));
    await Promise.allSettled(this.#handling);
    await Promise.all(workers.map((worker) => this.#closeWorker(worker)));
  }

  /** A worker tells the queue that its last jobs have ended, which a dead queue never hears: there it is not waited for. */
  async #closeWorker(worker: JobWorker): Promise<void> {
    const closed = worker.close(!worker.reachable());
    if ((await within(CLOSE_WITHIN_MS, closed)) === 'late') worker.cut();
  }

  async setGlobalConcurrency(queue: string, concurrency: number): Promise<void> {
    await this.#ask((bull) => bull.setGlobalConcurrency(concurrency), queue);
  }

  counts(queue: string): Promise<QueueCounts | undefined> {
    return this.#ask(async (bull) => {
      const { waiting = 0, active = 0, delayed = 0 } = await bull.getJobCounts('waiting', 'active', 'delayed');
      return { waiting, active, delayed };
    }, queue);
  }

  async close(): Promise<void> {
    await this.stopWorking();
    await this.#flushed;
    this.#closed = true;
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    await this.#transport.close();
  }

  async #add(name: string, jobs: readonly Job[]): Promise<boolean> {
    const bulk = jobs.map(({ operation_id, fence, delayMs = 0 }) => ({
      name: 'operation',
      data: { operation_id },
      opts: { ...ONCE, jobId: `${operation_id}-${fence}`, ...(delayMs > 0 ? { delay: Math.ceil(delayMs) } : {}) },
    }));
    return (await this.#ask((queue) => queue.addBulk(bulk), name)) !== undefined;
  }

  /** Undefined where the queue does not answer now: waiting for it would pile up what the sweeper sends anyway, and hold up its other work. */
  async #ask<T>(question: (queue: Jobs) => Promise<T>, name: string): Promise<T | undefined> {
    if (this.#closed || !this.#transport.reachable()) return undefined;
    try {
      const answer = await within(this.#answerMs, question(this.#queue(name)));
      if (answer === 'late') {
        this.#transport.distrust();
        throw new Error(`The queue has not answered within ${this.#answerMs} ms.`);
      }
      this.#outage.ends();
      return answer;
    } catch (error) {
      this.#outage.begins(error);
      return undefined;
    }
  }

  #queue(name: string): Jobs {
    const known = this.#queues.get(name);
    if (known) return known;
    const queue = this.#transport.queue(name);
    queue.on('error', (error) => this.#outage.begins(error));
    this.#queues.set(name, queue);
    queue.waitUntilReady().catch(() => this.#forget(name, queue));
    return queue;
  }

  /** What failed at its first words with the server fails for ever: the next question makes it anew. */
  #forget(name: string, queue: Jobs): void {
    if (this.#queues.get(name) === queue) this.#queues.delete(name);
    queue.close().catch((error: unknown) => this.#outage.begins(error));
  }
}

/** What was promised, or that it is late. */
async function within<T>(ms: number, promised: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, ms, 'late')));
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}
