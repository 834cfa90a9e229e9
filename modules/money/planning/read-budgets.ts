import type { Context } from '../../../kernel/module/module.ts';
import { decimalsOf, money } from '../amounts/amounts.ts';
import { bookOf } from '../books.ts';
import type { CategoryTable } from '../money.table.ts';
import { totalsOf } from './budget-totals.ts';
import type { BudgetLine, Budgets } from './budgets.schema.ts';
import { carriedInto, carriedSince, periodAt } from './carried.ts';
import type { Period } from './carried.ts';
import { addMonths, todayOf } from './months.ts';
import type { BudgetTable } from './planning.table.ts';
import { median, monthsBefore, spendingOf, uncategorisedOf } from './spending.ts';
import type { Spending } from './spending.ts';

const MONTHS_BEFORE = 6;

/** What is known of a month. */
interface Month {
  readonly month: string;
  readonly spending: Spending;
  /** Months before it that the book has, six at most: those of which suggestions are made. */
  readonly before: readonly string[];
  /** A category and, of a parent, what is within it. */
  readonly familyOf: (id: string) => readonly string[];
}

/**
 * A month's budgets: of each category that is in use one line, and more where it has budgets in several currencies. All from the kept totals by
 * month: three small queries, however many transactions there are.
 */
export async function readBudgets(context: Context, { month }: { month: string }): Promise<Budgets> {
  const { read } = context.database;
  const owner_id = context.actor.person_id;
  const { currency } = await bookOf(read, owner_id);
  const categories = await read
    .selectFrom('categories')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const rows = await read
    .selectFrom('budgets')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('month', '<=', month)
    .orderBy('month')
    .execute();
  const budgets = Map.groupBy(rows, keyOf);
  const children = Map.groupBy(categories, ({ parent_id }) => parent_id);
  const starts = [...budgets.values()].flatMap((of) => carriedSince(of, month) ?? []);
  const earliest = [addMonths(month, -MONTHS_BEFORE), ...starts].reduce((a, b) => (a < b ? a : b));
  const known = await monthsBefore(read, { owner_id, month, most: MONTHS_BEFORE });
  const around: Month = {
    month,
    spending: await spendingOf(read, { owner_id, from: earliest, to: month }),
    before: Array.from({ length: known }, (_, back) => addMonths(month, -back - 1)),
    familyOf: (id) => [id, ...(children.get(id) ?? []).map((child) => child.id)],
  };
  const has = (category_id: string | null, of: string): boolean =>
    category_id !== null && periodAt(budgets.get(`${category_id} ${of}`) ?? [], month) !== undefined;
  const items = categories.flatMap((category): BudgetLine[] => {
    const own = [...budgets.values()].filter((of) => of[0]?.category_id === category.id);
    const inUse = own.filter((of) => periodAt(of, month));
    const of = inUse.length > 0 ? inUse.map((each) => each[0]?.currency ?? currency) : [currency];
    const lines = of.toSorted().map((each): BudgetLine => {
      const line = lineOf(category, { currency: each, rows: budgets.get(`${category.id} ${each}`) ?? [], around });
      return { ...line, within: has(category.parent_id, each) ? category.parent_id : null };
    });
    return withElsewhere(lines, category, around).filter((line) => category.archived_at === null || isUsed(line));
  });
  return {
    ...{ month, currency, gone: goneOf(context, month), items },
    totals: totalsOf({ categories, items, month, spending: around.spending }),
    uncategorised: (await uncategorisedOf(read, { owner_id, month })).map((row) => ({
      currency: row.currency,
      in: money(row.in_minor, row.currency),
      out: money(row.out_minor, row.currency),
    })),
  };
}

function keyOf({ category_id, currency }: Pick<BudgetTable, 'category_id' | 'currency'>): string {
  return `${category_id} ${currency}`;
}

function lineOf(
  category: CategoryTable,
  { currency, rows, around }: { currency: string; rows: readonly Period[]; around: Month },
): BudgetLine {
  const { month, spending, familyOf } = around;
  const { id, name, color, kind, parent_id } = category;
  const family = familyOf(id);
  const sign = kind === 'expense' ? -1n : 1n;
  const spentIn = (each: string) => sign * spending.net(currency, each, family);
  const period = periodAt(rows, month);
  const [budgeted, spent] = [period?.amount_minor ?? null, spentIn(month)];
  const carried = budgeted === null ? 0n : carriedInto(rows, month, spentIn);
  return {
    ...{ category_id: id, name, color, kind, parent_id, currency },
    budgeted: budgeted === null ? null : money(budgeted, currency),
    ...{ since: period?.month ?? null, rollover: period?.rollover === 1 },
    ...{ carried: money(carried, currency), spent: money(spent, currency) },
    left: budgeted === null ? null : money(budgeted + carried - spent, currency),
    ...{ within: null, suggested: suggestion(around.before.map(spentIn), currency), elsewhere: [] },
  };
}

/** In whole units, rounded up: nobody budgets cents. */
function suggestion(amounts: readonly bigint[], currency: string): BudgetLine['suggested'] {
  const middle = median(amounts);
  if (middle <= 0n) return null;
  const unit = 10n ** BigInt(decimalsOf(currency) ?? 2);
  return money(((middle + unit - 1n) / unit) * unit, currency);
}

/** On the first line of a category, what was spent in currencies that have no line. */
function withElsewhere(lines: readonly BudgetLine[], { id, kind }: CategoryTable, around: Month): BudgetLine[] {
  const { spending, month, familyOf } = around;
  const shown = new Set(lines.map(({ currency }) => currency));
  const family = familyOf(id);
  const sign = kind === 'expense' ? -1n : 1n;
  const elsewhere = spending
    .currencies(month, family)
    .filter((currency) => !shown.has(currency))
    .map((currency) => money(sign * spending.net(currency, month, family), currency));
  return lines.map((line, index) => (index === 0 ? { ...line, elsewhere } : line));
}

function isUsed({ budgeted, spent, elsewhere }: BudgetLine): boolean {
  return budgeted !== null || /[1-9]/.test(spent.amount) || elsewhere.length > 0;
}

/** Today counts as gone. */
function goneOf(context: Context, month: string): number {
  const today = todayOf(context);
  const current = today.toString().slice(0, 7);
  if (month !== current) return month < current ? 1 : 0;
  return today.day / today.daysInMonth;
}
