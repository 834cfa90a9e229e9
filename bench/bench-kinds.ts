import { z } from 'zod';
import { defineModule, operation } from '../kernel/module/module.ts';

/** Does nothing: what an operation costs by itself. */
const nothing = operation({
  name: 'bench.nothing',
  title: () => 'Nothing',
  input: z.object({}),
  allow: 'owner',
  queue: 'default',
  run: () => Promise.resolve(null),
  undo: 'not-undoable',
});

/** Reports progress, each time with the time of day in it: how long until somebody sees it? */
const ticking = operation({
  name: 'bench.ticking',
  title: () => 'A clock',
  input: z.object({ times: z.int(), pause_ms: z.int() }),
  allow: 'owner',
  queue: 'default',
  async run({ context, input, progress }) {
    for (let done = 1; done <= input.times; done++) {
      await new Promise((resolve) => setTimeout(resolve, input.pause_ms));
      context.signal.throwIfAborted();
      progress.report({
        stage: 'ticking',
        done,
        total: input.times,
        now: String(performance.timeOrigin + performance.now()),
      });
    }
    return null;
  },
  undo: 'not-undoable',
});

export const benchModule = defineModule({
  name: 'bench',
  needs: [],
  routes: [],
  operations: [nothing, ticking],
  migrations: [],
  errors: { definitions: {} },
});
