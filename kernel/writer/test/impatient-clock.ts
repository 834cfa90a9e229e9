import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../clock/clock.ts';

/** Pauses end at once, and time passes by them; time limits (more than half a minute) are never reached. */
export function impatientClock(): Clock & { advance(ms: number): void } {
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs),
    nowMs: () => nowMs,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      if (ms > 30_000)
        await new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason as Error)),
        );
      await setImmediate();
      nowMs += ms;
    },
    advance(ms) {
      nowMs += ms;
    },
  };
}
