import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { colorOf } from '../../../kernel/palette/palette.ts';
import { bumpBook } from '../books.ts';
import { MOST_GOALS } from './goals.ts';
import type { BudgetTable, GoalTable } from './planning.table.ts';
import { columnsOf } from './rules.ts';
import { MOST_RULES } from './rules.schema.ts';
import type { NewRule } from './rules.schema.ts';

/** Rules, budgets and goals that come together with a book. Their accounts, categories and amounts were checked. */
export interface Plans {
  readonly rules: readonly NewRule[];
  readonly budgets: readonly Pick<BudgetTable, 'category_id' | 'currency' | 'month' | 'amount_minor' | 'rollover'>[];
  readonly goals: readonly Pick<GoalTable, 'name' | 'currency' | 'target_minor' | 'due_on' | 'account_id'>[];
}

/** One of them, for `takePlan`. A type and no interface: it goes into journals, which are JSON. */
export type Planned =
  | { readonly what: 'rule' | 'goal'; readonly id: string }
  | {
      readonly what: 'budget';
      readonly category_id: string;
      readonly currency: string;
      readonly month: string;
      readonly at: string;
    };

/** Writes them in the caller's transaction, behind what is there; a budget that the person has stays, and what there are too many of is left out. */
export async function addPlans(
  tx: Writer,
  { actor, clock }: Context,
  { rules, budgets, goals }: Plans,
): Promise<Planned[]> {
  const [owner_id, now] = [actor.person_id, timestamp(clock.nowMs())];
  const added: Planned[] = [];
  const life = { revision: 1, created_at: now, updated_at: now };
  const { count, last } = await tx
    .selectFrom('money_rules')
    .select((row) => [row.fn.countAll<number>().as('count'), row.fn.max('position').as('last')])
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow();
  for (const [index, rule] of rules.slice(0, Math.max(0, MOST_RULES - count)).entries()) {
    const row = { id: randomUUIDv7(), owner_id, position: (last ?? 0) + 1 + index, ...columnsOf(rule), ...life };
    await tx.insertInto('money_rules').values(row).execute();
    added.push({ what: 'rule', id: row.id });
  }
  for (const budget of budgets) {
    const { category_id, currency, month } = budget;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('budgets')
      .values({ ...budget, owner_id, updated_at: now })
      .onConflict((conflict) => conflict.columns(['category_id', 'currency', 'month']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 0n) added.push({ what: 'budget', category_id, currency, month, at: now });
  }
  const { there } = await tx
    .selectFrom('goals')
    .select((row) => row.fn.countAll<number>().as('there'))
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow();
  for (const goal of goals.slice(0, Math.max(0, MOST_GOALS - there))) {
    const row = {
      id: randomUUIDv7(),
      owner_id,
      ...goal,
      color: colorOf(goal.name),
      saved_minor: 0n,
      done_at: null,
      ...life,
    };
    await tx.insertInto('goals').values(row).execute();
    added.push({ what: 'goal', id: row.id });
  }
  await bumpBook(tx, owner_id);
  return added;
}

/** Takes one away that nobody has changed since; one that is gone counts as taken. False: it stays. */
export async function takePlan(tx: Writer, { owner_id, plan }: { owner_id: string; plan: Planned }): Promise<boolean> {
  if (plan.what === 'budget') {
    const { category_id, currency, month, at } = plan;
    const place = tx
      .selectFrom('budgets')
      .select('updated_at')
      .where('owner_id', '=', owner_id)
      .where('category_id', '=', category_id)
      .where('currency', '=', currency)
      .where('month', '=', month);
    const here = await place.executeTakeFirst();
    if (here && here.updated_at !== at) return false;
    await tx
      .deleteFrom('budgets')
      .where('owner_id', '=', owner_id)
      .where('category_id', '=', category_id)
      .where('currency', '=', currency)
      .where('month', '=', month)
      .execute();
  } else {
    const table = plan.what === 'rule' ? 'money_rules' : 'goals';
    const here = await tx
      .selectFrom(table)
      .select('revision')
      .where('id', '=', plan.id)
      .where('owner_id', '=', owner_id)
      .executeTakeFirst();
    if (here && here.revision > 1) return false;
    await tx.deleteFrom(table).where('id', '=', plan.id).where('owner_id', '=', owner_id).execute();
  }
  await bumpBook(tx, owner_id);
  return true;
}
