import { z } from 'zod';
import { operation } from '../operation.ts';
import type { NewEntry } from '../operation.ts';

export const entry = (subject: string, more: Partial<NewEntry> = {}): NewEntry => ({
  action: 'count',
  subject,
  target: null,
  state: 'planned',
  reason: null,
  bytes: 1,
  detail: null,
  ...more,
});

/** Counts to a number, in steps, by a plan: the smallest kind that can be previewed, done, stopped, and undone. */
export const count = operation({
  name: 'test.count',
  title: ({ to }) => `Count to ${to}`,
  input: z.strictObject({ to: z.int().min(0), step: z.int().min(1).default(10) }),
  allow: 'owner',
  queue: 'default',
  async plan({ context, journal, input }) {
    for (let from = 1; from <= input.to; from += 1000) {
      const numbers = Array.from({ length: Math.min(1000, input.to - from + 1) }, (_, index) => from + index);
      await context.database.write((tx) =>
        journal.append(
          tx,
          numbers.map((number) => entry(`number ${number}`, { target: `${number % 2 ? 'odd' : 'even'}/${number}` })),
        ),
      );
    }
    return { numbers: input.to };
  },
  async run({ context, journal, input, cursor, commit, progress }) {
    for (let from = Number(cursor ?? 0) + 1; from <= input.to; from += input.step) {
      context.signal.throwIfAborted();
      const to = from + input.step - 1;
      await commit(to, (tx) => journal.settle(tx, { from, to, was: 'planned', state: 'done' }));
      progress.report({ stage: 'counting', done: Math.min(to, input.to), total: input.to, unit: 'numbers' });
    }
    return { counted: (await journal.counts()).done.entries };
  },
  async undo({ journal, input, commit }) {
    await commit(0, (tx) => journal.settle(tx, { from: 1, to: input.to, was: 'done', state: 'undone' }));
    return { restored: (await journal.counts()).undone.entries };
  },
});

/** Does nothing, at once. */
export const nothing = operation({
  name: 'test.nothing',
  title: () => 'Nothing',
  input: z.object({}),
  allow: 'owner',
  queue: 'default',
  run: async () => null,
  undo: 'not-undoable',
});
