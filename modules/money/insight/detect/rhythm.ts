import { dateOfDay } from './entry.ts';

export type Every = 'week' | 'two-weeks' | 'month' | 'quarter' | 'half-year' | 'year';

/** How payments come again, and how exactly. */
interface Period {
  readonly every: Every;
  /** Either so many days, or so many months. */
  readonly days: number;
  readonly months: number;
  /** The usual distance has to lie between these. */
  readonly nearest: number;
  readonly farthest: number;
  /** Days that a payment may be off: weekends, holidays, months without a 31st. */
  readonly off: number;
  /** So many payments have to be there. */
  readonly least: number;
  /** One in so many may be missing. */
  readonly missingOneIn: number;
  /** Days after which one that did not come has ended. */
  readonly grace: number;
}

const NEVER = 1000;
const PERIODS: readonly Period[] = [
  { every: 'week', days: 7, months: 0, nearest: 6, farthest: 8, off: 1, least: 6, missingOneIn: 8, grace: 8 },
  { every: 'two-weeks', days: 14, months: 0, nearest: 12, farthest: 16, off: 2, least: 5, missingOneIn: 8, grace: 10 },
  { every: 'month', days: 0, months: 1, nearest: 26, farthest: 35, off: 4, least: 3, missingOneIn: 7, grace: 15 },
  { every: 'quarter', days: 0, months: 3, nearest: 84, farthest: 99, off: 6, least: 3, missingOneIn: NEVER, grace: 30 },
  {
    every: 'half-year',
    days: 0,
    months: 6,
    nearest: 174,
    farthest: 193,
    off: 8,
    least: 3,
    missingOneIn: NEVER,
    grace: 40,
  },
  {
    every: 'year',
    days: 0,
    months: 12,
    nearest: 355,
    farthest: 376,
    off: 10,
    least: 2,
    missingOneIn: NEVER,
    grace: 45,
  },
];

/** A rhythm that days follow: which of them, and when the next one is due. */
export interface Rhythm {
  readonly period: Period;
  /** Places in the list of those that follow it. */
  readonly kept: readonly number[];
  /** The day after the last one, as the rhythm goes on. */
  readonly next: number;
  /** Day of the month, 1 to 31; 0 where it goes by days. */
  readonly anchor: number;
}

/** So many may be ones that the rhythm does not explain, of lists long enough to tell. */
const STRANGERS_ONE_IN = 4;
const LONG = 6;
/** With few to tell by, they have to be exact. */
const OFF_OF_FEW = 3;
const OFF_OF_TWO = 5;
const HALF_A_MONTH = 15;

/** The rhythm that sorted days follow; undefined where they follow none. Two on one day are none. */
export function rhythmOf(days: readonly number[]): Rhythm | undefined {
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
  const usual = gaps.toSorted((a, b) => a - b)[(gaps.length - 1) >> 1];
  if (usual === undefined) return undefined;
  for (const period of PERIODS) {
    if (usual < period.nearest || usual > period.farthest || days.length < period.least) continue;
    const rhythm = period.months === 0 ? byDays(days, period) : byMonths(days, period);
    if (rhythm) return rhythm;
  }
  return undefined;
}

interface Placed {
  readonly index: number;
  readonly slot: number;
  readonly off: number;
}

/** `days` apart, whatever the month: the slots are counted from the best beginning. */
function byDays(days: readonly number[], period: Period): Rhythm | undefined {
  const place = (start: number) => (day: number) => {
    const slot = Math.round((day - start) / period.days);
    return { slot, off: day - start - slot * period.days };
  };
  const starts = Array.from({ length: period.days }, (_, index) => index);
  const best = bestOf(days, starts.map(place), period);
  if (!best) return undefined;
  const start = starts[best.anchor] ?? 0;
  const after = (day: number) => start + (place(start)(day).slot + 1) * period.days;
  return finished(days, best.placed, { period, after, anchor: 0 });
}

/** On the same day of the month, or on the last one where it has none. The best such day is one of those that are there, or the last. */
function byMonths(days: readonly number[], period: Period): Rhythm | undefined {
  const anchors = [...new Set([...days.map((day) => Number(dateOfDay(day).slice(8))), 31])].toSorted((a, b) => a - b);
  const months = new Map(days.map((day) => [day, monthNumber(day)]));
  const places = anchors.map((anchor) => (day: number) => {
    const month = months.get(day) ?? monthNumber(day);
    const off = day - dayIn(month, anchor);
    if (Math.abs(off) <= HALF_A_MONTH) return { slot: month, off };
    const slot = off < 0 ? month - 1 : month + 1;
    return { slot, off: day - dayIn(slot, anchor) };
  });
  const best = bestOf(days, places, period);
  if (!best) return undefined;
  const anchor = anchors[best.anchor] ?? 31;
  const after = (day: number) => dayIn((places[best.anchor]?.(day).slot ?? 0) + period.months, anchor);
  return finished(days, best.placed, { period, after, anchor });
}

/** The beginning from which the days are off least. */
function bestOf(
  days: readonly number[],
  places: readonly ((day: number) => { slot: number; off: number })[],
  period: Period,
): { anchor: number; placed: readonly Placed[] } | undefined {
  let best: { anchor: number; placed: readonly Placed[]; kept: number; off: number } | undefined;
  for (const [anchor, place] of places.entries()) {
    const placed = inTurn(
      days.map((day, index) => ({ index, ...place(day) })),
      period,
    );
    const off = placed.reduce((sum, each) => sum + Math.abs(each.off), 0);
    if (!best || placed.length > best.kept || (placed.length === best.kept && off < best.off))
      best = { anchor, placed, kept: placed.length, off };
  }
  return best;
}

/** Those near enough to a slot, one for each slot, of slots a whole number of periods apart. */
function inTurn(placed: readonly Placed[], period: Period): Placed[] {
  const step = period.months === 0 ? 1 : period.months;
  const near = placed.filter(({ off }) => Math.abs(off) <= period.off);
  const bySlot = new Map<number, Placed>();
  for (const each of near) {
    const there = bySlot.get(each.slot);
    if (!there || Math.abs(each.off) < Math.abs(there.off)) bySlot.set(each.slot, each);
  }
  const byRest = Map.groupBy(bySlot.values(), ({ slot }) => ((slot % step) + step) % step);
  return [...byRest.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function finished(
  days: readonly number[],
  placed: readonly Placed[],
  { period, after, anchor }: { period: Period; after: (day: number) => number; anchor: number },
): Rhythm | undefined {
  const strangers = days.length - placed.length;
  if (strangers > (days.length >= LONG ? Math.floor(days.length / STRANGERS_ONE_IN) : 0)) return undefined;
  if (placed.length < period.least) return undefined;
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last) return undefined;
  const step = period.months === 0 ? 1 : period.months;
  const slots = (last.slot - first.slot) / step + 1;
  if (slots - placed.length > Math.floor(slots / period.missingOneIn)) return undefined;
  const most = Math.max(...placed.map(({ off }) => Math.abs(off)));
  if (placed.length === 2 && most > OFF_OF_TWO) return undefined;
  if (placed.length > 2 && placed.length < 5 && most > Math.max(OFF_OF_FEW, period.off / 2)) return undefined;
  const kept = placed.map(({ index }) => index);
  return { period, kept, next: after(days[last.index] ?? 0), anchor };
}

/** The days on which something is due, from the first on to `to`, as day numbers. `anchor`: see `Rhythm`. */
export function dueDays({
  every,
  anchor,
  first,
  to,
}: {
  every: Every;
  anchor: number;
  first: number;
  to: number;
}): number[] {
  const period = PERIODS.find((each) => each.every === every);
  const due: number[] = [];
  if (!period) return due;
  const month = monthNumber(first);
  for (let turn = 0; ; turn++) {
    const day = period.months === 0 ? first + turn * period.days : dayIn(month + turn * period.months, anchor);
    if (day > to) return due;
    due.push(day);
  }
}

const DAY_MS = 86_400_000;

function monthNumber(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

function dayIn(month: number, anchor: number): number {
  const first = Date.UTC(1970, month) / DAY_MS;
  const next = Date.UTC(1970, month + 1) / DAY_MS;
  return Math.min(first + anchor, next) - 1;
}
