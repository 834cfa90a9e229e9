import type { PageRules } from './booking.schema.ts';
import { openStretches } from './opening-hours.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A stretch of time, the end excluded; milliseconds since the epoch. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** What is known of the time asked for, each in order of beginning. */
export interface Occupied {
  /** When the owner is busy. A slot keeps the page's buffers from these. */
  readonly busy: readonly Span[];
  /** Bookings with the buffers that were promised to them. A slot does not touch these. */
  readonly kept: readonly Span[];
  /** When bookings of this page begin: what its limits count. */
  readonly counted: readonly number[];
}

export const FREE: Occupied = { busy: [], kept: [], counted: [] };

/**
 * The slots of a page that begin in a range: on its grid, inside its opening hours, not too soon and not too far ahead; minus what is
 * occupied. Pure, in order, none twice. With `FREE` it says what the page offers at all.
 */
export function slotsOf(
  rules: PageRules & { readonly time_zone: string },
  {
    range,
    durationMinutes,
    nowMs,
    occupied,
  }: { range: Span; durationMinutes: number; nowMs: number; occupied: Occupied },
): Span[] {
  const earliestMs = Math.max(range.startMs, nowMs + rules.notice_minutes * MINUTE_MS);
  const latestMs = Math.min(range.endMs, nowMs + rules.ahead_days * DAY_MS);
  if (earliestMs >= latestMs) return [];
  const touchesBusy = overlapping(occupied.busy);
  const touchesKept = overlapping(occupied.kept);
  const full = fullDays(rules, occupied.counted);
  const [before, after] = [rules.buffer_before_minutes * MINUTE_MS, rules.buffer_after_minutes * MINUTE_MS];
  const slots: Span[] = [];
  const last = dayAt(latestMs, rules.time_zone);
  for (
    let day = dayAt(earliestMs, rules.time_zone);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (full(day)) continue;
    for (const { opens, closes, startMs: openMs, endMs: closeMs, instantOf } of openStretches(rules, day))
      for (let minutes = opens; minutes < closes; minutes += rules.slot_step_minutes) {
        const startMs = instantOf(minutes);
        if (startMs === undefined || startMs < openMs || startMs < earliestMs || startMs >= latestMs) continue;
        const endMs = startMs + durationMinutes * MINUTE_MS;
        if (endMs > closeMs || touchesBusy(startMs - before, endMs + after) || touchesKept(startMs, endMs)) continue;
        slots.push({ startMs, endMs });
      }
  }
  return slots;
}

/** Says whether a stretch touches one of the spans. Bookings with long buffers may lie in one another, so ends are looked up by their furthest. */
function overlapping(spans: readonly Span[]): (startMs: number, endMs: number) => boolean {
  let furthest = -Infinity;
  const ends = spans.map(({ endMs }) => (furthest = Math.max(furthest, endMs)));
  return (startMs, endMs) => {
    // How many begin before the end: the furthest end among them decides.
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle]?.startMs ?? Infinity) < endMs) low = middle + 1;
      else high = middle;
    }
    return (ends[low - 1] ?? -Infinity) > startMs;
  };
}

/** The days on which a limit is reached, by the calendar of the page's zone; weeks begin on Monday. */
function fullDays(
  { limit_per_day, limit_per_week, time_zone }: PageRules & { readonly time_zone: string },
  counted: readonly number[],
): (day: Temporal.PlainDate) => boolean {
  if (limit_per_day === null && limit_per_week === null) return () => false;
  const [days, weeks] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const startMs of counted) {
    const day = dayAt(startMs, time_zone);
    count(days, day.toString());
    count(weeks, mondayOf(day).toString());
  }
  return (day) =>
    (limit_per_day !== null && (days.get(day.toString()) ?? 0) >= limit_per_day) ||
    (limit_per_week !== null && (weeks.get(mondayOf(day).toString()) ?? 0) >= limit_per_week);
}

export function dayAt(ms: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}
