import { createHash } from 'node:crypto';
import { dateOfDay, dayNumber, median, size, told } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Every, Rhythm } from './rhythm.ts';

/** Payments that come again and again. */
export interface Series {
  /** The same as long as it goes on: what a person decides is kept under it. */
  readonly key: string;
  readonly account_id: string;
  readonly currency: string;
  readonly payee: string;
  /** `payeeKey` of it. */
  readonly who: string;
  readonly kind: 'subscription' | 'bill' | 'salary' | 'income' | 'transfer';
  readonly every: Every;
  /** Day of the month, 1 to 31; 0 where it goes by days. */
  readonly anchor: number;
  /** What is to be expected: the latest where it is fixed, else the median of the last six. */
  readonly amount_minor: bigint;
  /** The same each time, or but for a change of price. */
  readonly fixed: boolean;
  /** Between these lay the last six (signs as in the book: low is the lower number). */
  readonly low_minor: bigint;
  readonly high_minor: bigint;
  readonly first_date: string;
  readonly last_date: string;
  readonly next_date: string;
  readonly status: 'active' | 'late' | 'ended';
  /** The last change of a fixed price. */
  readonly change: { readonly from_minor: bigint; readonly to_minor: bigint; readonly since: string } | null;
  readonly category_id: string | null;
  readonly payments: number;
  /** Its transactions, the latest first; 40 at most. */
  readonly ids: readonly string[];
  /** A sentence with the numbers that say so. */
  readonly why: string;
}

/** A series with all that it is made of. */
export interface FoundSeries {
  readonly series: Series;
  readonly entries: readonly Entry[];
}

/** Bookings that follow a rhythm. */
export interface Regular {
  readonly rhythm: Rhythm;
  readonly entries: readonly Entry[];
}

const LAST = 6;
const MOST_IDS = 40;
/** The price of a subscription in another currency wavers by so many percent at most. */
const WAVER_PERCENT = 10n;

/** `group` and `place` within it: what its key is made of. */
export function asSeries(
  { rhythm, entries }: Regular,
  { group, place, today }: { group: string; place: number; today: string },
): FoundSeries {
  const last = entries.at(-1);
  const first = entries[0];
  if (!first || !last) throw new Error('A series has payments.');
  const { every } = rhythm.period;
  const runs = runsOf(entries);
  const fixed = runs.length <= 1 + Math.floor(entries.length / 5);
  const recent = entries.slice(-LAST).map(({ amount_minor }) => amount_minor);
  const band = fixed ? [last.amount_minor] : recent;
  const lateDays = dayNumber(today) - rhythm.next;
  const before = runs.at(-2);
  const since = runs.at(-1)?.[0];
  const { account_id, currency, payee, who, category_id } = last;
  return {
    entries,
    series: {
      key: createHash('sha256').update(`${group}|${every}|${place}`).digest('hex').slice(0, 24),
      ...{
        account_id,
        currency,
        payee,
        who,
        every,
        anchor: rhythm.anchor,
        fixed,
        category_id,
        payments: entries.length,
      },
      kind: last.transfer ? 'transfer' : last.amount_minor > 0n ? 'income' : 'bill',
      amount_minor: fixed ? last.amount_minor : median(recent),
      low_minor: band.reduce((a, b) => (a < b ? a : b)),
      high_minor: band.reduce((a, b) => (a > b ? a : b)),
      ...{ first_date: first.date, last_date: last.date, next_date: dateOfDay(rhythm.next) },
      status: lateDays > rhythm.period.grace ? 'ended' : lateDays > rhythm.period.off ? 'late' : 'active',
      change:
        fixed && before && since
          ? { from_minor: before.at(-1)?.amount_minor ?? 0n, to_minor: last.amount_minor, since: since.date }
          : null,
      ids: entries
        .slice(-MOST_IDS)
        .map(({ id }) => id)
        .toReversed(),
      why: whyOf(entries, { every, fixed, recent, currency }),
    },
  };
}

/** Of the last one. */
export const amountOf = (entries: readonly Entry[]): bigint => entries.at(-1)?.amount_minor ?? 0n;

/** Payments of the same price in a row. */
function runsOf(entries: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const before = run?.[0];
    if (run && before?.amount_minor === entry.amount_minor) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

const EACH: Readonly<Record<Every, string>> = {
  week: 'a week',
  'two-weeks': 'two weeks',
  month: 'a month',
  quarter: 'three months',
  'half-year': 'six months',
  year: 'a year',
};

function whyOf(
  entries: readonly Entry[],
  { every, fixed, recent, currency }: { every: Every; fixed: boolean; recent: readonly bigint[]; currency: string },
): string {
  const gaps = entries.slice(1).map(({ day }, index) => day - (entries[index]?.day ?? 0));
  const [shortest, longest] = [Math.min(...gaps), Math.max(...gaps)];
  const apart = shortest === longest ? `${shortest} days` : `${shortest} to ${longest} days`;
  const amounts = recent.map(size);
  const [low, high] = [amounts.reduce((a, b) => (a < b ? a : b)), amounts.reduce((a, b) => (a > b ? a : b))];
  const price = fixed
    ? `the last of ${told(size(amountOf(entries)), currency)}`
    : `the last ${recent.length} between ${told(low, currency)} and ${told(high, currency)}`;
  return `${entries.length} payments, ${EACH[every]} apart (${apart}), ${price}.`;
}

const PER_YEAR: Readonly<Record<Every, bigint>> = {
  week: 52n,
  'two-weeks': 26n,
  month: 12n,
  quarter: 4n,
  'half-year': 2n,
  year: 1n,
};

/** What it comes to in a year. */
export const perYear = ({ every, amount_minor }: Pick<Series, 'every' | 'amount_minor'>): bigint =>
  amount_minor * PER_YEAR[every];

/** A subscription is at most so much of a hundred of all that is spent, and each payment of what is spent in a month. */
const SMALL_PERCENT = 5n;
const SMALL_PAYMENT_PERCENT = 3n;

/** Tells salary from other income: the largest of its currency and what comes near it. And subscriptions from other bills: of a fixed price, and small beside all that is spent. */
export function withKinds(found: readonly FoundSeries[], entries: readonly Entry[]): FoundSeries[] {
  const spent = new Map<string, bigint>();
  for (const { currency, amount_minor, transfer } of entries)
    if (!transfer && amount_minor < 0n) spent.set(currency, (spent.get(currency) ?? 0n) - amount_minor);
  const days = BigInt(Math.max(1, (entries.at(-1)?.day ?? 0) - (entries[0]?.day ?? 0)));
  const income = found.filter(({ series }) => series.kind === 'income');
  return found.map(({ series, entries: own }) => {
    const year = size(perYear(series));
    const most = income
      .filter((other) => other.series.currency === series.currency)
      .reduce((largest, other) => (perYear(other.series) > largest ? perYear(other.series) : largest), 0n);
    const often = series.every === 'month' || series.every === 'two-weeks' || series.every === 'week';
    if (series.kind === 'income' && often && year * 2n >= most)
      return { entries: own, series: { ...series, kind: 'salary' } };
    const spentInYear = ((spent.get(series.currency) ?? 0n) * 365n) / days;
    const small =
      year * 100n <= spentInYear * SMALL_PERCENT &&
      size(series.amount_minor) * 1200n <= spentInYear * SMALL_PAYMENT_PERCENT;
    const steady =
      series.fixed || (series.high_minor - series.low_minor) * 100n <= size(series.amount_minor) * WAVER_PERCENT;
    if (series.kind === 'bill' && steady && small) return { entries: own, series: { ...series, kind: 'subscription' } };
    return { entries: own, series };
  });
}
