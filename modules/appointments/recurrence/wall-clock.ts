/**
 * Wall clock and instants. A local time is text, so that order is time order: `2026-03-01T15:00:00`, or `2026-03-01` for a day.
 * A day has no zone: in the index it stands as if it were UTC.
 */

const DAY = /^\d{4}-\d\d-\d\d$/;
const WALL_CLOCK = /^\d{4}-\d\d-\d\d[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const INSTANT =
  /^(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?([Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;
/** Four-digit years all around, whatever the zone and however long a duration is: text order stays time order. */
const FIRST_DAY = '0002-01-01';
const LAST_DAY = '9998-12-31';

/** What became of a time that somebody wrote. */
export type ReadTime =
  | { readonly is: 'time'; readonly local: string; readonly fold: 0 | 1 }
  | { readonly is: 'no-time' | 'no-day' | 'has-time' | 'out-of-range' }
  | { readonly is: 'skipped'; readonly before: string; readonly after: string }
  | { readonly is: 'twice'; readonly first: string; readonly second: string };

/** The zone by its own spelling, where the IANA database knows it; offsets are no zones. */
export function knownZone(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** Reads a day. A time that is midnight passes for one, because many clients write days so. */
export function readDay(text: string): ReadTime {
  const day = text.slice(0, 10);
  if (!DAY.test(day) || !isDate(day)) return { is: 'no-day' };
  if (text.length > 10 && !/^[Tt ]00:00(:00(\.0+)?)?([Zz]|[+-]\d\d:?\d\d)?$/.test(text.slice(10)))
    return { is: 'has-time' };
  return inRange(day) ? { is: 'time', local: day, fold: 0 } : { is: 'out-of-range' };
}

/**
 * Reads a time in a zone: an instant with an offset decides by itself; a wall-clock time must exist, and exist once.
 * Seconds are kept, fractions are dropped.
 */
export function readTime(text: string, zone: string): ReadTime {
  if (WALL_CLOCK.test(text)) return readWallClock(text, zone);
  if (DAY.test(text) && isDate(text)) return readWallClock(`${text}T00:00:00`, zone);
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isDate(day)) return { is: 'no-time' };
  if (!inRange(day)) return { is: 'out-of-range' };
  const ms = Math.floor(Temporal.Instant.from(text).epochMilliseconds / 1000) * 1000;
  const local = wallClockAt(ms, zone);
  return { is: 'time', local, fold: instantOf(local, zone) === ms ? 0 : 1 };
}

function readWallClock(text: string, zone: string): ReadTime {
  const day = text.slice(0, 10);
  if (!isDate(day)) return { is: 'no-time' };
  if (!inRange(day)) return { is: 'out-of-range' };
  const wall = Temporal.PlainDateTime.from(text.replace(' ', 'T'));
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  const local = printWallClock(wall);
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { is: 'time', local, fold: 0 };
  const [first, second] = [printOffset(earlier), printOffset(later)];
  return earlier.toPlainDateTime().equals(wall)
    ? { is: 'twice', first, second }
    : { is: 'skipped', before: first, after: second };
}

/**
 * The instant of a local time. One that the clocks skip is as much later as they skip; of one that they show twice it is the first, or
 * with `fold` the second (RFC 5545 3.3.5; Temporal's "compatible"). Days stand as if they were UTC.
 */
export function instantOf(local: string, zone: string | null, fold = 0): number {
  if (local.length === 10 || zone === null) return asIfUtc(local);
  const disambiguation = fold === 1 ? 'later' : 'compatible';
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
}

/** What the clocks of a zone show at an instant, to the second. */
export function wallClockAt(ms: number, zone: string): string {
  let known = offsets.get(zone);
  if (!known || ms < known.fromMs || ms >= known.toMs) offsets.set(zone, (known = offsetAround(ms, zone)));
  return localFrom(ms + known.offsetMs, { day: false });
}

/** A zone's offset between two changes of its clocks. */
interface Offset {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

/** The last that was asked for of each zone: a calendar asks a thousand times for the same months. */
const offsets = new Map<string, Offset>();

function offsetAround(ms: number, zone: string): Offset {
  const time = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return {
    // The change itself counts to what follows: the one before a moment later is the one that began this offset.
    fromMs: time.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    toMs: time.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offsetMs: time.offsetNanoseconds / 1e6,
  };
}

/** The milliseconds of a local time if it were UTC: for sums and differences of wall-clock times. */
export function asIfUtc(local: string): number {
  return Date.parse(local.length === 10 ? `${local}T00:00:00Z` : `${local}Z`);
}

/** The local time that `asIfUtc` would give these milliseconds for. */
export function localFrom(ms: number, { day }: { day: boolean }): string {
  return new Date(ms).toISOString().slice(0, day ? 10 : 19);
}

/** When a day begins in a zone. */
export function startOfDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** JavaScript's dates roll February 30 over into March, so a date is one that comes back as it was written. */
function isDate(day: string): boolean {
  const ms = asIfUtc(day);
  return !Number.isNaN(ms) && localFrom(ms, { day: true }) === day;
}

const inRange = (day: string) => day >= FIRST_DAY && day <= LAST_DAY;
const printWallClock = (wall: Temporal.PlainDateTime) => wall.toString({ smallestUnit: 'second' });
const printOffset = (time: Temporal.ZonedDateTime) => time.toString({ smallestUnit: 'second', timeZoneName: 'never' });
