import { setImmediate as turn } from 'node:timers/promises';
import type { Writer } from '../../kernel/database/database.ts';
import type { Entry, EntryChange, EntryState, Json, Run } from '../../kernel/operations/operations.ts';

/** Each batch is one transaction of the database: short enough that nobody waits for it. */
const BATCH = 250;

interface Way<Input> {
  readonly stage: string;
  readonly was: EntryState;
  readonly becomes: EntryState;
  /** Its effect; entries that it does not name become what they were to become. */
  readonly batch: (tx: Writer, run: Run<Input>, entries: readonly Entry[]) => Promise<EntryChange[]>;
}

/** Settles the entries in one state, batch by batch, each with its effect: a death at any moment is as none. */
export async function carryEntries<Input>(run: Run<Input>, { stage, was, becomes, batch }: Way<Input>): Promise<void> {
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
