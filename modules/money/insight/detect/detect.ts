/** What can be seen in a window of a person's transactions. Pure: the same entries and the same day give the same. */
import { findDuplicates } from './duplicates.ts';
import { dayNumber, median, size } from './entry.ts';
import type { Entry } from './entry.ts';
import { everydayOf } from './everyday.ts';
import type { Everyday } from './everyday.ts';
import { findFees } from './fees.ts';
import type { Finding } from './finding.ts';
import { findRecurring } from './recurring.ts';
import type { Series } from './series.ts';
import { findNewPayees, findUnusualCategories, findUnusualPayments } from './unusual.ts';
import type { CategorySpent } from './unusual.ts';

export { dateOfDay, dayNumber, payeeKey } from './entry.ts';
export type { Entry } from './entry.ts';
export type { Everyday } from './everyday.ts';
export type { Finding } from './finding.ts';
export { perYear } from './series.ts';
export type { Series } from './series.ts';
export { dueDays } from './rhythm.ts';
export type { Every } from './rhythm.ts';
export type { CategorySpent } from './unusual.ts';

/** All that was seen. */
export interface Seen {
  readonly recurring: readonly Series[];
  readonly findings: readonly Finding[];
  readonly everyday: readonly Everyday[];
}

/** Lets others have their turn between two detectors. */
type Breathe = () => Promise<void>;

/** `entries`: in the order of their days. `months`: this one and the seven before it. */
export async function detect(
  {
    entries,
    spent,
    months,
    today,
  }: { entries: readonly Entry[]; spent: readonly CategorySpent[]; months: readonly string[]; today: string },
  breathe: Breathe = () => Promise.resolve(),
): Promise<Seen> {
  const day = dayNumber(today);
  const past = entries.filter((entry) => entry.day <= day);
  const series = findRecurring(past, today);
  await breathe();
  const inSeries = new Set(series.flatMap(({ entries: own }) => own.map(({ id }) => id)));
  const single = past.filter(({ id, transfer }) => !transfer && !inSeries.has(id));
  const everyday = everydayOf(single, day);
  const around = { today: day, week: weekOf(everyday) };
  await breathe();
  const findings = [
    ...findDuplicates(single, around),
    ...findUnusualPayments(single, around),
    ...findNewPayees(single, around),
    ...findUnusualCategories({ spent, entries: single, months }, around),
    ...findFees(past, day),
  ];
  return {
    recurring: series.map((each) => each.series),
    findings: findings.toSorted((a, b) => (a.date === b.date ? (a.key < b.key ? -1 : 1) : a.date < b.date ? 1 : -1)),
    everyday,
  };
}

/** A usual week of each currency: the largest of its accounts'. */
function weekOf(everyday: readonly Everyday[]): Map<string, bigint> {
  const byCurrency = Map.groupBy(everyday, ({ currency }) => currency);
  return new Map(
    [...byCurrency].map(([currency, some]) => [
      currency,
      some.map(({ week_minor }) => size(week_minor)).reduce((a, b) => (a > b ? a : b), median([])),
    ]),
  );
}
