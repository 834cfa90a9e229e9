import type { OpeningHours, PageRules, TimeRange } from './booking.schema.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** One stretch of time in which bookings may lie, and what the clocks show in it. */
export interface OpenStretch {
  readonly day: Temporal.PlainDate;
  readonly startMs: number;
  readonly endMs: number;
  /** The wall clock at its opening and closing, in minutes since midnight. */
  readonly opens: number;
  readonly closes: number;
  /** The instant of a wall-clock minute of the day; undefined where the clocks skip it. One that they show twice is taken once. */
  readonly instantOf: (minutes: number) => number | undefined;
}

/** When a page is open on one day of its zone. An exception replaces the weekday's hours. */
export function openStretches(
  { opening_hours, exceptions, time_zone }: Pick<PageRules, 'opening_hours' | 'exceptions'> & { time_zone: string },
  day: Temporal.PlainDate,
): OpenStretch[] {
  const ranges = hoursOn(day, opening_hours, exceptions);
  if (ranges.length === 0) return [];
  const midnight = day.toZonedDateTime(time_zone);
  const next = day.add({ days: 1 }).toZonedDateTime(time_zone);
  const even = next.epochMilliseconds - midnight.epochMilliseconds === DAY_MS && midnight.hour === 0;
  const stretch = even ? evenDay(midnight.epochMilliseconds) : unevenDay(day, time_zone);
  return ranges.flatMap(({ from, to }) => {
    const [opens, closes] = [minutesOf(from), minutesOf(to)];
    const { startMs, endMs, instantOf } = stretch(opens, closes);
    return startMs < endMs ? [{ day, startMs, endMs, opens, closes, instantOf }] : [];
  });
}

function hoursOn(
  day: Temporal.PlainDate,
  opening: OpeningHours,
  exceptions: PageRules['exceptions'],
): readonly TimeRange[] {
  const date = day.toString();
  const exception = exceptions.find((each) => each.date === date);
  if (exception) return exception.hours;
  const weekday = WEEKDAYS[day.dayOfWeek - 1];
  return weekday ? opening[weekday] : [];
}

type Stretch = (opens: number, closes: number) => Pick<OpenStretch, 'startMs' | 'endMs' | 'instantOf'>;

/** Nearly every day: the clocks go evenly, and a sum is enough. */
function evenDay(midnightMs: number): Stretch {
  const instantOf = (minutes: number) => midnightMs + minutes * MINUTE_MS;
  return (opens, closes) => ({ startMs: instantOf(opens), endMs: instantOf(closes), instantOf });
}

/**
 * A day on which the clocks are set. Strict: at no minute of the stretch do they show a time outside of the hours. An opening that they
 * show twice is the second one and a closing the first; hours that both lie in the repeated hour are those of its second round.
 */
function unevenDay(day: Temporal.PlainDate, zone: string): Stretch {
  return (opens, closes) => {
    const startMs = boundary(day, zone, opens, 'later');
    const first = boundary(day, zone, closes, 'earlier');
    const endMs = first > startMs ? first : boundary(day, zone, closes, 'later');
    const instantOf = (minutes: number) => {
      const { exists, earlierMs, laterMs } = instantsAt(day, zone, minutes);
      if (!exists) return undefined;
      return earlierMs >= startMs ? earlierMs : laterMs;
    };
    return { startMs, endMs, instantOf };
  };
}

/** The instant of a boundary; where the clocks skip it, the instant at which they do. */
function boundary(day: Temporal.PlainDate, zone: string, minutes: number, which: 'earlier' | 'later'): number {
  const { exists, earlierMs, laterMs } = instantsAt(day, zone, minutes);
  if (exists) return which === 'earlier' ? earlierMs : laterMs;
  const before = Temporal.Instant.fromEpochMilliseconds(earlierMs).toZonedDateTimeISO(zone);
  return before.getTimeZoneTransition('next')?.epochMilliseconds ?? laterMs;
}

function instantsAt(day: Temporal.PlainDate, zone: string, minutes: number) {
  const wall = day.toPlainDateTime().add({ minutes });
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  return {
    exists: earlier.toPlainDateTime().equals(wall),
    earlierMs: earlier.epochMilliseconds,
    laterMs: later.epochMilliseconds,
  };
}

/** `09:30` → 570; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
