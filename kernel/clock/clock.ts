import { setTimeout as wait } from 'node:timers/promises';

/** Where time comes from. Everything that reads the time asks a clock, so that a test can move it. */
export interface Clock {
  now(): Temporal.Instant;
  /** Milliseconds since the epoch; the same instant as `now()`. */
  nowMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  nowMs: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
};

/** An instant as it travels and is stored: RFC 3339, UTC, always milliseconds, so that text order is time order. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString();
}

/** A clock that stands still until a test moves it. Sleepers wake, in order, when time passes them. */
export function movableClock(start = '2026-01-01T00:00:00Z'): Clock & { advance(ms: number): void } {
  let nowMs = Temporal.Instant.from(start).epochMilliseconds;
  let sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs),
    nowMs: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        sleepers.push({ at: nowMs + ms, wake: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
    advance(ms) {
      nowMs += ms;
      const due = sleepers.filter((sleeper) => sleeper.at <= nowMs).toSorted((a, b) => a.at - b.at);
      sleepers = sleepers.filter((sleeper) => sleeper.at > nowMs);
      for (const sleeper of due) sleeper.wake();
    },
  };
}
