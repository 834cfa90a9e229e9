import { median, size, spread } from './entry.ts';
import type { Entry } from './entry.ts';
import { rhythmOf } from './rhythm.ts';
import { amountOf, asSeries, withKinds } from './series.ts';
import type { FoundSeries, Regular } from './series.ts';

/** A series within the bookings of a busy payee has the same amount at least so often. */
const LEAST_EQUAL = 4;
/** Of a rhythm of weeks: half of all lie within so many percent of the median. Habits waver more. */
const SAME_PERCENT = 1n;
/** A band: half of all lie within so many percent of the median. */
const BAND_PERCENT = 35n;
const NARROW_PERCENT = 12n;

/** Everything that comes again, of entries in the order of their days, as of `today`. Deterministic. */
export function findRecurring(entries: readonly Entry[], today: string): FoundSeries[] {
  const groups = Map.groupBy(entries, ({ account_id, who, amount_minor, transfer }) =>
    [account_id, transfer ? 'transfer' : amount_minor < 0n ? 'out' : 'in', who].join('|'),
  );
  const found: FoundSeries[] = [];
  for (const [group, some] of groups) {
    if (some.length < 2 || some[0]?.who === '' || some.every(({ amount_minor }) => amount_minor === 0n)) continue;
    const lists = inGroup(some).toSorted((a, b) => (amountOf(a.entries) < amountOf(b.entries) ? -1 : 1));
    for (const [place, list] of lists.entries()) found.push(asSeries(list, { group, place, today }));
  }
  return withKinds(found, entries).toSorted((a, b) => (a.series.key < b.series.key ? -1 : 1));
}

/** First all of a payee's bookings as one; else those of one amount, again and again. */
function inGroup(entries: readonly Entry[]): Regular[] {
  const whole = regular(entries);
  if (whole && fits(whole)) return [whole];
  const found: Regular[] = [];
  const rest = new Set(entries);
  for (const some of byAmount(entries)) {
    const one = regular(some.filter((entry) => rest.has(entry)));
    if (!one || one.entries.length < LEAST_EQUAL) continue;
    const longer = lengthened(one, rest);
    found.push(longer);
    for (const entry of longer.entries) rest.delete(entry);
  }
  return found;
}

function regular(entries: readonly Entry[]): Regular | undefined {
  const rhythm = rhythmOf(entries.map(({ day }) => day));
  if (!rhythm) return undefined;
  return { rhythm, entries: rhythm.kept.flatMap((place) => entries[place] ?? []) };
}

/** Amounts near enough to each other for their rhythm: what a person spends each week is a habit, not a bill. */
function fits({ rhythm, entries }: Regular): boolean {
  const amounts = entries.map(({ amount_minor }) => size(amount_minor));
  const within = spread(amounts) * 100n;
  const middle = median(amounts);
  const [low, high] = [amounts.reduce((a, b) => (a < b ? a : b)), amounts.reduce((a, b) => (a > b ? a : b))];
  const isIncome = (entries[0]?.amount_minor ?? 0n) > 0n;
  switch (rhythm.period.every) {
    case 'year':
      return (high - low) * 100n <= low * 10n;
    case 'half-year':
      return (high - low) * 100n <= low * 30n;
    case 'week':
    case 'two-weeks':
      return within <= middle * (isIncome ? BAND_PERCENT : SAME_PERCENT);
    case 'month':
    case 'quarter':
      return within <= middle * (entries.length >= 4 ? BAND_PERCENT : NARROW_PERCENT);
  }
}

/** Those of the same amount, the most frequent first. */
function byAmount(entries: readonly Entry[]): Entry[][] {
  const equal = [...Map.groupBy(entries, ({ amount_minor }) => amount_minor).values()];
  return equal
    .filter((some) => some.length >= LEAST_EQUAL)
    .toSorted((a, b) => b.length - a.length || (amountOf(a) < amountOf(b) ? -1 : 1));
}

/** With what was paid before and after at another price: where the rhythm wants a payment, one is there of half to twice the amount. */
function lengthened({ rhythm, entries }: Regular, rest: ReadonlySet<Entry>): Regular {
  const amount = size(amountOf(entries));
  const { nearest, farthest, off } = rhythm.period;
  let list = [...entries];
  for (const entry of rest) {
    const paid = size(entry.amount_minor);
    const [first, last] = [list[0], list.at(-1)];
    if (!first || !last || paid * 2n < amount || paid > amount * 2n) continue;
    const distance = entry.day > last.day ? entry.day - last.day : first.day - entry.day;
    if (distance < nearest - off || distance > farthest + off) continue;
    const longer = [...list, entry].toSorted((a, b) => a.day - b.day);
    const again = rhythmOf(longer.map(({ day }) => day));
    if (again?.period === rhythm.period && again.kept.length === longer.length) list = longer;
  }
  const again = regular(list);
  return again ?? { rhythm, entries };
}
