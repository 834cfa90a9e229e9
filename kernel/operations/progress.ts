import type { Clock } from '../clock/clock.ts';
import type { Progress } from './operation.ts';
import type { ProgressState } from './wire.ts';

/** Where a run's progress and words go; the engine keeps and pushes them. */
export interface Teller {
  progress(state: ProgressState): void;
  say(message: string): void;
}

/** At most ten a second leave the source. */
const EVERY_MS = 100;
/** How much the newest tenth of a second weighs in the rate: about the last three seconds count. */
const WEIGHT = 0.05;
const LONGEST_MESSAGE = 2000;

/**
 * Progress at its source: cheap to call in the hottest loop, throttled (the first at once, the last always), with rate and time left.
 */
export class Meter implements Progress {
  readonly #teller: Teller;
  readonly #clock: Clock;
  #latest: Parameters<Progress['report']>[0] | undefined;
  #told: { stage: string; done: number; atMs: number; rate: number | null } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(teller: Teller, clock: Clock) {
    this.#teller = teller;
    this.#clock = clock;
  }

  report(state: Parameters<Progress['report']>[0]): void {
    this.#latest = state;
    const waitMs = this.#told ? this.#told.atMs + EVERY_MS - this.#clock.nowMs() : 0;
    if (waitMs <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), waitMs).unref();
  }

  say(message: string): void {
    this.#teller.say(message.slice(0, LONGEST_MESSAGE));
  }

  /** Tells what was not told yet. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#latest) return;
    const { stage, done, total = null, unit = null, now = null } = this.#latest;
    this.#latest = undefined;
    const atMs = this.#clock.nowMs();
    const rate = this.#rate(stage, done, atMs);
    this.#told = { stage, done, atMs, rate };
    const seconds_left = total === null || rate === null || rate <= 0 ? null : Math.max(0, (total - done) / rate);
    this.#teller.progress({ stage, done, total, unit, now, rate: rounded(rate), seconds_left: rounded(seconds_left) });
  }

  #rate(stage: string, done: number, atMs: number): number | null {
    const before = this.#told;
    if (before?.stage !== stage || atMs <= before.atMs) return before?.stage === stage ? before.rate : null;
    const seconds = (atMs - before.atMs) / 1000;
    const present = (done - before.done) / seconds;
    if (before.rate === null) return present;
    const weight = 1 - (1 - WEIGHT) ** ((atMs - before.atMs) / EVERY_MS);
    return before.rate + (present - before.rate) * weight;
  }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}
