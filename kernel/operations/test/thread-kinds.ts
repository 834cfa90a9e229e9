import { threadId } from 'node:worker_threads';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { count, nothing } from './kinds.ts';

const base = { title: () => 'A test', allow: 'owner', queue: 'default', undo: 'not-undoable' } as const;

/** Computes without a pause, reporting or not. */
export const spin = operation({
  ...base,
  name: 'test.spin',
  input: z.object({ ms: z.number(), reporting: z.boolean() }),
  async run({ context, input, progress }) {
    const end = performance.now() + input.ms;
    let turns = 0;
    while (performance.now() < end) {
      turns += 1;
      if (!input.reporting || turns % 100_000 !== 0) continue;
      progress.report({ stage: 'spinning', done: turns });
      context.signal.throwIfAborted();
    }
    return { threadId };
  },
});

/** Ends its thread, at every attempt. */
export const deadly = operation({
  ...base,
  name: 'test.deadly',
  input: z.object({ how: z.enum(['exit', 'throw']) }),
  async run({ input }) {
    if (input.how === 'exit') process.exit(7);
    setImmediate(() => {
      throw new Error('Nobody catches this.');
    });
    return new Promise(() => {});
  },
});

/** Says that it runs, then waits for ever, whatever it is asked. */
export const stubborn = operation({
  ...base,
  name: 'test.stubborn',
  input: z.object({}),
  async run({ operation, progress }) {
    if (operation.attempt > 1) return 'again';
    progress.report({ stage: 'waiting', done: 0 });
    return new Promise(() => {});
  },
});

/** Waits for its signal. */
export const waiting = operation({
  ...base,
  name: 'test.waiting',
  input: z.object({}),
  async run({ context, progress, cursor, commit }) {
    if (cursor !== undefined) return { threadId };
    await commit('begun');
    progress.report({ stage: 'waiting', done: 0 });
    return new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)));
  },
});

/** Starts another operation. */
export const parent = operation({
  ...base,
  name: 'test.parent',
  input: z.object({}),
  async run({ context }) {
    const { operation_id } = await context.operations.start(nothing, {});
    return { operation_id };
  },
});

/** Tells by broadcast, from its transaction. */
export const telling = operation({
  ...base,
  name: 'test.telling',
  input: z.object({ message: z.string() }),
  async run({ context, input }) {
    await context.database.write(async (tx) => tx.publish('test.news', input.message));
    return null;
  },
});

export const threadKinds = [count, nothing, spin, deadly, stubborn, waiting, parent, telling];
