import { dateInName } from './date-in-name.ts';
import { exifDate, mayHaveExif } from './exif-date.ts';
import { mayBeMovie, movieDateMs } from './movie-date.ts';

/** The day a file belongs to, and how that is known. */
export interface Taken {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly source: 'exif' | 'movie' | 'name' | 'modified';
}

export interface DayReader {
  (file: { readonly path: string; readonly name: string; readonly extension: string; readonly mtimeMs: number }): Taken;
}

/**
 * Tells the day of files: EXIF where there is one, else the film's own date, else a date in the name, else when it was last changed.
 * The last two are instants; they become days in `timeZone`. Days after tomorrow are not believed, but for the last.
 */
export function dayReader({ timeZone, nowMs }: { timeZone: string; nowMs: number }): DayReader {
  const dayAt = daysIn(timeZone);
  const latest = dayAt(nowMs + 24 * 3600 * 1000);

  return ({ path, name, extension, mtimeMs }) => {
    if (mayHaveExif(extension)) {
      const date = exifDate(path);
      if (date !== undefined && date <= latest) return { date, source: 'exif' };
    }
    if (mayBeMovie(extension)) {
      const ms = movieDateMs(path);
      const date = ms === undefined ? undefined : dayAt(ms);
      if (date !== undefined && date <= latest) return { date, source: 'movie' };
    }
    const date = dateInName(name, latest);
    return date === undefined ? { date: dayAt(mtimeMs), source: 'modified' } : { date, source: 'name' };
  };
}

const QUARTER_MS = 15 * 60_000;
const MOST_QUARTERS = 50_000;

/** The day at an instant. Remembered by the quarter of an hour: every zone is a whole number of them away from UTC since 1972. */
function daysIn(timeZone: string): (ms: number) => string {
  const known = new Map<number, string>();
  return (ms) => {
    const quarter = Math.floor(ms / QUARTER_MS);
    const before = known.get(quarter);
    if (before !== undefined) return before;
    const instant = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS);
    const day = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    if (known.size >= MOST_QUARTERS) known.clear();
    known.set(quarter, day);
    return day;
  };
}
