import type { Appointment } from '../../../web/api/api.ts';
import type { Clock } from './clock.tsx';
import { dayOf, dayOfWall, wallOf } from './time/time.ts';
import type { Day } from './time/time.ts';

/** The day on which it first takes place, where the viewer is. */
export function firstDayOf({ all_day, starts_at }: Appointment, clock: Clock): Day {
  return all_day ? dayOf(starts_at) : dayOfWall(wallOf(starts_at, clock.zone));
}

/** "15:00 – 16:00", "All day" */
export function timeWords({ all_day, starts_at, ends_at }: Appointment, clock: Clock): string {
  return all_day ? 'All day' : clock.times(wallOf(starts_at, clock.zone), wallOf(ends_at, clock.zone));
}
