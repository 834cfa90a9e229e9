import type { addPlans } from '../planning/planning.ts';
import type { Path } from './example-entry.ts';

type Plans = Parameters<typeof addPlans>[2];

const BUDGETS: readonly (readonly [Path, bigint, rollover: 0 | 1])[] = [
  [['Food', 'Groceries'], 52_000n, 0],
  [['Leisure', 'Going out'], 12_000n, 1],
];
const RULES: readonly (readonly [string, Path])[] = [
  ['Greenleaf', ['Food', 'Groceries']],
  ['Streamly', ['Leisure', 'Subscriptions']],
  ['City Transit', ['Transport', 'Public transport']],
  ['Canteen', ['Food', 'Restaurants']],
];
const GOAL = { name: 'Emergency fund', target_minor: 1_200_000n };
/** That budgets hold before the month of today. */
const BUDGET_MONTHS = 6;

/** What somebody with this year would plan. */
export function plansOf({
  currency,
  today,
  category_of,
  savings_id,
}: {
  currency: string;
  today: string;
  category_of: (path: Path) => string | null;
  savings_id: string;
}): Plans {
  const day = Temporal.PlainDate.from(today);
  const month = day.toPlainYearMonth().subtract({ months: BUDGET_MONTHS }).toString();
  return {
    budgets: BUDGETS.flatMap(([path, amount_minor, rollover]) => {
      const category_id = category_of(path);
      return category_id === null ? [] : [{ category_id, currency, month, amount_minor, rollover }];
    }),
    rules: RULES.map(([value, path]) => ({
      ...{ name: value, active: true, match: 'all', conditions: [{ field: 'payee', is: 'contains', value }] },
      ...{ category_id: category_of(path), payee: null, tags: [] },
    })),
    goals: [{ ...GOAL, currency, due_on: day.add({ months: 9 }).toString(), account_id: savings_id }],
  };
}
