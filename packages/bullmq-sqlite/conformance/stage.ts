import { type EventEmitter, once } from 'node:events';
import type { TestContext } from 'node:test';
import type { Run, Side, TestEvents, TestQueue, TestWorker } from './side.ts';

/** A queue of its own for one test; all that is made on it is closed after the test. */
export interface Stage {
  name: string;
  queue: TestQueue;
  worker: (run: Run | undefined, options?: Parameters<Side['worker']>[2]) => TestWorker;
  events: (options?: Parameters<Side['events']>[1]) => Promise<TestEvents>;
}

let stages = 0;

export function setStage(t: TestContext, side: Side, options?: Parameters<Side['queue']>[1]): Stage {
  stages += 1;
  const name = `stage-${stages}`;
  const queue = side.queue(name, options);
  const opened: { close: () => Promise<void> }[] = [queue];
  t.after(async () => {
    // Workers before the queue that they work on.
    for (const one of opened.toReversed()) await one.close();
  });
  const keep = <Opened extends { close: () => Promise<void> }>(one: Opened): Opened => {
    opened.push(one);
    return one;
  };
  return {
    name,
    queue,
    worker: (run, workerOptions) => keep(side.worker(name, run, { drainDelay: 1, ...workerOptions })),
    // From the beginning on: with Redis, "from now on" starts a moment after the reader says that it is ready.
    events: async (eventsOptions) => {
      const events = keep(side.events(name, { lastEventId: '0-0', ...eventsOptions }));
      await events.waitUntilReady();
      return events;
    },
  };
}

/** Resolves with what the event carries the next time that it happens; rejects on an error. */
export async function next(emitter: EventEmitter, event: string): Promise<Record<string, unknown>> {
  const [carried] = (await once(emitter, event)) as [Record<string, unknown>];
  return carried;
}

/** A door that opens when it has been knocked at `times`. */
export function latch(times = 1): { open: Promise<void>; knock: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = times;
  return {
    open: promise,
    knock: () => {
      left -= 1;
      if (left <= 0) resolve();
    },
  };
}

/** Until a fact that nobody announces is true. */
export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}
