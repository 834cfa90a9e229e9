import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import { changesOf } from './changes-of.ts';
import { checkRule } from './check-rule.ts';
import { narrowed } from './narrow.ts';
import { compileRules, ruleFor } from './rule-for.ts';
import type { NewRule, Trial } from './rules.schema.ts';

const SHOWN = 20;
/** Looked at, the latest first: an answer while somebody types. */
const MOST_LOOKED_AT = 20_000;
const AT_ONCE = 2000;

/** What a rule by itself would do, switched on or not. @throws money.category-not-found, money.account-not-found, money.bad-amount */
export async function tryRule(context: Context, { rule }: { rule: NewRule }): Promise<Trial> {
  const { database, actor } = context;
  const checked = await checkRule(database.read, { owner_id: actor.person_id, rule });
  const compiled = compileRules([{ ...checked, id: '', active: true }]);
  const trial: Trial = { matching: 0, changing: 0, complete: true, items: [] };
  let after: { date: string; id: string } | undefined;
  for (let looked = 0; ; looked += AT_ONCE) {
    const rows = await candidates(context, { rule: checked, after });
    for (const row of rows) {
      const ruled = ruleFor(compiled, row);
      if (ruled.rule_ids.length === 0) continue;
      trial.matching += 1;
      const changes = changesOf(row, ruled);
      if (!changes) continue;
      trial.changing += 1;
      if (trial.items.length === SHOWN) continue;
      const { id, account_id, date, payee, memo, category_id } = row;
      const amount = money(row.amount_minor, row.currency);
      trial.items.push({
        ...{ id, account_id, date, amount, payee, memo, category_id },
        changes: { ...changes, tags: [...changes.tags] },
      });
    }
    after = rows.at(-1);
    if (rows.length < AT_ONCE) return trial;
    if (looked + AT_ONCE >= MOST_LOOKED_AT) return { ...trial, complete: false };
  }
}

async function candidates(
  { database, actor }: Context,
  { rule, after }: { rule: NewRule; after: { date: string; id: string } | undefined },
) {
  const owner_id = actor.person_id;
  const sure = narrowed({ database, owner_id }, rule);
  let query = database.read
    .selectFrom('transactions')
    .innerJoin('accounts', 'accounts.id', 'transactions.account_id')
    .select([
      ...(['transactions.id', 'account_id', 'date', 'amount_minor', 'payee', 'memo', 'category_id'] as const),
      ...(['tags', 'parts', 'transfer_id', 'accounts.currency'] as const),
    ])
    .where('transactions.owner_id', '=', owner_id)
    .where('transactions.deleted_at', 'is', null)
    .orderBy('date', 'desc')
    .orderBy('transactions.id', 'desc')
    .limit(AT_ONCE);
  if (sure) query = query.where(sure);
  if (after)
    query = query.where((row) => row(row.refTuple('date', 'transactions.id'), '<', row.tuple(after.date, after.id)));
  return query.execute();
}
