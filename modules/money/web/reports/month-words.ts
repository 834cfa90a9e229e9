/** "October 2026" */
export function monthWords(month: string, locale: string): string {
  return dayFormat(locale, { month: 'long', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`));
}

/** "21 Oct 2026" */
export function dayWords(day: string, locale: string): string {
  return dayFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
}

/** "12.5%", with one decimal, as the text of a report has it. */
export function percentWords(percent: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
}

/** So many months back from the one that it is where the person lives, that one first. */
export function monthsBack(timeZone: string, count: number): string[] {
  const present = Temporal.Now.plainDateISO(timeZone).toPlainYearMonth();
  return Array.from({ length: count }, (_, months) => present.subtract({ months }).toString());
}

function dayFormat(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
}
