/** Days are text, `2026-03-01`, counted as if in UTC; months are their first seven letters. No zone plays a part in sums of days. */

const DAY_MS = 86_400_000;

export const monthOf = (day: string): string => day.slice(0, 7);
export const firstDay = (month: string): string => `${month}-01`;
export const lastDay = (month: string): string => addDays(firstDay(addMonths(month, 1)), -1);

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function addMonths(month: string, months: number): string {
  const date = new Date(firstDay(month));
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

/** The weeks of a month, from a weekday on (1 is Monday, 7 Sunday); what lies outside of it is left empty. */
export function weeksOf(month: string, firstWeekday: number): (string | undefined)[][] {
  const first = firstDay(month);
  const offset = (new Date(first).getUTCDay() + 7 - (firstWeekday % 7)) % 7;
  const count = Number(lastDay(month).slice(8));
  const weeks = Math.ceil((offset + count) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_empty, weekday) => {
      const number = week * 7 + weekday - offset;
      return number >= 0 && number < count ? addDays(first, number) : undefined;
    }),
  );
}

/** The day on which an instant lies, for who lives in the zone. */
export function dayIn(instant: string | number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );
}
