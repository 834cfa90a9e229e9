import { setImmediate as turn } from 'node:timers/promises';
import { operation } from '../../../kernel/operations/operations.ts';
import type { EntryState, Json, Run } from '../../../kernel/operations/operations.ts';
import { moneyError } from '../money.errors.ts';
import { ownAccount } from '../own-rows.ts';
import { ApplyInput } from './apply.schema.ts';
import { planRules } from './plan-rules.ts';
import { restoreBatch, ruleBatch } from './rule-batch.ts';
import { rulesOf } from './rules.ts';

/** Each batch is one transaction of the database: short enough that nobody waits for it. */
const BATCH = 250;

/** Runs rules over transactions that are there already. */
export const applyRules = operation({
  name: 'money.apply-rules',
  title: ({ rule_ids }) => (rule_ids?.length === 1 ? 'Run a rule over transactions' : 'Run rules over transactions'),
  input: ApplyInput,
  allow: 'owner',
  queue: 'default',

  async check({ context: { actor, database }, input: { rule_ids, filter } }) {
    const owner_id = actor.person_id;
    if (filter.account_id !== undefined) await ownAccount(database.read, { id: filter.account_id, owner_id });
    if (rule_ids === undefined) return;
    const own = await rulesOf(database.read, { owner_id, ids: rule_ids });
    if (own.length < new Set(rule_ids).size) throw moneyError('money.rule-not-found');
  },

  async plan(run) {
    const seen = await planRules(run);
    const { planned } = await run.journal.counts();
    return { transactions: planned.entries, unchanged: seen - planned.entries };
  },

  async run(run) {
    await carry(run, { stage: 'changing', was: 'planned', becomes: 'done', batch: ruleBatch });
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
  readonly batch: typeof ruleBatch;
}

/** Settles the entries in one state, batch by batch, each with its effect. */
async function carry(run: Run<ApplyInput>, { stage, was, becomes, batch }: Way): Promise<void> {
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
