import type { Person, Schedule } from '../api/api.ts';

/** "Mon 23 Nov, 07:00", by the clocks of the schedule. */
export function timeWords(instant: string, { time_zone }: Pick<Schedule, 'time_zone'>, { locale }: Person): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    timeZone: time_zone,
  }).format(new Date(instant));
}
