import type { AppointmentTable } from '../appointments.table.ts';
import { asIfUtc, instantOf, wallClockAt } from '../recurrence/recurrence.ts';

type When = Pick<
  AppointmentTable,
  'starts_local' | 'ends_local' | 'time_zone' | 'ends_time_zone' | 'fold' | 'starts_at' | 'ends_at'
>;

/**
 * The instants of the instance that begins at `local`. It lasts as long on the wall clock as the first, so that a night shift ends at
 * six on the night of the change, too; where the clocks skip its beginning, or it would end before it begins, it lasts as long in truth.
 */
export function instantsOf(row: When, local = row.starts_local): { startsMs: number; endsMs: number } {
  const { time_zone, ends_time_zone, fold } = row;
  const first = local === row.starts_local;
  const startsMs = instantOf(local, time_zone, first ? fold & 1 : 0);
  const ends = first ? row.ends_local : later(local, asIfUtc(row.ends_local) - asIfUtc(row.starts_local));
  const endsMs = instantOf(ends, ends_time_zone ?? time_zone, first ? fold >> 1 : 0);
  const skipped = time_zone !== null && !first && wallClockAt(startsMs, time_zone) !== local;
  if (endsMs >= startsMs && !skipped) return { startsMs, endsMs };
  return { startsMs, endsMs: startsMs + Math.max(0, Date.parse(row.ends_at) - Date.parse(row.starts_at)) };
}

function later(local: string, ms: number): string {
  return new Date(asIfUtc(local) + ms).toISOString().slice(0, local.length);
}
