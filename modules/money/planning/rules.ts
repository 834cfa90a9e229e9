import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { moneyError } from '../money.errors.ts';
import { currentRevision } from '../revision.ts';
import type { MoneyRuleTable } from './planning.table.ts';
import { checkRule } from './check-rule.ts';
import { MOST_RULES } from './rules.schema.ts';
import type { ChangeOfRule, Conditions, NewRule, Rule } from './rules.schema.ts';

type Said = Pick<Rule, 'name' | 'active' | 'match' | 'conditions' | 'category_id' | 'payee' | 'tags'>;

/** A person's rules in their order, for `compileRules`. */
export async function rulesOf(
  reader: Reader,
  { owner_id, ids }: { owner_id: string; ids?: readonly string[] | undefined },
): Promise<Rule[]> {
  let query = reader
    .selectFrom('money_rules')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .orderBy('id');
  if (ids) query = query.where('id', 'in', ids);
  return (await query.execute()).map(toRule);
}

export async function listRules({ actor, database }: Context): Promise<Rule[]> {
  return rulesOf(database.read, { owner_id: actor.person_id });
}

/** @throws money.rule-not-found */
export async function getRule({ actor, database }: Context, { id }: { id: string }): Promise<Rule> {
  return toRule(await ownRule(database.read, { id, owner_id: actor.person_id }));
}

/** The last of the list. @throws money.category-not-found, money.account-not-found, money.bad-amount, money.too-many-rules */
export async function createRule({ actor, database, clock }: Context, rule: NewRule): Promise<Rule> {
  const owner_id = actor.person_id;
  const now = timestamp(clock.nowMs());
  return database.write(async (tx) => {
    const checked = await checkRule(tx, { owner_id, rule });
    const { rules, last } = await tx
      .selectFrom('money_rules')
      .select((row) => [row.fn.countAll<number>().as('rules'), row.fn.max('position').as('last')])
      .where('owner_id', '=', owner_id)
      .executeTakeFirstOrThrow();
    if (rules >= MOST_RULES) throw moneyError('money.too-many-rules', { detail: `There are ${MOST_RULES} already.` });
    const row: MoneyRuleTable = {
      ...{ id: randomUUIDv7(), owner_id, position: (last ?? 0) + 1, ...columnsOf(checked) },
      ...{ revision: 1, created_at: now, updated_at: now },
    };
    await tx.insertInto('money_rules').values(row).execute();
    return toRule(row);
  });
}

/** What changes nothing leaves the revision. @throws what `createRule` does, money.rule-not-found, money.changed-meanwhile */
export async function changeRule(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfRule; revision?: number | undefined },
): Promise<Rule> {
  const owner_id = actor.person_id;
  return database.write(async (tx) => {
    const before = await ownRule(tx, { id, owner_id });
    currentRevision(before, revision);
    const columns = columnsOf(await checkRule(tx, { owner_id, rule: changed(toRule(before), change) }));
    if (Object.entries(columns).every(([name, value]) => before[name as keyof typeof columns] === value))
      return toRule(before);
    const next = { ...columns, revision: before.revision + 1, updated_at: timestamp(clock.nowMs()) };
    await tx.updateTable('money_rules').set(next).where('id', '=', id).execute();
    return toRule({ ...before, ...next });
  });
}

/** @throws money.rule-not-found, money.changed-meanwhile */
export async function deleteRule(
  { actor, database }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<void> {
  await database.write(async (tx) => {
    currentRevision(await ownRule(tx, { id, owner_id: actor.person_id }), revision);
    await tx.deleteFrom('money_rules').where('id', '=', id).execute();
  });
}

/** Those that are not named, as a rule that was made meanwhile in another window, follow in the order in which they stood. @throws money.rule-not-found */
export async function orderRules({ actor, database }: Context, { ids }: { ids: readonly string[] }): Promise<Rule[]> {
  const owner_id = actor.person_id;
  return database.write(async (tx) => {
    const rules = new Map((await rulesOf(tx, { owner_id })).map((rule) => [rule.id, rule]));
    const named = [...new Set(ids)].map((id) => {
      const rule = rules.get(id);
      if (!rule) throw moneyError('money.rule-not-found');
      rules.delete(id);
      return rule;
    });
    const ordered = [...named, ...rules.values()].map((rule, index) => ({ rule, position: index + 1 }));
    for (const { rule, position } of ordered)
      if (rule.position !== position)
        await tx.updateTable('money_rules').set({ position }).where('id', '=', rule.id).execute();
    return ordered.map(({ rule, position }) => ({ ...rule, position }));
  });
}

/** @throws money.rule-not-found, for somebody else's too */
async function ownRule(reader: Reader, { id, owner_id }: { id: string; owner_id: string }): Promise<MoneyRuleTable> {
  const row = await reader
    .selectFrom('money_rules')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw moneyError('money.rule-not-found');
  return row;
}

function changed(before: Said, change: ChangeOfRule): Said {
  const { name = before.name, active = before.active, match = before.match, conditions = before.conditions } = change;
  const { category_id = before.category_id, payee = before.payee, tags = before.tags } = change;
  return { name, active, match, conditions, category_id, payee, tags };
}

/** What a rule is in its row. */
export function columnsOf({ name, active, match, conditions, category_id, payee, tags }: Said) {
  return {
    ...{ name, active: active ? 1 : 0, category_id },
    conditions: JSON.stringify({ match, conditions } satisfies Conditions),
    actions: JSON.stringify({ payee, tags }),
  };
}

function toRule(row: MoneyRuleTable): Rule {
  const { match, conditions } = JSON.parse(row.conditions) as Conditions;
  const { payee, tags } = JSON.parse(row.actions) as Pick<Rule, 'payee' | 'tags'>;
  return {
    ...{ id: row.id, position: row.position, name: row.name, active: row.active === 1, match, conditions },
    ...{ category_id: row.category_id, payee, tags },
    ...{ revision: row.revision, created_at: row.created_at, updated_at: row.updated_at },
  };
}
