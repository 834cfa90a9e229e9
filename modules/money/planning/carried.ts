import type { BudgetTable } from './planning.table.ts';
import { addMonths, monthsBetween } from './months.ts';

export type Period = Pick<BudgetTable, 'month' | 'amount_minor' | 'rollover'>;

/** The budget of a month: that of the latest row that is not after it. `rows`: in the order of their months. */
export function periodAt(rows: readonly Period[], month: string): Period | undefined {
  const found = rows.findLast((row) => row.month <= month);
  return found?.amount_minor == null ? undefined : found;
}

/** The month from which what is left has gone on to the next one without a break until `month`; undefined: nothing comes from before. */
export function carriedSince(rows: readonly Period[], month: string): string | undefined {
  let since: string | undefined;
  for (const row of rows.filter((each) => each.month < month).toReversed()) {
    if (row.amount_minor === null || row.rollover === 0) break;
    since = row.month;
  }
  return since;
}

/** What comes into `month` from the months before. `spentIn`: of a month. */
export function carriedInto(rows: readonly Period[], month: string, spentIn: (month: string) => bigint): bigint {
  const since = carriedSince(rows, month);
  if (since === undefined) return 0n;
  let carried = 0n;
  for (let after = 0; after < monthsBetween(since, month); after += 1) {
    const each = addMonths(since, after);
    carried += (periodAt(rows, each)?.amount_minor ?? 0n) - spentIn(each);
  }
  return carried;
}
