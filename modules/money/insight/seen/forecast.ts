import { dateOfDay, dayNumber, dueDays } from '../detect/detect.ts';
import type { Everyday, Series } from '../detect/detect.ts';
import type { AccountTable } from '../../money.table.ts';

export const FORECAST_DAYS = 90;
/** A booking of a later day is the payment that was due, if it is so near and so like it. */
const NEAR_DAYS = 6;

export type ForecastAccount = Pick<AccountTable, 'id' | 'name' | 'kind' | 'currency' | 'balance_minor'>;

/** A transaction that is booked for a later day. */
export interface Booked {
  readonly id: string;
  readonly account_id: string;
  readonly date: string;
  readonly amount_minor: bigint;
  readonly payee: string;
  readonly who: string;
}

/** Something that is to come. */
export interface Coming {
  readonly date: string;
  readonly account_id: string;
  readonly payee: string;
  readonly amount_minor: bigint;
  readonly low_minor: bigint;
  readonly high_minor: bigint;
  /** The series that it is of; null: it is booked already. */
  readonly series: Series | null;
  readonly transaction_id: string | null;
}

export interface Forecast {
  readonly account: ForecastAccount;
  /** Of the end of today. */
  readonly start_minor: bigint;
  /** Of the end of each day from tomorrow on; low and high: so four of five such forecasts would lie between them. */
  readonly days: readonly {
    readonly date: string;
    readonly balance_minor: bigint;
    readonly low_minor: bigint;
    readonly high_minor: bigint;
  }[];
  readonly coming: readonly Coming[];
  readonly everyday: Everyday | null;
  readonly lowest: { readonly date: string; readonly balance_minor: bigint };
  /** Null where it stays above, or where owing is what the account is for. */
  readonly below_zero_on: string | null;
  readonly may_be_below_zero_on: string | null;
}

/** What is to come on all accounts after `today` and up to `days` later, in the order of the days: what is booked, and what is due. What is late is due now. */
export function comingOf(
  { recurring, booked }: { recurring: readonly Series[]; booked: readonly Booked[] },
  { today, days }: { today: string; days: number },
): Coming[] {
  const now = dayNumber(today);
  const known = booked
    .filter(({ date }) => dayNumber(date) <= now + days)
    .map(({ date, account_id, payee, amount_minor, id }) => ({
      ...{ date, account_id, payee, amount_minor, low_minor: amount_minor, high_minor: amount_minor },
      ...{ series: null, transaction_id: id },
    }));
  const due = recurring
    .filter(({ status }) => status !== 'ended')
    .flatMap((series) => {
      const bookings = booked.filter(
        ({ account_id, who, amount_minor }) =>
          account_id === series.account_id && who === series.who && amount_minor < 0n === series.amount_minor < 0n,
      );
      const { every, anchor, account_id, payee, amount_minor, low_minor, high_minor } = series;
      return dueDays({ every, anchor, first: dayNumber(series.next_date), to: now + days })
        .filter((day) => !bookings.some(({ date }) => Math.abs(dayNumber(date) - day) <= NEAR_DAYS))
        .map((day) => ({
          ...{ date: dateOfDay(Math.max(day, now + 1)), account_id, payee, amount_minor, low_minor, high_minor },
          ...{ series, transaction_id: null },
        }));
    });
  return [...known, ...due].toSorted((a, b) =>
    a.date === b.date ? (a.payee < b.payee ? -1 : a.payee > b.payee ? 1 : 0) : a.date < b.date ? -1 : 1,
  );
}

/** The balance of one account from tomorrow on, if all goes on as it did. */
export function forecastOf(
  account: ForecastAccount,
  {
    booked,
    coming,
    everyday,
    today,
  }: { booked: readonly Booked[]; coming: readonly Coming[]; everyday: Everyday | undefined; today: string },
): Forecast {
  const own = coming.filter(({ account_id }) => account_id === account.id);
  const later = booked.filter(({ account_id }) => account_id === account.id);
  const start = later.reduce((sum, { amount_minor }) => sum - amount_minor, account.balance_minor);
  const byDate = Map.groupBy(own, ({ date }) => date);
  const now = dayNumber(today);
  let [sure, low, high] = [start, start, start];
  const days = Array.from({ length: FORECAST_DAYS }, (_, index) => {
    const date = dateOfDay(now + index + 1);
    for (const each of byDate.get(date) ?? []) {
      sure += each.amount_minor;
      low += each.low_minor;
      high += each.high_minor;
    }
    const passed = BigInt(index + 1);
    const spent = ((everyday?.week_minor ?? 0n) * passed) / 7n;
    const band = bandOf(everyday?.spread_minor ?? 0n, passed);
    return { date, balance_minor: sure + spent, low_minor: low + spent - band, high_minor: high + spent + band };
  });
  const lowest = days.reduce(
    (least, { date, balance_minor }) => (balance_minor < least.balance_minor ? { date, balance_minor } : least),
    {
      date: today,
      balance_minor: start,
    },
  );
  // Below zero already: today.
  const first = (side: 'balance_minor' | 'low_minor') =>
    start < 0n ? today : (days.find((day) => day[side] < 0n)?.date ?? null);
  const mayOwe = account.kind === 'card' || account.kind === 'loan';
  return {
    ...{ account, start_minor: start, days, coming: own, everyday: everyday ?? null, lowest },
    below_zero_on: mayOwe ? null : first('balance_minor'),
    may_be_below_zero_on: mayOwe ? null : first('low_minor'),
  };
}

/**
 * How far everyday spending may be off after so many days: the spread of weeks (median distance from the median, × 1.4826 for a deviation), × 1.2816
 * for four of five, × √weeks. Whole units, so that it is the same everywhere: 1.9² = 361/100.
 */
function bandOf(spread: bigint, days: bigint): bigint {
  return squareRoot((361n * spread * spread * days) / 700n);
}

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
