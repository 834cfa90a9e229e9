import { setImmediate as turn } from 'node:timers/promises';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, EntryState, Run } from '../../../kernel/operations/operations.ts';
import { takeBack } from './import-back.ts';
import type { Outcome } from './import-detail.ts';
import { bring } from './import-forth.ts';
import type { ImportInput } from './imports.schema.ts';

/** Entries in one transaction: others write between. */
const BATCH = 1000;

/** Carries out a batch; outcomes that are not named are as planned. */
export type Batch = (
  tx: Writer,
  run: Run<ImportInput>,
  entries: readonly Entry[],
) => Promise<ReadonlyMap<number, Outcome>>;

interface Way {
  readonly stage: string;
  readonly was: EntryState;
  readonly becomes: EntryState;
  readonly back: boolean;
  readonly batch: Batch;
}

/** Carries out the plan. */
export async function carryForth(run: Run<ImportInput>): Promise<void> {
  await carry(run, { stage: 'importing', was: 'planned', becomes: 'done', back: false, batch: bring });
}

/** Takes it back, the last entry first. */
export async function carryBack(run: Run<ImportInput>): Promise<void> {
  await carry(run, { stage: 'taking back', was: 'done', becomes: 'undone', back: true, batch: takeBack });
}

/** Batch by batch: its effect, its entries and the cursor in one transaction, so that a death at any moment is as none. */
async function carry(run: Run<ImportInput>, way: Way): Promise<void> {
  const { journal, context, progress, commit } = run;
  let position = run.cursor as number | undefined;
  const counts = await journal.counts();
  const total = counts[way.was].entries + counts[way.becomes].entries;
  for (let done = counts[way.becomes].entries; ;) {
    context.signal.throwIfAborted();
    const range = position === undefined ? {} : way.back ? { before: position } : { after: position };
    const entries = await journal.read({ ...range, states: [way.was], limit: BATCH, descending: way.back });
    const [first, last] = [entries.at(0), entries.at(-1)];
    if (!first || !last) return;
    const [from, to] = way.back ? [last.position, first.position] : [first.position, last.position];
    position = last.position;
    await commit(position, async (tx) => {
      const outcomes = await way.batch(tx, run, entries);
      await journal.settle(tx, { from, to, was: way.was, state: way.becomes }, changesOf(outcomes, way));
    });
    done += entries.length;
    progress.report({ stage: way.stage, done, total, unit: 'entries' });
    await turn();
  }
}

function changesOf(outcomes: ReadonlyMap<number, Outcome>, { becomes }: Way): EntryChange[] {
  return [...outcomes].map(([position, outcome]): EntryChange => {
    if ('left' in outcome) return { position, state: 'left', reason: outcome.left };
    if ('skipped' in outcome) return { position, state: 'skipped', reason: outcome.skipped };
    return { position, state: becomes, ...outcome };
  });
}
