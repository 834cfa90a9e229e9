/** Months as `YYYY-MM`, days as `YYYY-MM-DD`: text order is time order. */
import type { Context } from '../../../kernel/module/module.ts';

/** The actor's today. */
export function todayOf({ actor, clock }: Pick<Context, 'actor' | 'clock'>): string {
  return clock.now().toZonedDateTimeISO(actor.time_zone).toPlainDate().toString();
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function addMonths(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

export function lastDayOf(month: string): string {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return `${month}-${String(daysInMonth).padStart(2, '0')}`;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** So many months up to and with `last`, the earliest first. */
export function monthsUpTo(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addMonths(last, index - count + 1));
}
