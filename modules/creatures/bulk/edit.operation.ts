import { setImmediate as turn } from 'node:timers/promises';
import { operation } from '../../../kernel/operations/operations.ts';
import type { Entry, EntryChange, EntryState, Json, Run } from '../../../kernel/operations/operations.ts';
import { EditInput } from './bulk.schema.ts';
import { editBatch, restoreBatch, takeTags } from './edit-batch.ts';
import { planEdits } from './plan-edits.ts';

/** Each batch is one transaction: short enough that nobody waits for it. */
const BATCH = 250;

export const editing = operation({
  name: 'creatures.edit',
  title: ({ edit }) =>
    edit.delete ? 'Delete creatures' : edit.species === undefined ? 'Tag creatures' : 'Change creatures',
  input: EditInput,
  allow: 'owner',
  queue: 'default',

  async plan(run) {
    await planEdits(run);
    const { planned, skipped } = await countCreatures(run);
    return { creatures: planned, unchanged: skipped };
  },

  async run(run) {
    await carry(run, { stage: 'changing', was: 'planned', becomes: 'done', batch: editBatch });
    const { done, skipped, failed } = await countCreatures(run);
    return { changed: done, skipped, failed };
  },

  async undo(run) {
    await carry(run, { stage: 'changing back', was: 'done', becomes: 'undone', batch: restoreBatch });
    const tags = await tagsOf(run);
    await run.commit(run.cursor ?? null, async (tx) => {
      for (const change of await takeTags(tx, tags)) await settleOne(run, tx, change);
    });
    const { undone, left } = await countCreatures(run);
    return { restored: undone, left };
  },
});

interface Way {
  readonly stage: string;
  readonly was: EntryState;
  readonly becomes: EntryState;
  readonly batch: typeof editBatch;
}

interface Place {
  readonly position: number;
  readonly done: number;
}

/** Settles the entries in one state, batch by batch, each with its effect. */
async function carry(run: Run<EditInput>, { stage, was, becomes, batch }: Way): Promise<void> {
  const { journal, context, progress, commit } = run;
  let tags = await tagsOf(run);
  const counts = await countCreatures(run);
  let { position, done } = (run.cursor as Place | undefined) ?? { position: tags.length, done: 0 };
  const total = done + counts[was];
  for (;;) {
    context.signal.throwIfAborted();
    const entries = await journal.read({ after: position, states: [was], limit: BATCH });
    const [first, last] = [entries.at(0), entries.at(-1)];
    if (!first || !last) break;
    position = last.position;
    done += entries.length;
    await commit({ position, done } satisfies Json, async (tx) => {
      const changes = await batch(tx, run, { entries, tags });
      await journal.settle(tx, { from: first.position, to: last.position, was, state: becomes }, changes);
    });
    if (tags.some(({ state }) => state === 'planned')) tags = await tagsOf(run);
    progress.report({ stage, done, total, unit: 'creatures' });
    await turn();
  }
}

/** The entries of tags stand before those of creatures. */
async function tagsOf({ journal, input }: Run<EditInput>): Promise<Entry[]> {
  const entries = await journal.read({ limit: Math.max(1, input.edit.add_tags?.length ?? 0) });
  return entries.filter(({ action }) => action === 'tag');
}

/** Entries in each state, those of tags left out. */
async function countCreatures(run: Run<EditInput>): Promise<Record<EntryState, number>> {
  const counts = await run.journal.counts();
  const tags = Object.groupBy(await tagsOf(run), ({ state }) => state);
  return Object.fromEntries(
    Object.entries(counts).map(([state, { entries }]) => [state, entries - (tags[state as EntryState]?.length ?? 0)]),
  ) as Record<EntryState, number>;
}

async function settleOne(
  { journal }: Run<EditInput>,
  tx: Parameters<typeof takeTags>[0],
  change: EntryChange,
): Promise<void> {
  const { position } = change;
  await journal.settle(tx, { from: position, to: position, was: 'planned', state: 'planned' }, [change]);
}
