import type { Occurrence } from '../../../web/api/api.ts';
import { MINUTES_A_DAY, dayOf, dayOfWall, wallAt, wallOf } from './time/time.ts';
import type { Day, Wall } from './time/time.ts';

/** One occurrence as it stands in a calendar: on the clocks of the person who looks. */
export interface Entry {
  /** Names it in an address: `id`, or `id@recurrence_id`. */
  readonly key: string;
  readonly occurrence: Occurrence;
  /** All day: midnight of the first day, and of the one after the last. */
  readonly start: Wall;
  readonly end: Wall;
  readonly firstDay: Day;
  /** Included. */
  readonly lastDay: Day;
  /** Stands in the row above the hours: all day, or a day and more. */
  readonly above: boolean;
}

export interface Times {
  readonly start: Wall;
  readonly end: Wall;
  readonly allDay: boolean;
}

export const keyOf = ({ appointment_id, recurrence_id }: Pick<Occurrence, 'appointment_id' | 'recurrence_id'>) =>
  recurrence_id === null ? appointment_id : `${appointment_id}@${recurrence_id}`;

export function entryOf(occurrence: Occurrence, zone: string): Entry {
  const key = keyOf(occurrence);
  if (occurrence.all_day) {
    const firstDay = dayOf(occurrence.starts_at);
    const end = Math.max(dayOf(occurrence.ends_at), firstDay + 1);
    return {
      ...{ key, occurrence, start: wallAt(firstDay, 0), end: wallAt(end, 0) },
      ...{ firstDay, lastDay: end - 1, above: true },
    };
  }
  const start = wallOf(occurrence.starts_at, zone);
  const lasts = (Date.parse(occurrence.ends_at) - Date.parse(occurrence.starts_at)) / 60_000;
  // Where an hour comes twice, the clock at the end may show less than at the beginning.
  const shown = wallOf(occurrence.ends_at, zone);
  const end = shown > start ? shown : start + lasts;
  return {
    ...{ key, occurrence, start, end, firstDay: dayOfWall(start) },
    lastDay: Math.max(dayOfWall(start), dayOfWall(end - 1)),
    above: end - start >= MINUTES_A_DAY,
  };
}

/** As a person reads them: the day's own first, then by the clock, the longer before the shorter. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted(
    (a, b) =>
      a.firstDay - b.firstDay ||
      Number(b.above) - Number(a.above) ||
      a.start - b.start ||
      b.end - a.end ||
      (a.occurrence.title < b.occurrence.title ? -1 : 1),
  );
}
