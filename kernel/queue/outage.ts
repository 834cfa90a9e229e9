import type { Log } from '../log/log.ts';

/** What BullMQ says of a job that an emptied or restarted queue no longer knows. */
const FORGOTTEN = /^(Missing (key|lock) for job|could not renew lock for job|Lock mismatch for job)/u;

/** An outage is one line in the log, and its end another. */
export class Outage {
  readonly #log: Log;
  #lasts = false;

  constructor(log: Log) {
    this.#log = log;
  }

  begins(error: unknown): void {
    if (error instanceof Error && FORGOTTEN.test(error.message)) {
      this.#log.debug({ err: error }, 'the queue has forgotten a job that was under way; its operation goes on');
      return;
    }
    if (this.#lasts) return;
    this.#lasts = true;
    this.#log.warn({ err: error }, 'the queue has trouble; operations are kept, and queued when it is well');
  }

  ends(): void {
    if (!this.#lasts) return;
    this.#lasts = false;
    this.#log.info('the queue is well again');
  }
}
