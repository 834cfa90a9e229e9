import { setImmediate as turn } from 'node:timers/promises';

/** How long synchronous work may keep the event loop from everything else: cancellation, the lease, another operation. */
const MOST_MS = 10;

/** Lets the event loop breathe in the middle of synchronous work. */
export class Breath {
  #since = performance.now();
  #calls = 0;

  /** Cheap enough for every item: looks at the clock at each 32nd call. */
  async take(): Promise<void> {
    if (++this.#calls % 32 !== 0 || performance.now() - this.#since < MOST_MS) return;
    await turn();
    this.#since = performance.now();
  }
}
