import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import { instantOf, isoDay, weekdayOf } from './time/time.ts';
import type { Day, Wall } from './time/time.ts';

/** How one person reads a calendar: their zone, their week, the names of days, 12 or 24 hours. */
export interface Clock {
  readonly zone: string;
  readonly locale: string;
  /** 1 is Monday, 7 Sunday. */
  readonly firstWeekday: number;
  isWeekend(day: Day): boolean;
  /** "15:00", "3:00 pm" */
  time(wall: Wall): string;
  /** "15:00 – 16:00" */
  times(start: Wall, end: Wall): string;
  /** "15", "3 pm": beside the hours. */
  hour(hour: number): string;
  /** "Mon" */
  weekday(day: Day): string;
  /** "2" */
  dayNumber(day: Day): string;
  /** "2 Mar" where it is the first of its month, else "2". */
  dayInMonth(day: Day): string;
  /** "02/03/2026", as it is written in figures. */
  date(day: Day): string;
  /** "Monday, 2 March" */
  day(day: Day): string;
  /** "Monday, 2 March 2026" */
  longDay(day: Day): string;
  /** "Mon, 2 Mar" */
  shortDay(day: Day): string;
  /** "2 – 8 March 2026" */
  days(first: Day, last: Day): string;
  /** "March 2026" */
  month(day: Day): string;
}

const at = (wall: Wall) => wall * 60_000;
const noon = (day: Day) => Date.parse(`${isoDay(day)}T12:00:00Z`);

export function createClock(locale: string, zone: string): Clock {
  const week = weekInfo(locale);
  // What stands on the wall is formatted as if it were UTC: the zone is behind it already.
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const time = format({ hour: 'numeric', minute: '2-digit' });
  const halves = time.resolvedOptions().hour12 === true;
  const hour = halves ? format({ hour: 'numeric' }) : time;
  const weekday = format({ weekday: 'short' });
  const number = format({ day: 'numeric' });
  const first = format({ day: 'numeric', month: 'short' });
  const date = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const full = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = format({ month: 'long', year: 'numeric' });
  return {
    zone,
    locale,
    firstWeekday: week.firstDay,
    isWeekend: (each) => week.weekend.includes(weekdayOf(each)),
    time: (wall) => time.format(at(wall)),
    // 12-hour ranges say "am" once where they can; of the others some locales write a nought before the nine only in a range.
    times: (start, end) =>
      halves ? time.formatRange(at(start), at(end)) : `${time.format(at(start))} – ${time.format(at(end))}`,
    hour: (each) => hour.format(at(each * 60)),
    weekday: (each) => weekday.format(noon(each)),
    dayNumber: (each) => number.format(noon(each)),
    dayInMonth: (each) => (isoDay(each).endsWith('-01') ? first : number).format(noon(each)),
    date: (each) => date.format(noon(each)),
    day: (each) => day.format(noon(each)),
    longDay: (each) => longDay.format(noon(each)),
    shortDay: (each) => shortDay.format(noon(each)),
    days: (from, until) => full.formatRange(noon(from), noon(until)),
    month: (each) => month.format(noon(each)),
  };
}

/** Not every browser knows its locale's week; most of the world begins with Monday. */
function weekInfo(locale: string): Pick<Intl.WeekInfo, 'firstDay' | 'weekend'> {
  const names = new Intl.Locale(locale);
  return 'getWeekInfo' in names ? names.getWeekInfo() : { firstDay: 1, weekend: [6, 7] };
}

const ClockContext = createContext(createClock('en', 'UTC'));

export function ClockProvider({ locale, zone, children }: { locale: string; zone: string; children: ReactNode }) {
  const clock = useMemo(() => createClock(locale, zone), [locale, zone]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

export function useClock(): Clock {
  return use(ClockContext);
}

/** "Berlin", "New York" */
export const cityOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** "GMT+1", "EST": what the zone is called at that time. */
export function zoneNameAt(wall: Wall, zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    instantOf(wall, zone),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
