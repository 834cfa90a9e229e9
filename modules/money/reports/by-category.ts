import { byLargest, medianOf, percentOf } from './figures.ts';
import type { Till } from './figures.ts';
import { daysOf } from './month.ts';
import type { ByCategory, ReportCategory } from './reports.schema.ts';
import { linkKey } from './sums.ts';
import type { Category, CurrencySums, Moved, Sums } from './sums.ts';

const MOST_CATEGORIES = 8;

export interface Around {
  readonly till: Till;
  readonly sums: CurrencySums;
  readonly categories: Sums['categories'];
  readonly month: string;
  /** The full months before that are compared with, the earliest first; the last one is the month before. */
  readonly earlier: readonly string[];
}

type Side = 'income' | 'expense';
export const amountOf = (side: Side, moved: Moved | undefined): bigint =>
  (side === 'income' ? moved?.income : moved?.spending) ?? 0n;

/** Where the money came from, or went: the largest categories, and the others together. */
export function byCategory(around: Around, side: Side): ByCategory {
  const { till, sums, month } = around;
  const moved = [...(sums.months.get(month) ?? [])].flatMap(([key, moved]) => {
    const amount = amountOf(side, moved);
    return isOf(side, around.categories.get(key), amount) ? [{ key, amount, entries: moved.entries }] : [];
  });
  const sorted = byLargest(
    moved.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    ({ amount }) => amount,
  );
  const total = sorted.reduce((sum, { amount }) => sum + amount, 0n);
  // One that would stand alone as "the rest" is named.
  const shown = sorted.length <= MOST_CATEGORIES + 1 ? sorted.length : MOST_CATEGORIES;
  const others = sorted.slice(shown);
  const rest = others.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    top: sorted.slice(0, shown).map((each) => row(each)),
    rest:
      others.length === 0
        ? null
        : {
            categories: others.length,
            amount: till.figure(rest, {
              ...daysOf(month),
              category: others.map(({ key }) => linkKey(key)),
              kind: side,
            }),
            share: percentOf(rest, total),
          },
  };

  function row({ key, amount, entries }: { key: string; amount: bigint; entries: number }): ReportCategory {
    const before = around.earlier.at(-1);
    return {
      ...namesOf(around.categories, key),
      color: around.categories.get(key)?.color ?? '#868e96',
      amount: figureOf(around, { side, key, amount, first: month, last: month }),
      share: percentOf(amount, total),
      entries,
      before: before === undefined ? null : inMonths(around, { side, key, months: [before] }),
      usual: around.earlier.length < 2 ? null : inMonths(around, { side, key, months: around.earlier }),
    };
  }
}

/** What a category is called, and what it stands in. */
export function namesOf(
  categories: Sums['categories'],
  key: string,
): Pick<ReportCategory, 'category_id' | 'name' | 'parent'> {
  const category = categories.get(key);
  const parent = category?.parent_id == null ? undefined : categories.get(category.parent_id);
  return {
    category_id: category?.id ?? null,
    name: category?.name ?? 'Without a category',
    parent: parent?.name ?? null,
  };
}

/** The median of these months; of one month what it was. */
function inMonths(around: Around, { side, key, months }: { side: Side; key: string; months: readonly string[] }) {
  const amount = medianOf(months.map((month) => amountOf(side, around.sums.months.get(month)?.get(key))));
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return figureOf(around, { side, key, amount, first, last });
}

export function figureOf(
  { till }: Around,
  { side, key, amount, first, last }: { side: Side; key: string; amount: bigint; first: string; last: string },
) {
  const { from } = daysOf(first);
  const { to } = daysOf(last);
  return till.figure(amount, { from, to, category: [linkKey(key)], kind: side });
}

/** A category stands on its own side, with whatever sign; what has none stands where it moved something. */
function isOf(side: Side, category: Category | undefined, amount: bigint): boolean {
  return category ? category.kind === side : amount !== 0n;
}
