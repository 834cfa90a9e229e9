import type { Context } from '../../../kernel/module/module.ts';
import { readBudgets } from '../planning/planning.ts';
import type { Budgets } from '../planning/planning.ts';
import type { Around } from './by-category.ts';
import { byLargest, minorOf } from './figures.ts';
import { daysOf } from './month.ts';
import type { AgainstBudget } from './reports.schema.ts';

const MOST_LINES = 20;

export function budgetsOf(context: Context, { month }: { month: string }): Promise<Budgets> {
  return readBudgets(context, { month });
}

/** What was spent beside what was planned, of one currency: where least is left first. A parent's budget is for what is within it, too. */
export function againstBudget(
  { items, totals }: Budgets,
  { till, month, categories }: Pick<Around, 'till' | 'month' | 'categories'>,
): AgainstBudget | null {
  const total = totals.find(({ currency, kind }) => currency === till.currency && kind === 'expense');
  const lines = items.flatMap(({ category_id, name, kind, currency, budgeted, carried, spent, left }) => {
    if (kind !== 'expense' || currency !== till.currency || !budgeted || !left) return [];
    const within = [...categories.values()].filter(({ parent_id }) => parent_id === category_id);
    const category = [category_id, ...within.map(({ id }) => id)];
    const figure = till.figure(minorOf(spent), { ...daysOf(month), category, kind: 'expense' });
    return [{ category_id, name, budgeted, carried, spent: figure, left }];
  });
  if (!total || lines.length === 0) return null;
  const { budgeted, carried, spent, left } = total;
  return {
    total: { budgeted, carried, spent, left },
    lines: byLargest(lines, ({ left }) => -minorOf(left)).slice(0, MOST_LINES),
  };
}
