import { setImmediate as turn } from 'node:timers/promises';
import { operation } from '../../../../kernel/operations/operations.ts';
import type { EntryState, Json, Run } from '../../../../kernel/operations/operations.ts';
import { usableCategories } from '../../usable-categories.ts';
import { EditInput } from './bulk.schema.ts';
import { editBatch, restoreBatch } from './edit-batch.ts';
import { planEdits } from './plan-edits.ts';

/** Each batch is one transaction of the database: short enough that nobody waits for it. */
const BATCH = 250;

export const editTransactions = operation({
  name: 'money.edit',
  title: ({ edit }) => (edit.delete ? 'Delete transactions' : 'Change transactions'),
  input: EditInput,
  allow: 'owner',
  queue: 'default',

  async check({ context: { actor, database }, input: { edit } }) {
    const wanted = [{ id: edit.category_id ?? null, path: '/edit/category_id' }];
    await usableCategories(database.read, { owner_id: actor.person_id, wanted });
  },

  async plan(run) {
    await planEdits(run);
    const { planned, skipped } = await run.journal.counts();
    return { transactions: planned.entries, skipped: skipped.entries };
  },

  async run(run) {
    await carry(run, { stage: 'changing', was: 'planned', becomes: 'done', batch: editBatch });
    const { done, skipped } = await run.journal.counts();
    return { changed: done.entries, skipped: skipped.entries };
  },

  async undo(run) {
    await carry(run, { stage: 'changing back', was: 'done', becomes: 'undone', batch: restoreBatch });
    const { undone, left } = await run.journal.counts();
    return { restored: undone.entries, left: left.entries };
  },
});

interface Way {
  readonly stage: string;
  readonly was: EntryState;
  readonly becomes: EntryState;
  readonly batch: typeof editBatch;
}

/** Settles the entries in one state, batch by batch, each with its effect. */
async function carry(run: Run<EditInput>, { stage, was, becomes, batch }: Way): Promise<void> {
  const { journal, context, progress, commit } = run;
  let { position, done } = (run.cursor as { position: number; done: number } | undefined) ?? { position: 0, done: 0 };
  const total = done + (await journal.counts())[was].entries;
  for (;;) {
    context.signal.throwIfAborted();
    const entries = await journal.read({ after: position, states: [was], limit: BATCH });
    const [first, last] = [entries.at(0), entries.at(-1)];
    if (!first || !last) return;
    position = last.position;
    done += entries.length;
    await commit({ position, done } satisfies Json, async (tx) => {
      const changes = await batch(tx, run, entries);
      await journal.settle(tx, { from: first.position, to: last.position, was, state: becomes }, changes);
    });
    progress.report({ stage, done, total, unit: 'transactions' });
    await turn();
  }
}
