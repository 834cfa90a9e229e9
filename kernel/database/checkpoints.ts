import { once } from 'node:events';
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Log } from '../log/log.ts';

/** A log up to this size may stay as it is: a small Steward never pays for a checkpoint, nor for the thread that makes it. */
const SMALL_BYTES = 4 * 1024 * 1024;
/** Pages of 4 kB that are moved in moments. */
const FEW_PAGES = 1000;
/** From here on (32 MB) the log is made to start again from its beginning, though that keeps writers waiting for some milliseconds. */
const RESTART_PAGES = 8192;
const PASSES = 5;
const LOOK_EVERY_MS = 100;
/** Between checkpoints while little is written, each costing two fsyncs, and after one that failed. */
const CALM_MS = 250;

export type CheckpointMode = 'PASSIVE' | 'RESTART';

export interface Checkpoint {
  /** Somebody writes, or reads pages so old that the log cannot start again yet. */
  readonly refused: boolean;
  /** In the log, moved or not. */
  readonly pages: number;
}

/**
 * Keeps the write-ahead log small without ever stopping the event loop: SQLite's own way is to checkpoint inside some unlucky commit.
 * Looks at the log's size from here, and has a thread with a connection of its own move the pages. Covers every connection to the file.
 */
export class Checkpoints {
  readonly #path: string;
  readonly #log: Log;
  readonly #hold: (until: Promise<unknown>) => void;
  readonly #looking: NodeJS.Timeout;
  #thread: Worker | undefined;
  #underWay: Promise<void> | undefined;
  #restUntil = 0;
  #seenAt = 0;

  /** `hold` keeps this process's writer from taking the lock until the promise is settled. */
  constructor(path: string, { log, hold }: { log: Log; hold: (until: Promise<unknown>) => void }) {
    this.#path = path;
    this.#log = log;
    this.#hold = hold;
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#looking);
    await this.#underWay;
    await this.#thread?.terminate();
  }

  #look(): void {
    if (this.#underWay || performance.now() < this.#restUntil) return;
    const wal = statSync(`${this.#path}-wal`, { throwIfNoEntry: false });
    if (!wal || wal.size <= SMALL_BYTES || wal.mtimeMs === this.#seenAt) return;
    this.#seenAt = wal.mtimeMs;
    this.#underWay = this.#checkpoint()
      .catch((error: unknown) => {
        this.#log.warn({ err: error }, 'a checkpoint of the database failed; it will be tried again');
        this.#thread = undefined;
        this.#restUntil = performance.now() + CALM_MS;
      })
      .finally(() => (this.#underWay = undefined));
  }

  /**
   * Passive passes stop nobody, but while others write they never reach the end of the log, and it grows. So passes first, until
   * little is written during one, and then the rest while writers wait.
   */
  async #checkpoint(): Promise<void> {
    let { pages } = await this.#run('PASSIVE');
    let grown = pages;
    for (let pass = 1; pass < PASSES && pages > RESTART_PAGES && grown > FEW_PAGES; pass++) {
      const before = pages;
      ({ pages } = await this.#run('PASSIVE'));
      grown = pages - before;
    }
    let calm = pages <= FEW_PAGES;
    if (pages > RESTART_PAGES) {
      const restart = this.#run('RESTART');
      this.#hold(restart);
      calm = (await restart).refused;
    }
    if (calm) this.#restUntil = performance.now() + CALM_MS;
  }

  async #run(mode: CheckpointMode): Promise<Checkpoint> {
    this.#thread ??= this.#start();
    this.#thread.postMessage(mode);
    const [done] = (await once(this.#thread, 'message')) as [Checkpoint];
    return done;
  }

  #start(): Worker {
    const thread = new Worker(new URL('checkpoint-thread.ts', import.meta.url), {
      workerData: this.#path,
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    });
    thread.unref();
    return thread;
  }
}
