import { operation } from '../../../kernel/operations/operations.ts';
import { carryEntries } from '../carry-entries.ts';
import { moneyError } from '../money.errors.ts';
import { ownAccount } from '../own-rows.ts';
import { ApplyInput } from './apply.schema.ts';
import { planRules } from './plan-rules.ts';
import { restoreBatch, ruleBatch } from './rule-batch.ts';
import { rulesOf } from './rules.ts';

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
    await carryEntries(run, { stage: 'changing', was: 'planned', becomes: 'done', batch: ruleBatch });
    const { done, skipped } = await run.journal.counts();
    return { changed: done.entries, skipped: skipped.entries };
  },

  async undo(run) {
    await carryEntries(run, { stage: 'changing back', was: 'done', becomes: 'undone', batch: restoreBatch });
    const { undone, left } = await run.journal.counts();
    return { restored: undone.entries, left: left.entries };
  },
});
