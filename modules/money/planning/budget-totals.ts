import { money, toMinor } from '../amounts/amounts.ts';
import type { Money } from '../amounts/amounts.ts';
import type { CategoryTable } from '../money.table.ts';
import type { BudgetLine, BudgetTotal } from './budgets.schema.ts';
import type { Spending } from './spending.ts';

interface Around {
  readonly categories: readonly CategoryTable[];
  readonly items: readonly BudgetLine[];
  readonly month: string;
  readonly spending: Spending;
}

/**
 * By currency and kind. Nothing counts twice: a budget within its parent's is left out, since that one has its spending too; and what was
 * spent is either of a budget or `unbudgeted`.
 */
export function totalsOf({ categories, items, month, spending }: Around): BudgetTotal[] {
  const budgeted = items.filter((line) => line.budgeted !== null);
  const currencies = new Set([
    ...budgeted.map(({ currency }) => currency),
    ...spending.currencies(
      month,
      categories.map(({ id }) => id),
    ),
  ]);
  return [...currencies].toSorted().flatMap((currency) =>
    (['expense', 'income'] as const).flatMap((kind) => {
      const outermost = budgeted.filter(
        (line) => line.currency === currency && line.kind === kind && line.within === null,
      );
      const covered = new Set(outermost.map(({ category_id }) => category_id));
      const others = categories.filter(
        ({ id, parent_id, kind: of }) =>
          of === kind && !covered.has(id) && (parent_id === null || !covered.has(parent_id)),
      );
      const net = spending.net(
        currency,
        month,
        others.map(({ id }) => id),
      );
      const unbudgeted = kind === 'expense' ? -net : net;
      if (outermost.length === 0 && unbudgeted === 0n) return [];
      const sum = (of: (line: BudgetLine) => Money | null) =>
        money(
          outermost.reduce((all, line) => all + minorOf(of(line)), 0n),
          currency,
        );
      return [
        {
          ...{ currency, kind, budgeted: sum((line) => line.budgeted), carried: sum((line) => line.carried) },
          ...{ spent: sum((line) => line.spent), left: sum((line) => line.left) },
          unbudgeted: money(unbudgeted, currency),
        },
      ];
    }),
  );
}

function minorOf(given: Money | null): bigint {
  const read = given === null ? { minor: 0n } : toMinor(given.amount, given.currency);
  return 'minor' in read ? read.minor : 0n;
}
