import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { amountIn } from '../amount-in.ts';
import { money } from '../amounts/amounts.ts';
import { bookOf, bumpBook } from '../books.ts';
import { moneyError } from '../money.errors.ts';
import { ownCategory } from '../own-rows.ts';
import type { Budget, PutBudget } from './budgets.schema.ts';
import { periodAt } from './carried.ts';
import type { Period } from './carried.ts';
import { addMonths } from './months.ts';
import type { BudgetTable } from './planning.table.ts';

type Place = Pick<BudgetTable, 'category_id' | 'currency'>;

/** Sets the budget of a category from a month on. @throws money.category-not-found, money.bad-amount */
export async function putBudget(
  { actor, database, clock }: Context,
  { category_id, budget }: { category_id: string; budget: PutBudget },
): Promise<Budget> {
  const { month, only_this_month } = budget;
  const [owner_id, now] = [actor.person_id, timestamp(clock.nowMs())];
  return database.write(async (tx) => {
    await ownCategory(tx, { id: category_id, owner_id });
    const currency = budget.currency ?? (await bookOf(tx, owner_id)).currency;
    const amount_minor = budget.amount === null ? null : amountIn(currency, budget.amount, '/amount');
    if (amount_minor !== null && amount_minor < 0n)
      throw moneyError('money.bad-amount', { fields: [{ path: '/amount', message: 'must not be negative' }] });
    const rows = await rowsOf(tx, { category_id, currency });
    const row = { owner_id, category_id, currency, updated_at: now };
    const next = addMonths(month, 1);
    if (only_this_month && !rows.some((each) => each.month === next)) {
      const before = periodAt(rows, month);
      const { amount_minor: again = null, rollover: rolled = 0 } = before ?? {};
      await upsert(tx, { ...row, month: next, amount_minor: again, rollover: rolled });
    }
    const rollover = budget.rollover && amount_minor !== null ? 1 : 0;
    await upsert(tx, { ...row, month, amount_minor, rollover });
    await bumpBook(tx, owner_id);
    const amount = amount_minor === null ? null : money(amount_minor, currency);
    return { category_id, month, amount, rollover: rollover === 1 };
  });
}

/** What was said in this month is unsaid: it is as the months before have it. Twice is as once. @throws money.category-not-found */
export async function forgetBudget(
  { actor, database }: Context,
  { category_id, month, ...given }: { category_id: string; month: string; currency?: string | undefined },
): Promise<void> {
  const owner_id = actor.person_id;
  await database.write(async (tx) => {
    await ownCategory(tx, { id: category_id, owner_id });
    const currency = given.currency ?? (await bookOf(tx, owner_id)).currency;
    await tx
      .deleteFrom('budgets')
      .where('category_id', '=', category_id)
      .where('currency', '=', currency)
      .where('month', '=', month)
      .execute();
    await bumpBook(tx, owner_id);
  });
}

/** Sets in `month` every budget that there was in `from`, where it is another one. Answers with how many. */
export async function copyBudgets(
  { actor, database, clock }: Context,
  { month, from }: { month: string; from: string },
): Promise<{ copied: number }> {
  const [owner_id, now] = [actor.person_id, timestamp(clock.nowMs())];
  return database.write(async (tx) => {
    const rows = await tx.selectFrom('budgets').selectAll().where('owner_id', '=', owner_id).orderBy('month').execute();
    let copied = 0;
    for (const of of Map.groupBy(rows, ({ category_id, currency }) => `${category_id} ${currency}`).values()) {
      const [was, is] = [periodAt(of, from), periodAt(of, month)];
      const [first] = of;
      if (!was || !first || (was.amount_minor === is?.amount_minor && was.rollover === is.rollover)) continue;
      const { category_id, currency } = first;
      const { amount_minor, rollover } = was;
      await upsert(tx, { owner_id, category_id, currency, month, amount_minor, rollover, updated_at: now });
      copied += 1;
    }
    await bumpBook(tx, owner_id);
    return { copied };
  });
}

async function rowsOf(tx: Reader, { category_id, currency }: Place): Promise<Period[]> {
  return tx
    .selectFrom('budgets')
    .select(['month', 'amount_minor', 'rollover'])
    .where('category_id', '=', category_id)
    .where('currency', '=', currency)
    .orderBy('month')
    .execute();
}

async function upsert(tx: Writer, row: BudgetTable): Promise<void> {
  const { amount_minor, rollover, updated_at } = row;
  await tx
    .insertInto('budgets')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['category_id', 'currency', 'month']).doUpdateSet({ amount_minor, rollover, updated_at }),
    )
    .execute();
}
