import type { Clock } from './clock.tsx';
import type { Entry } from './entries.ts';
import { dayOfWall } from './time/time.ts';

/** "Tuesday, 3 March, 15:00 – 16:00" */
export function whenWords({ occurrence, start, end, firstDay, lastDay }: Entry, clock: Clock): string {
  const one = firstDay === lastDay;
  if (occurrence.all_day) return one ? clock.day(firstDay) : clock.days(firstDay, lastDay);
  if (one) return `${clock.day(firstDay)}, ${clock.times(start, end)}`;
  return `${clock.shortDay(firstDay)}, ${clock.time(start)} – ${clock.shortDay(dayOfWall(end))}, ${clock.time(end)}`;
}
