import { money } from '../../amounts/amounts.ts';
import type { CategoryTable } from '../../money.table.ts';
import { UNCATEGORISED } from '../../totals.ts';
import { monthsUpTo } from '../months.ts';
import type { Converter, Sum } from '../rates/rates.ts';
import { dayFor } from './balances.ts';
import type { OverviewCategory } from './overview.schema.ts';
import type { CategoryMonth } from './read-months.ts';

/** The median is of so many months before. */
export const MONTHS_BEFORE = 6;
const NONE = { parent_id: null, color: '#808a8e' } as const;

type Shown = Pick<CategoryTable, 'name' | 'kind' | 'parent_id' | 'color'> & { readonly id: string | null };

interface Wanted {
  readonly month: string;
  /** The first month of the book: none before it counts. */
  readonly first: string;
  readonly today: string;
  readonly converter: Converter;
}

/** What the month's categories came to, beside the month before and what is usual; the largest first. Nothing of none of them: left out. */
export function categoriesOf(
  { categories, rows }: { categories: readonly CategoryTable[]; rows: readonly CategoryMonth[] },
  { month, first, today, converter }: Wanted,
): OverviewCategory[] {
  const byKey = Map.groupBy(rows, ({ category_key }) => category_key);
  const before = monthsUpTo(month, MONTHS_BEFORE + 1)
    .slice(0, -1)
    .filter((each) => each >= first);
  const found = shown(categories).flatMap((category) => {
    const byMonth = Map.groupBy(byKey.get(category.id ?? UNCATEGORISED) ?? [], (row) => row.month);
    if (byMonth.size === 0) return [];
    const total = (each: string): Sum =>
      converter.sum(
        (byMonth.get(each) ?? []).map((row) => ({ currency: row.currency, minor: amountOf(row, category) })),
        dayFor(each, today),
      );
    const now = total(month);
    const earlier = before.map((each) => total(each).minor);
    const last = earlier.at(-1) ?? 0n;
    if (now.minor === 0n && last === 0n && now.missing.length === 0) return [];
    return [{ category, now, last, median: medianOf(earlier) }];
  });
  return found
    .toSorted((a, b) => (a.now.minor === b.now.minor ? 0 : a.now.minor > b.now.minor ? -1 : 1))
    .map(({ category: { id, name, kind, parent_id, color }, now, last, median }) => ({
      ...{ category_id: id, name, kind, parent_id, color },
      amount: money(now.minor, converter.to),
      last_month: money(last, converter.to),
      median: median === undefined ? null : money(median, converter.to),
      missing: [...now.missing],
    }));
}

/** What has no category is both: what came in, and what went out. */
function shown(categories: readonly CategoryTable[]): Shown[] {
  const without = (kind: CategoryTable['kind']) => ({ id: null, name: 'Uncategorised', kind, ...NONE });
  return [...categories, without('expense'), without('income')];
}

function amountOf({ in_minor, out_minor }: CategoryMonth, { id, kind }: Shown): bigint {
  if (id === null) return kind === 'expense' ? out_minor : in_minor;
  return kind === 'expense' ? out_minor - in_minor : in_minor - out_minor;
}

/** Of an even number the mean of the two in the middle, to the lower unit; undefined of none. */
function medianOf(values: readonly bigint[]): bigint | undefined {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2n;
}
