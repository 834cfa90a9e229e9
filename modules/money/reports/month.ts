/** Months as `YYYY-MM`, days as `YYYY-MM-DD`: they compare as text. */

/** `monthsFrom('2026-10', -1)` is `2026-09`. */
export function monthsFrom(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** So many months, the last one being this one, the earliest first. */
export function monthsUpTo(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => monthsFrom(month, index + 1 - count));
}

/** The first and the last day. */
export function daysOf(month: string): { readonly from: string; readonly to: string } {
  const first = Temporal.PlainYearMonth.from(month);
  return { from: `${month}-01`, to: first.toPlainDate({ day: first.daysInMonth }).toString() };
}

/** The month that it is where somebody lives. */
export function monthAt(now: Temporal.Instant, timeZone: string): string {
  return now.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
}
