/** A day of the calendar, counted from 1 January 1970: it has no zone, and its arithmetic is that of numbers. */
export type Day = number;

const DAY_MS = 86_400_000;

/** @param text `2026-03-02`, or anything that begins with it */
export const dayOf = (text: string): Day => Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS);

/** `2026-03-02` */
export const isoDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** As ISO 8601 counts: Monday is 1, Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first day of the week in which `day` lies. */
export const weekOf = (day: Day, firstWeekday: number): Day => day - ((weekdayOf(day) - firstWeekday + 7) % 7);

/** The first day of the month in which `day` lies, and the first of the next. */
export function monthOf(day: Day): { readonly first: Day; readonly next: Day } {
  const date = new Date(day * DAY_MS);
  const at = (months: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS;
  return { first: at(0), next: at(1) };
}

/** The same day some months on; the last one where that month is shorter. */
export function shiftMonths(day: Day, months: number): Day {
  const { first } = monthOf(day);
  const date = new Date(first * DAY_MS);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS;
  return Math.min(target + (day - first), monthOf(target).next - 1);
}
