/** The first day that somebody may have named a file after: digital photographs begin about here. */
const FIRST_YEAR = 1970;

/**
 * A day within a name, YYYY-MM-DD: `IMG_20240131_120000.jpg`, `PXL_20240131_…`, `IMG-20240131-WA0001`, `2024-01-31 Bill.pdf`,
 * `Screenshot 2024-01-31 at 10.11.12.png`, `2024.01.31`, `2024_01_31`, `20240131120000`.
 *
 * Year first only: 01-02-2024 is one day in Europe and another in America. Days that do not exist, and days after `latest`, are no dates.
 */
export function dateInName(name: string, latest: string): string | undefined {
  for (const [, year, , month, day] of name.matchAll(DATE)) {
    const date = `${year}-${month}-${day}`;
    if (Number(year) >= FIRST_YEAR && date <= latest && isDay(date)) return date;
  }
  return undefined;
}

/** Not within a longer number, unless that goes on as a time of six digits (and perhaps milliseconds). */
const DATE = /(?<!\d)(\d{4})([-_. ]?)(\d\d)\2(\d\d)(?!\d(?!\d{5}(?:\d{3})?(?!\d)))/g;

/** Does the calendar have this day (YYYY-MM-DD)? */
export function isDay(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
