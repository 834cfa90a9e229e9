import { Worker } from 'node:worker_threads';
import type { Publish } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import type { Carrier, Starter } from './engine.ts';
import { GiveWay } from './give-way.ts';
import type { Outcome } from './outcome.ts';
import type { Assignment } from './perform.ts';
import type { Teller } from './progress.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

interface Relay extends Pick<Starter, 'enqueue' | 'tell' | 'interrupt'> {
  readonly publish: Publish;
}

/** The module that a thread runs (it calls `serveThread`), how many there are at most, and what each finds as its `workerData`. */
export interface ThreadPool {
  readonly entry: URL;
  readonly count: number;
  readonly data?: unknown;
}

const IDLE_MS = 5 * 60_000;
/** A thread that was asked to end and does not is cut off. */
const END_WITHIN_MS = 2000;

/**
 * Carries operations out in worker threads. They start with the first operation and end when they had nothing to do for a while. A thread
 * that dies takes its operations with it, and nothing else; one whose thread died before gets a thread to itself.
 */
export class ThreadCarrier implements Carrier {
  readonly #pool: ThreadPool;
  readonly #relay: Relay;
  readonly #log: Log;
  readonly #threads = new Set<Thread>();

  constructor(pool: ThreadPool, relay: Relay, log: Log) {
    this.#pool = pool;
    this.#relay = relay;
    this.#log = log;
  }

  async carry(assignment: Assignment, teller: Teller, signal: AbortSignal): Promise<Outcome> {
    // Its last thread died. Should it be the cause, it shall not take others along again.
    const alone = assignment.deaths > 0;
    const thread = alone ? this.#open(true) : this.#choose();
    const outcome = await thread.carry(assignment, teller, signal);
    if (alone) thread.end();
    return outcome;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }

  /** An idle thread, else a new one while there may be more, else the one with the least to do. */
  #choose(): Thread {
    const [least] = [...this.#threads].filter(({ alone }) => !alone).toSorted((a, b) => a.load - b.load);
    const count = [...this.#threads].filter(({ alone }) => !alone).length;
    return least && (least.load === 0 || count >= this.#pool.count) ? least : this.#open(false);
  }

  #open(alone: boolean): Thread {
    const thread = new Thread(this.#pool, { alone, relay: this.#relay });
    this.#threads.add(thread);
    void thread.gone.then((reason) => {
      this.#threads.delete(thread);
      if (reason !== undefined) this.#log.error({ reason }, 'a worker thread died; its operations are queued again');
    });
    return thread;
  }
}

class Thread {
  readonly alone: boolean;
  /** Resolves when it has ended; with the reason where it was not asked to. */
  readonly gone: Promise<string | undefined>;
  readonly #worker: Worker;
  readonly #relay: Relay;
  readonly #carried = new Map<string, { teller: Teller; resolve: (outcome: Outcome) => void }>();
  #idle: NodeJS.Timeout | undefined;
  #ending = false;

  constructor({ entry, data }: ThreadPool, { alone, relay }: { alone: boolean; relay: Relay }) {
    this.alone = alone;
    this.#relay = relay;
    this.#worker = new Worker(entry, { name: 'operations', workerData: data });
    let fault: string | undefined;
    this.#worker.on('message', (message: FromThread) => this.#receive(message));
    this.#worker.on('error', (error) => (fault = error instanceof Error ? error.message : String(error)));
    this.gone = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        const reason = fault ?? `The thread ended with code ${code}.`;
        const lost = [...this.#carried.values()];
        this.#carried.clear();
        clearTimeout(this.#idle);
        for (const { resolve } of lost) resolve({ type: 'died', reason });
        resolve(this.#ending && fault === undefined ? undefined : reason);
      });
    });
  }

  get load(): number {
    return this.#ending ? Infinity : this.#carried.size;
  }

  async carry(assignment: Assignment, teller: Teller, signal: AbortSignal): Promise<Outcome> {
    clearTimeout(this.#idle);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#carried.set(assignment.id, { teller, resolve });
    const stop = (): void => {
      const why = signal.reason instanceof GiveWay ? signal.reason.why : 'cancelled';
      this.#post({ type: 'stop', id: assignment.id, why });
    };
    this.#post({ type: 'run', assignment });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    const outcome = await promise;
    signal.removeEventListener('abort', stop);
    if (this.#carried.size === 0) this.#idle = setTimeout(() => this.end(), IDLE_MS).unref();
    return outcome;
  }

  /** Asks it to close its connections and go. */
  end(): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#post({ type: 'end' });
    const cut = setTimeout(() => void this.#worker.terminate(), END_WITHIN_MS);
    void this.gone.then(() => clearTimeout(cut));
  }

  async close(): Promise<void> {
    if (this.#carried.size > 0) {
      this.#ending = true;
      await this.#worker.terminate();
    }
    this.end();
    await this.gone;
  }

  #post(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromThread): void {
    switch (message.type) {
      case 'outcome':
        this.#carried.get(message.id)?.resolve(message.outcome);
        this.#carried.delete(message.id);
        break;
      case 'progress':
        this.#carried.get(message.id)?.teller.progress(message.state);
        break;
      case 'say':
        this.#carried.get(message.id)?.teller.say(message.message);
        break;
      case 'enqueue':
        this.#relay.enqueue(message.job);
        break;
      case 'tell':
        this.#relay.tell(message.owner_id);
        break;
      case 'interrupt':
        this.#relay.interrupt(message.operation_id);
        break;
      case 'publish':
        this.#relay.publish(message.channel, message.message);
        break;
    }
  }
}
