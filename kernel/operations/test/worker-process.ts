import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Migration } from '../../database/database.ts';
import { operation } from '../operations.ts';
import { openWorld } from './world.ts';
import type { Ground } from './world.ts';

/** What a step left behind; two of the same step would be work that happened twice. */
interface EffectTable {
  operation_id: string;
  step: number;
}
declare module '../../database/database.ts' {
  interface Tables {
    test_effects: EffectTable;
  }
}
const effects: Migration = {
  name: 'test/0001-effects',
  async up(schema) {
    await schema.createTable('test_effects', { operation_id: 'text not null', step: 'integer not null' });
  },
};

/** Leaves its effects step by step, each with its cursor. */
const steps = operation({
  name: 'test.steps',
  title: () => 'Steps',
  input: z.object({ steps: z.int() }),
  allow: 'owner',
  queue: 'default',
  async run({ input, cursor, commit, operation, context }) {
    for (let step = Number(cursor ?? 0) + 1; step <= input.steps; step += 1) {
      context.signal.throwIfAborted();
      await commit(step, async (tx) => {
        await tx.insertInto('test_effects').values({ operation_id: operation.id, step }).execute();
      });
    }
    return { steps: input.steps };
  },
  undo: 'not-undoable',
});

/**
 * A worker that a test kills. It works from the start; a line `start N` on its input starts N operations and prints the id of each,
 * once it is acknowledged. `finish` waits until all are completed.
 */
const ground = JSON.parse(process.argv[2] ?? '') as Ground;
const world = await openWorld(ground, [steps], {
  migrations: [effects],
  lockMs: 1000,
  timing: { leaseMs: 900, sweepMs: 200, pauseMs: 20 },
});
await world.operations.startWorking();
const say = (line: string) => process.stdout.write(`${line}\n`);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [, howMany = '0'] = /^start (\d+)$/u.exec(line) ?? [];
  const owners = ['ada', 'bob', 'cleo'];
  await Promise.all(
    Array.from({ length: Number(howMany) }, async (_, index) => {
      const { operation_id } = await world.as(owners[index % 3] ?? 'ada').start(steps, { steps: 20 });
      say(operation_id);
    }),
  );
  if (line === 'finish') {
    const ids = await world.database.read.selectFrom('operations').select('id').execute();
    for (const { id } of ids) await world.until(id, 'completed');
    say('finished');
  }
  if (line === 'stop') {
    await world.close();
    process.exit(0);
  }
}
