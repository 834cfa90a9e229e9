import type { Context } from '../../../../kernel/module/module.ts';
import { toMinor } from '../../amounts/amounts.ts';
import { readBudgets } from '../../planning/planning.ts';
import type { Overview, OverviewBudget } from './overview.schema.ts';

/** The month's budgets for expenses, in short: those of which least is left first. */
export async function budgetsShortly(context: Context, { month }: { month: string }): Promise<Overview['budgets']> {
  const { items, totals, gone } = await readBudgets(context, { month });
  const lines = items.flatMap(({ category_id, name, color, kind, budgeted, carried, spent, left }): OverviewBudget[] =>
    kind === 'expense' && budgeted && left ? [{ category_id, name, color, budgeted, carried, spent, left }] : [],
  );
  return {
    items: lines.toSorted((a, b) => (leftOf(a) < leftOf(b) ? -1 : leftOf(a) > leftOf(b) ? 1 : 0)),
    totals: totals
      .filter(({ kind, budgeted }) => kind === 'expense' && /[1-9]/.test(budgeted.amount))
      .map(({ budgeted, carried, spent, left }) => ({ budgeted, carried, spent, left })),
    gone,
  };
}

/** Only for the order. */
function leftOf({ left: { amount, currency } }: OverviewBudget): bigint {
  const read = toMinor(amount, currency);
  return 'minor' in read ? read.minor : 0n;
}
