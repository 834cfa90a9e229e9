import type { QueueState } from './queue-state.ts';

/** How long no more jobs may start, when `most` may start in a window; 0 when one may. */
export function limitLeftMs(queue: QueueState, most: number, now: number): number {
  if (most <= 0 || queue.limitUntil <= now || queue.limitCount < most) return 0;
  return queue.limitUntil - now;
}

export function countTowardsLimit(queue: QueueState, windowMs: number, now: number): void {
  if (queue.limitUntil <= now) {
    queue.limitCount = 0;
    queue.limitUntil = now + Math.floor(Math.abs(windowMs));
  }
  queue.limitCount += 1;
  queue.changed();
}

/** Lets no job start for a while, whatever the limit. */
export function setRateLimit(queue: QueueState, durationMs: number): void {
  queue.limitCount = Number.MAX_SAFE_INTEGER;
  queue.limitUntil = Date.now() + durationMs;
  queue.changed();
}

/** 1 if there was a limit in force. */
export function removeRateLimit(queue: QueueState): number {
  const removed = queue.limitUntil > Date.now() ? 1 : 0;
  queue.limitCount = 0;
  queue.limitUntil = 0;
  queue.changed();
  return removed;
}

/** As BullMQ has it: without a number of jobs, the time left of the window, -2 when there is none. */
export function rateLimitTtl(queue: QueueState, most: number): number {
  const now = Date.now();
  const limit = most > 0 ? most : Number(queue.meta.get('max') ?? 0);
  if (limit > 0) return limitLeftMs(queue, limit, now);
  return queue.limitUntil > now ? queue.limitUntil - now : -2;
}
