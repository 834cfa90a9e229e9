import { median, quantile, size, spread, told } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Finding } from './finding.ts';

/** What is older is no news. */
const NEWS_DAYS = 45;
const LEAST_BEFORE = 6;
/** A payee is new where the book is older than this. */
const BOOK_DAYS = 90;
/** As far from the median as 4 standard deviations would be, if it were a bell: 4 × 1.4826. */
const FAR_PERCENT = 593n;

interface Around {
  /** As a day number. */
  readonly today: number;
  /** What a currency's usual week of everyday spending is; positive. */
  readonly week: ReadonlyMap<string, bigint>;
}

/** Payments far above what the same payee usually gets. Of entries that belong to no series, in the order of their days. */
export function findUnusualPayments(entries: readonly Entry[], { today, week }: Around): Finding[] {
  const found: Finding[] = [];
  for (const some of spending(entries).values())
    for (const [place, entry] of some.entries()) {
      if (entry.day < today - NEWS_DAYS || entry.day > today || place < LEAST_BEFORE) continue;
      const before = some.slice(0, place).map(({ amount_minor }) => size(amount_minor));
      const [usual, apart] = [median(before), spread(before)];
      const amount = size(entry.amount_minor);
      const floor = (week.get(entry.currency) ?? 0n) / 4n;
      const far = amount * 100n > usual * 100n + apart * FAR_PERCENT;
      const most = before.reduce((a, b) => (a > b ? a : b));
      if (!far || amount * 2n < usual * 5n || amount * 2n < most * 3n || amount - usual < floor) continue;
      found.push({
        ...{ key: `payment:${entry.id}`, what: 'unusual-payment', account_id: entry.account_id, month: null },
        ...{ category_id: entry.category_id, date: entry.date, payee: entry.payee, currency: entry.currency },
        ...{ amount_minor: entry.amount_minor, usual_minor: -usual, ids: [entry.id] },
        why: `${told(amount, entry.currency)}, where ${before.length} payments before had a median of ${told(usual, entry.currency)} and at most ${told(most, entry.currency)}.`,
      });
    }
  return found;
}

/** First payments to somebody that are larger than nearly all others. */
export function findNewPayees(entries: readonly Entry[], { today, week }: Around): Finding[] {
  const first = entries[0]?.day ?? today;
  if (today - first < BOOK_DAYS) return [];
  const byCurrency = Map.groupBy(
    entries.filter(({ amount_minor }) => amount_minor < 0n),
    ({ currency }) => currency,
  );
  const large = new Map(
    [...byCurrency].map(([currency, some]) => [
      currency,
      quantile(
        some.map(({ amount_minor }) => size(amount_minor)),
        97,
      ),
    ]),
  );
  const found: Finding[] = [];
  for (const some of spending(entries).values()) {
    const [entry] = some;
    if (!entry || entry.day < today - NEWS_DAYS || entry.day > today) continue;
    const amount = size(entry.amount_minor);
    const limit = large.get(entry.currency) ?? 0n;
    if (amount < limit || amount < (week.get(entry.currency) ?? 0n)) continue;
    found.push({
      ...{ key: `payee:${entry.id}`, what: 'new-payee', account_id: entry.account_id, month: null },
      ...{ category_id: entry.category_id, date: entry.date, payee: entry.payee, currency: entry.currency },
      ...{ amount_minor: entry.amount_minor, usual_minor: null, ids: [entry.id] },
      why: `The first payment to them, and 97 of 100 payments are below ${told(limit, entry.currency)}.`,
    });
  }
  return found;
}

/** What was spent under one category, in one currency, in one month. */
export interface CategorySpent {
  readonly category_id: string;
  readonly name: string;
  readonly currency: string;
  readonly month: string;
  /** Positive. */
  readonly spent_minor: bigint;
}

const MONTHS_BEFORE = 6;

/** This month and the one before, where a category has far more than in the six before. `months`: those eight, the earliest first. */
export function findUnusualCategories(
  { spent, entries, months }: { spent: readonly CategorySpent[]; entries: readonly Entry[]; months: readonly string[] },
  { week }: Pick<Around, 'week'>,
): Finding[] {
  const found: Finding[] = [];
  for (const some of Map.groupBy(spent, ({ category_id, currency }) => `${category_id} ${currency}`).values()) {
    const byMonth = new Map(some.map((row) => [row.month, row]));
    for (const month of months.slice(MONTHS_BEFORE)) {
      const now = byMonth.get(month);
      if (!now) continue;
      const place = months.indexOf(month);
      const before = months.slice(place - MONTHS_BEFORE, place).map((each) => byMonth.get(each)?.spent_minor ?? 0n);
      if (before.filter((each) => each > 0n).length < MONTHS_BEFORE - 1) continue;
      const [usual, apart] = [median(before), spread(before)];
      const amount = now.spent_minor;
      const floor = (week.get(now.currency) ?? 0n) / 2n;
      const most = before.reduce((a, b) => (a > b ? a : b));
      if (
        amount * 100n <= usual * 100n + apart * FAR_PERCENT ||
        amount * 10n < usual * 16n ||
        amount * 10n < most * 12n
      )
        continue;
      if (amount - usual < floor) continue;
      found.push({
        ...{
          key: `category:${now.category_id}:${now.currency}:${month}`,
          what: 'unusual-category',
          account_id: null,
          month,
        },
        ...{ category_id: now.category_id, date: `${month}-01`, payee: now.name, currency: now.currency },
        ...{ amount_minor: -amount, usual_minor: -usual, ids: largestOf(entries, now) },
        why: `${told(amount, now.currency)} in ${month}, where the six months before had a median of ${told(usual, now.currency)} and at most ${told(most, now.currency)}.`,
      });
    }
  }
  return found;
}

const MOST_LARGEST = 5;

function largestOf(entries: readonly Entry[], { category_id, currency, month }: CategorySpent): string[] {
  return entries
    .filter((entry) => entry.category_id === category_id && entry.currency === currency && entry.date.startsWith(month))
    .toSorted((a, b) => (a.amount_minor < b.amount_minor ? -1 : a.amount_minor > b.amount_minor ? 1 : 0))
    .slice(0, MOST_LARGEST)
    .map(({ id }) => id);
}

/** By payee and currency, whichever account paid. */
function spending(entries: readonly Entry[]): Map<string, Entry[]> {
  const paid = entries.filter(({ amount_minor, who, transfer }) => amount_minor < 0n && who !== '' && !transfer);
  return Map.groupBy(paid, ({ who, currency }) => `${who}|${currency}`);
}
