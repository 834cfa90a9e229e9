import { dayOf, isoDay } from '../../../../web/days/days.ts';
import type { Day } from '../../../../web/days/days.ts';

/** What a clock on the wall shows, date included: minutes since 1 January 1970, as if every day had 1,440 of them. */
export type Wall = number;

export const MINUTES_A_DAY = 1440;

export const dayOfWall = (wall: Wall): Day => Math.floor(wall / MINUTES_A_DAY);

export const wallAt = (day: Day, minutes: number): Wall => day * MINUTES_A_DAY + minutes;

/** @param text `2026-03-02T15:00`, with or without seconds, or a day */
export function parseWall(text: string): Wall {
  const [hours = 0, minutes = 0] = text.slice(11, 16).split(':').map(Number);
  return wallAt(dayOf(text), hours * 60 + minutes);
}

/** `2026-03-02T15:00` */
export const isoWall = (wall: Wall): string => `${isoDay(dayOfWall(wall))}T${formatWall(wall)}`;

/** `15:00` */
export function formatWall(wall: Wall): string {
  const minutes = wall - dayOfWall(wall) * MINUTES_A_DAY;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
