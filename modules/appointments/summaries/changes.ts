import { z } from 'zod';
import type { Period } from './period.ts';
import type { Slot } from './slots.ts';

/** More than these are not compared: a summary names three. */
const MOST_SLOTS = 500;

/** What stood in the calendar when a summary was written, and on which days it looked. */
const Seen = z.object({
  first: z.string(),
  last: z.string(),
  /** Series and instance → begin, end, title, and day of the begin. */
  slots: z.record(z.string(), z.tuple([z.string(), z.string(), z.string(), z.string()])),
});
export type Seen = z.output<typeof Seen>;

/** A slot that is new, is elsewhere now, or is gone. */
export interface Change {
  readonly title: string;
  readonly day: string;
  readonly at: string;
}
export interface Changes {
  readonly fresh: readonly Change[];
  readonly moved: readonly Change[];
  readonly gone: readonly { readonly title: string; readonly day: string }[];
}

/** What the next summary will compare with; undefined where there is too much of it. */
export function see(
  slots: readonly Slot[],
  series: ReadonlyMap<string, string>,
  { first, last }: Pick<Period, 'first' | 'last'>,
): Seen | undefined {
  if (!isComparable(slots)) return undefined;
  const seen = slots.map((slot) => [
    keyOf(slot, series),
    [slot.starts_at, slot.ends_at, slot.title.slice(0, 100), slot.day],
  ]);
  return { first, last, slots: Object.fromEntries(seen) as Seen['slots'] };
}

export function isComparable(slots: readonly Slot[]): boolean {
  return slots.length <= MOST_SLOTS;
}

export function readSeen(json: string | null): Seen | undefined {
  return json === null ? undefined : Seen.parse(JSON.parse(json));
}

/**
 * What changed in a period since it was seen; undefined where it was not seen whole. An instance is known again by its series and its
 * original time; where a whole series moved, its instances are paired in order.
 */
export function changesSince(
  seen: Seen,
  { slots, series, period }: { slots: readonly Slot[]; series: ReadonlyMap<string, string>; period: Period },
): Changes | undefined {
  const { first, last } = period;
  if (seen.first > first || seen.last < last) return undefined;
  const isWithin = (day: string) => day >= first && day <= last;
  const here = new Map(slots.map((slot) => [keyOf(slot, series), slot]));
  const fresh: { key: string; slot: Slot }[] = [];
  const moved: Slot[] = [];
  for (const [key, slot] of here) {
    const before = seen.slots[key];
    if (!before) {
      if (isWithin(slot.day)) fresh.push({ key, slot });
    } else if (
      (before[0] !== slot.starts_at || before[1] !== slot.ends_at) &&
      (isWithin(slot.day) || isWithin(before[3]))
    )
      moved.push(slot);
  }
  const gone: Changes['gone'][number][] = [];
  for (const [key, [, , title, day]] of Object.entries(seen.slots)) {
    if (here.has(key) || !isWithin(day)) continue;
    const elsewhere = fresh.findIndex((other) => seriesIn(other.key) === seriesIn(key));
    const [found] = elsewhere < 0 ? [] : fresh.splice(elsewhere, 1);
    if (found) moved.push(found.slot);
    else gone.push({ title, day });
  }
  return { fresh: fresh.map(({ slot }) => slot), moved, gone };
}

function keyOf({ appointment_id, recurrence_id }: Slot, series: ReadonlyMap<string, string>): string {
  return `${series.get(appointment_id) ?? appointment_id} ${recurrence_id ?? ''}`;
}

function seriesIn(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
