import { median, spread } from './entry.ts';
import type { Entry } from './entry.ts';

const WEEKS = 13;
const LEAST_WEEKS = 4;

/** What leaves an account in a week besides what comes again: the usual, and how far weeks are from it. */
export interface Everyday {
  readonly account_id: string;
  readonly currency: string;
  /** Negative: it leaves. Median of the weeks. */
  readonly week_minor: bigint;
  /** Median of the weeks' distances from that. */
  readonly spread_minor: bigint;
  /** So many whole weeks, the last ending yesterday. */
  readonly weeks: number;
}

/** Of entries that are no transfers and belong to no series; of accounts that have them for four weeks. `today`: as a day number. */
export function everydayOf(entries: readonly Entry[], today: number): Everyday[] {
  const found: Everyday[] = [];
  for (const [account_id, some] of Map.groupBy(entries, (entry) => entry.account_id)) {
    const past = some.filter(({ day }) => day < today);
    const first = past[0]?.day ?? today;
    const weeks = Math.min(WEEKS, Math.floor((today - first) / 7));
    const currency = some[0]?.currency ?? '';
    if (weeks < LEAST_WEEKS) continue;
    const sums = Array.from({ length: weeks }, () => 0n);
    for (const { day, amount_minor } of past) {
      const week = Math.floor((today - 1 - day) / 7);
      if (amount_minor < 0n && week < weeks) sums[week] = (sums[week] ?? 0n) + amount_minor;
    }
    found.push({ account_id, currency, week_minor: median(sums), spread_minor: spread(sums), weeks });
  }
  return found.toSorted((a, b) => (a.account_id < b.account_id ? -1 : 1));
}
