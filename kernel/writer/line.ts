import type { Clock } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import { Breaker } from './breaker.ts';
import { timeLimit } from './time-limit.ts';
import { writerError } from './writer.errors.ts';

export interface LineOptions {
  readonly clock: Clock;
  /** For one try. */
  readonly timeoutMs: number;
  /** Calls at once; as many as `waiting` wait for their turn, more are refused. */
  readonly atOnce: number;
  readonly waiting: number;
  /** In [0, 1): spreads retries, so that not all come back at once. */
  readonly random?: () => number;
}

const TRIES = 3;
const FIRST_PAUSE_MS = 1000;
/** Whoever asks for a longer pause is not asked again for this text. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * A line to a server that has bad days: few calls at once, a time limit for each try, another try where that may help, with the pause that
 * the server asks for, and a circuit breaker, so that a dead server costs nobody any time.
 */
export class Line {
  readonly #options: LineOptions;
  readonly #breaker: Breaker;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: LineOptions) {
    this.#options = options;
    this.#breaker = new Breaker(options.clock);
  }

  /**
   * @param work throws a StewardError of the writer where the server fails; honours the signal
   * @throws writer.busy, writer.model-unavailable, writer.model-refused; the signal's reason when the caller has gone
   */
  async call<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#enter(signal);
    try {
      return await this.#tryUntil(work, signal);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #tryUntil<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const { clock, random = Math.random } = this.#options;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#breaker.guard(() => this.#within(work, signal), signal);
      } catch (error) {
        signal.throwIfAborted();
        const pauseMs =
          error instanceof StewardError && error.retryAfterSeconds !== undefined
            ? Math.ceil(error.retryAfterSeconds * 1000)
            : Math.round(FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + random() / 2));
        if (!mayTryAgain(error) || tries === TRIES || pauseMs > LONGEST_PAUSE_MS) throw error;
        await clock.sleep(pauseMs, signal);
      }
    }
  }

  /** One try, with its time limit. */
  async #within<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const { clock, timeoutMs } = this.#options;
    using late = timeLimit(clock, timeoutMs, `It did not answer within ${timeoutMs / 1000} s.`);
    try {
      return await work(AbortSignal.any([signal, late.signal]));
    } catch (error) {
      signal.throwIfAborted();
      late.signal.throwIfAborted();
      throw error;
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { atOnce, waiting } = this.#options;
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= waiting) throw writerError('writer.busy');
      await this.#turn(signal);
    }
    this.#running += 1;
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal.reason as Error);
      };
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(enter);
    });
  }
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof StewardError && error.retry && error.details['open'] !== true;
}
