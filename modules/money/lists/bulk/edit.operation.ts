import { operation } from '../../../../kernel/operations/operations.ts';
import { carryEntries } from '../../carry-entries.ts';
import { usableCategories } from '../../usable-categories.ts';
import { EditInput } from './bulk.schema.ts';
import { editBatch, restoreBatch } from './edit-batch.ts';
import { planEdits } from './plan-edits.ts';

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
    await carryEntries(run, { stage: 'changing', was: 'planned', becomes: 'done', batch: editBatch });
    const { done, skipped } = await run.journal.counts();
    return { changed: done.entries, skipped: skipped.entries };
  },

  async undo(run) {
    await carryEntries(run, { stage: 'changing back', was: 'done', becomes: 'undone', batch: restoreBatch });
    const { undone, left } = await run.journal.counts();
    return { restored: undone.entries, left: left.entries };
  },
});
