import type { SummaryInput } from './summaries.schema.ts';

/** Whole days in the viewer's zone. */
export interface Period {
  /** `2026-03-02`; both days belong to it. */
  readonly first: string;
  readonly last: string;
  readonly timeZone: string;
}

/** `daily`: today, or the day named; `weekly`: the week, from Monday to Sunday, that today or the day named is in; else the days named. */
export function periodOf(
  { label, from, to }: SummaryInput,
  { now, timeZone }: { now: Temporal.Instant; timeZone: string },
): Period {
  const day = from === undefined ? now.toZonedDateTimeISO(timeZone).toPlainDate() : Temporal.PlainDate.from(from);
  if (to !== undefined) return { first: day.toString(), last: to, timeZone };
  if (label !== 'weekly') return { first: day.toString(), last: day.toString(), timeZone };
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return { first: monday.toString(), last: monday.add({ days: 6 }).toString(), timeZone };
}

/** Every day of it. */
export function daysOf({ first, last }: Pick<Period, 'first' | 'last'>): Temporal.PlainDate[] {
  const begin = Temporal.PlainDate.from(first);
  const { days } = begin.until(Temporal.PlainDate.from(last));
  return Array.from({ length: days + 1 }, (_, index) => begin.add({ days: index }));
}

/** The instant at which a day begins for the viewer, or a time of that day. */
export function instantMs(day: Temporal.PlainDate, timeZone: string, hour?: number): number {
  return day.toZonedDateTime(hour === undefined ? { timeZone } : { timeZone, plainTime: { hour } }).epochMilliseconds;
}

/** The period that follows, for what comes next and for what the next summary compares with: a week to a month. */
export function ahead(period: Period): Period {
  const after = Temporal.PlainDate.from(period.last).add({ days: 1 });
  const days = Math.min(31, Math.max(7, daysOf(period).length));
  return { first: after.toString(), last: after.add({ days: days - 1 }).toString(), timeZone: period.timeZone };
}
