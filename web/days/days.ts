/** Days of the calendar, and what people write for them. */
export { dayOf, isoDay, monthOf, shiftMonths, weekdayOf, weekOf } from './calendar-day.ts';
export type { Day } from './calendar-day.ts';
export { readDay } from './read-day.ts';
