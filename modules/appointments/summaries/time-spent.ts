import { daysOf, instantMs } from './period.ts';
import type { Period } from './period.ts';
import type { Slot } from './slots.ts';

/** A stretch of time that belongs to nothing is free only while people are up. */
const WAKING = { from: 8, until: 20 };
/** Shorter ones are pauses. */
const SHORTEST_FREE_MS = 30 * 60_000;

type Span = Pick<Slot, 'startsMs' | 'endsMs'>;
export interface Day {
  readonly day: string;
  readonly busyMs: number;
  readonly appointments: number;
  /** Nothing takes its time, and nothing lasts all day. */
  readonly free: boolean;
}

/** The timed ones that take time, as far as they lie in the period. */
export function busyIn(slots: readonly Slot[], period: Period): Slot[] {
  const { fromMs, toMs } = boundsOf(period);
  return slots
    .filter(({ busy, all_day }) => busy && !all_day)
    .map((slot) => ({ ...slot, ...cut(slot, fromMs, toMs) }))
    .filter(({ startsMs, endsMs }) => endsMs > startsMs);
}

/** Overlapping ones as one, in order. */
export function merge(slots: readonly Span[]): Span[] {
  const spans: { startsMs: number; endsMs: number }[] = [];
  for (const { startsMs, endsMs } of slots.toSorted((a, b) => a.startsMs - b.startsMs)) {
    const last = spans.at(-1);
    if (last && startsMs <= last.endsMs) last.endsMs = Math.max(last.endsMs, endsMs);
    else spans.push({ startsMs, endsMs });
  }
  return spans;
}

export function total(spans: readonly Span[]): number {
  return spans.reduce((sum, { startsMs, endsMs }) => sum + endsMs - startsMs, 0);
}

/** How full each day is. Days have the hours that they have: 23 or 25 when the clocks change. */
export function dayByDay(slots: readonly Slot[], busy: readonly Span[], period: Period): Day[] {
  const timed = slots.filter(({ all_day }) => !all_day);
  const allDay = slots.filter(({ all_day }) => all_day);
  return daysOf(period).map((date) => {
    const day = date.toString();
    const [fromMs, toMs] = [instantMs(date, period.timeZone), instantMs(date.add({ days: 1 }), period.timeZone)];
    const busyMs = total(within(busy, fromMs, toMs));
    // What began the night before is part of the day, as its hours are.
    const appointments = timed.filter((slot) => slot.day === day || (slot.startsMs < fromMs && slot.endsMs > fromMs));
    const taken = allDay.some(({ starts_at, ends_at }) => starts_at <= day && ends_at > day);
    return { day, busyMs, appointments: appointments.length, free: busyMs === 0 && !taken };
  });
}

/** The longest gap of waking hours on a day that is neither empty nor over. */
export function longestFree(
  days: readonly Day[],
  busy: readonly Span[],
  { timeZone, nowMs }: { timeZone: string; nowMs: number },
): (Span & { day: string }) | undefined {
  let longest: (Span & { day: string }) | undefined;
  for (const { day, busyMs } of days) {
    if (busyMs === 0) continue;
    const date = Temporal.PlainDate.from(day);
    const from = Math.max(instantMs(date, timeZone, WAKING.from), roundUp(nowMs));
    const until = instantMs(date, timeZone, WAKING.until);
    let startsMs = from;
    for (const span of [...within(busy, from, until), { startsMs: until, endsMs: until }]) {
      const gap = { day, startsMs, endsMs: span.startsMs };
      startsMs = Math.max(startsMs, span.endsMs);
      if (gap.endsMs - gap.startsMs >= Math.max(SHORTEST_FREE_MS, longest ? total([longest]) + 1 : 0)) longest = gap;
    }
  }
  return longest;
}

/** Pairs that share time: of each one with the earlier one that lasts longest. One sweep, however many overlap. */
export function overlapsIn(busy: readonly Slot[]): { overlapping: number; pairs: [Slot, Slot][] } {
  const overlapping = new Set<Slot>();
  const pairs: [Slot, Slot][] = [];
  let longest: Slot | undefined;
  for (const slot of busy.toSorted((a, b) => a.startsMs - b.startsMs)) {
    if (longest && longest.endsMs > slot.startsMs) {
      overlapping.add(longest).add(slot);
      pairs.push([longest, slot]);
    }
    if (!longest || slot.endsMs > longest.endsMs) longest = slot;
  }
  return { overlapping: overlapping.size, pairs };
}

function boundsOf({ first, last, timeZone }: Period): { fromMs: number; toMs: number } {
  const after = Temporal.PlainDate.from(last).add({ days: 1 });
  return { fromMs: instantMs(Temporal.PlainDate.from(first), timeZone), toMs: instantMs(after, timeZone) };
}

function within(spans: readonly Span[], fromMs: number, toMs: number): Span[] {
  return spans
    .filter(({ startsMs, endsMs }) => startsMs < toMs && endsMs > fromMs)
    .map((span) => cut(span, fromMs, toMs));
}

function cut({ startsMs, endsMs }: Span, fromMs: number, toMs: number): Span {
  return { startsMs: Math.max(startsMs, fromMs), endsMs: Math.min(endsMs, toMs) };
}

function roundUp(ms: number): number {
  const quarter = 15 * 60_000;
  return Math.ceil(ms / quarter) * quarter;
}
