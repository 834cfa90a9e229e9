import type { Clock } from '../clock/clock.ts';
import { StewardError } from '../errors/errors.ts';
import { writerError } from './writer.errors.ts';

const FAILURES_UNTIL_OPEN = 5;
const OPEN_MS = 60_000;

/** A circuit breaker (Nygard, Release It!): after five failures in a row nothing is tried for a minute, then one call tries for all. */
export class Breaker {
  readonly #clock: Clock;
  #failures = 0;
  #openUntil = 0;
  #trying = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws writer.model-unavailable with `open`, at once, while it is open; else what the work throws */
  async guard<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const open = this.#failures >= FAILURES_UNTIL_OPEN;
    if (open && (this.#trying || this.#clock.nowMs() < this.#openUntil)) {
      const detail = `It failed ${this.#failures} times in a row and is left alone for a minute.`;
      throw writerError('writer.model-unavailable', { detail, details: { open: true } });
    }
    if (open) this.#trying = true;
    try {
      const result = await work();
      this.#failures = 0;
      return result;
    } catch (error) {
      if (!signal.aborted && isFailure(error)) {
        this.#failures += 1;
        this.#openUntil = this.#clock.nowMs() + OPEN_MS;
      }
      throw error;
    } finally {
      if (open) this.#trying = false;
    }
  }
}

/** A server that takes this one question amiss is well otherwise. */
function isFailure(error: unknown): boolean {
  return !(error instanceof StewardError && error.details['question'] === true);
}
