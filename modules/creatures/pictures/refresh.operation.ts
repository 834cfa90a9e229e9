import { operation, planForEach, startForEach } from '../../../kernel/module/module.ts';
import { RefreshInput } from './pictures.schema.ts';
import { redrawCreatures } from './redraw.operation.ts';

/** Everybody's creatures, one person after the other: no more are drawn at once than for one. */
export const refreshCreatures = operation({
  name: 'creatures.refresh',
  title: () => 'Draw everybody’s creatures',
  input: RefreshInput,
  allow: 'admin',
  once: () => 'all',
  queue: 'default',
  plan: async (run) => {
    const people = await run.context.database.read
      .selectFrom('people')
      .select(['id', 'email', 'username'])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('creatures')
            .select('creatures.id')
            .whereRef('creatures.owner_id', '=', 'people.id')
            .where('creatures.deleted_at', 'is', null),
        ),
      )
      .orderBy('id')
      .execute();
    const targets = people.map(({ id, email, username }) => ({ person_id: id, name: username ?? email }));
    return planForEach(run, targets);
  },
  run: (run) => startForEach(run, { kind: redrawCreatures, input: run.input, concurrency: 1 }),
  // Each redraw is an operation of the person whose it is, and theirs to undo.
  undo: 'not-undoable',
});
