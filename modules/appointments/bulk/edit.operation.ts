import { operation } from '../../../kernel/operations/operations.ts';
import type { EntryState, Json, Run } from '../../../kernel/operations/operations.ts';
import { ownCalendar } from '../appointments.ts';
import { EditInput } from './bulk.schema.ts';
import { editEntry, restoreEntry } from './edit-entry.ts';
import type { Settled } from './edit-entry.ts';
import { planEdits } from './plan-edits.ts';

/** Each batch is one transaction: short enough that nobody waits for it. */
const BATCH = 100;

export const editing = operation({
  name: 'appointments.edit',
  title: ({ edit }) => (edit.delete ? 'Delete appointments' : 'Change appointments'),
  input: EditInput,
  allow: 'owner',
  queue: 'default',

  async check({ context: { actor, database }, input: { edit } }) {
    if (edit.calendar_id !== undefined)
      await ownCalendar(database.read, { id: edit.calendar_id, owner_id: actor.person_id });
  },

  async plan(run) {
    await planEdits(run);
    const { planned, skipped } = await run.journal.counts();
    return { appointments: planned.entries, unchanged: skipped.entries };
  },

  async run(run) {
    await carry(run, { stage: 'changing', was: 'planned', settle: (tx, entry) => editEntry(tx, run, entry) });
    const counts = await run.journal.counts();
    return { changed: counts.done.entries, skipped: counts.skipped.entries, failed: counts.failed.entries };
  },

  async undo(run) {
    await carry(run, { stage: 'changing back', was: 'done', settle: (tx, entry) => restoreEntry(tx, run, entry) });
    const counts = await run.journal.counts();
    return { restored: counts.undone.entries, left: counts.left.entries };
  },
});

/** Settles the entries in one state, batch by batch, each with its effect. */
async function carry(
  { journal, context, progress, cursor, commit }: Run<EditInput>,
  { stage, was, settle }: { stage: string; was: EntryState; settle: Settled },
): Promise<void> {
  const counts = await journal.counts();
  let { position, done } = (cursor as Place | undefined) ?? { position: 0, done: 0 };
  const total = done + counts[was].entries;
  for (;;) {
    context.signal.throwIfAborted();
    const entries = await journal.read({ after: position, states: [was], limit: BATCH });
    const last = entries.at(-1);
    if (!last) break;
    position = last.position;
    done += entries.length;
    await commit({ position, done } satisfies Json, async (tx) => {
      const changes = [];
      for (const entry of entries) changes.push(await settle(tx, entry));
      await journal.settle(tx, { from: 0, to: 0, was, state: was }, changes);
    });
    progress.report({ stage, done, total, unit: 'appointments' });
  }
}

interface Place {
  readonly position: number;
  readonly done: number;
}
