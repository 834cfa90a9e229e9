import { cityOf } from '../clock.tsx';
import type { Clock } from '../clock.tsx';
import type { Times } from '../entries.ts';
import { dayOf, dayOfWall, parseWall, wallAt } from '../time/time.ts';
import type { Said } from './drafts.ts';

/** The wall clock of a draft, in its own zone. */
function timesOf({ starts_at, ends_at, all_day }: Said['draft']): Times {
  return { start: parseWall(starts_at), end: parseWall(ends_at), allDay: all_day };
}

/** "Tue, 24 Nov, 15:00 – 16:00"; the zone where it is not the one that is shown. */
export function draftWords(draft: Said['draft'], clock: Clock): string {
  const { start, end, allDay } = timesOf(draft);
  const [first, last] = [dayOfWall(start), allDay ? dayOfWall(end) - 1 : dayOfWall(end)];
  const year =
    draft.starts_at.slice(0, 4) === String(new Date().getFullYear()) ? '' : ` ${draft.starts_at.slice(0, 4)}`;
  const zone = allDay || draft.time_zone === clock.zone ? '' : ` (${cityOf(draft.time_zone)} time)`;
  const day = `${clock.shortDay(first)}${year}`;
  if (allDay) return last > first ? `${day} – ${clock.shortDay(last)}` : `${day}, all day`;
  const momentary = end <= start;
  if (momentary) return `${day}, ${clock.time(start)}${zone}`;
  return last > first && end > wallAt(dayOf(draft.starts_at) + 1, 0)
    ? `${day}, ${clock.time(start)} – ${clock.shortDay(last)}, ${clock.time(end)}${zone}`
    : `${day}, ${clock.times(start, end)}${zone}`;
}
