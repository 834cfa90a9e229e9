import { z } from 'zod';
import { operation } from '../../../kernel/operations/operations.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import { beginYear } from './begin-year.ts';
import { takeBack } from './take-back.ts';
import { writeDays } from './write-days.ts';

/** Entries in one transaction, of one row or the two of a transfer: others write between. */
const BATCH = 400;

const Nothing = z.strictObject({});
type Nothing = z.output<typeof Nothing>;

/** Fills a book with a year that nobody lived, once. Taken back, what nobody has changed since is gone for ever. */
export const addMoneyExamples = operation({
  name: 'money.add-examples',
  title: () => 'Fill with an example year',
  input: Nothing,
  allow: 'owner',
  once: () => 'examples',
  queue: 'default',

  async run(run) {
    const { commit, cursor, journal } = run;
    if (cursor === undefined)
      await commit(0, async (tx) => {
        await journal.clear(tx);
        await journal.append(tx, await beginYear(tx, run));
      });
    await carry(run, { was: 'planned', becomes: 'done', back: false });
    const { create, account } = await journal.actions();
    return { added: create?.done ?? 0, accounts: account?.done ?? 0, skipped: account?.skipped ?? 0 };
  },

  async undo(run) {
    await carry(run, { was: 'done', becomes: 'undone', back: true });
    const { create, account, plan } = await run.journal.actions();
    const left = [create, account, plan].reduce((sum, counts) => sum + (counts?.left ?? 0), 0);
    return { taken_back: create?.undone ?? 0, accounts: account?.undone ?? 0, left };
  },
});

interface Way {
  readonly was: 'planned' | 'done';
  readonly becomes: 'done' | 'undone';
  /** The last entry first. */
  readonly back: boolean;
}

/** Batch by batch: its effect, its entries and the cursor in one transaction, so that a death at any moment is as none. */
async function carry(run: Run<Nothing>, { was, becomes, back }: Way): Promise<void> {
  const { journal, context, progress, commit } = run;
  const counts = await journal.counts();
  const total = counts[was].entries + counts[becomes].entries;
  let position = typeof run.cursor === 'number' && run.cursor > 0 ? run.cursor : undefined;
  for (let done = counts[becomes].entries; ;) {
    context.signal.throwIfAborted();
    const range = position === undefined ? {} : back ? { before: position } : { after: position };
    const entries = await journal.read({ ...range, states: [was], limit: BATCH, descending: back });
    const [first, last] = [entries.at(0), entries.at(-1)];
    if (!first || !last) return;
    const [from, to] = back ? [last.position, first.position] : [first.position, last.position];
    position = last.position;
    await commit(position, async (tx) => {
      const left = back ? await takeBack(tx, run, entries) : await writeDays(tx, run, entries);
      await journal.settle(tx, { from, to, was, state: becomes }, left);
    });
    done += entries.length;
    progress.report({ stage: back ? 'taking back' : 'adding', done, total, unit: 'entries' });
  }
}
