import type { Day, Heard, Repetition } from './heard.ts';

/** When it is, as an appointment is written: wall-clock times, or days, with an exclusive end. */
export interface Settled {
  readonly all_day: boolean;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly rrule: string | null;
}

const DAY_MINUTES = 1440;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const LAST = 6;

/**
 * Turns what was heard into a time: the next one that there is. Without a time it is the whole day; without a day it is today, or
 * tomorrow where the time is past; with neither it is the next full hour.
 */
export function settle(said: Heard, now: Temporal.ZonedDateTime): Settled {
  const heard = inItsHalf(repeatsFor(said));
  const later = heard.fromNow;
  if (later && (later.unit === 'minute' || later.unit === 'hour')) {
    const start = now.add({ minutes: later.minutes }).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
    return timed(heard, { start, last: undefined });
  }
  const minutes = heard.allDay ? undefined : startMinutesOf(heard, now);
  const day = firstDay(heard, { now, minutes });
  const last = heard.lastDay && lastDay(heard.lastDay, day);
  if (minutes === undefined) return wholeDays(heard, { day, last });
  return timed(heard, { start: at(day, minutes, now.timeZoneId), last });
}

const RHYTHMS = { day: 1, week: 7, month: 28, year: 365 } as const;

/** "every day for two weeks": so long it repeats, and does not last. */
function repeatsFor({ length, ...heard }: Heard): Heard {
  const { repetition, until, count } = heard;
  const days = Math.round((length?.minutes ?? 0) / DAY_MINUTES);
  if (!length || !repetition || until || count !== undefined || days <= RHYTHMS[repetition.unit] * repetition.interval)
    return length ? { ...heard, length } : heard;
  return { ...heard, until: { kind: 'distance', days: days - 1 } };
}

/** "tonight at 8", "at 8 in the evening": the part of the day says which half is meant. */
function inItsHalf(heard: Heard): Heard {
  const { part = 0, startMinutes, endMinutes, half } = heard;
  if (startMinutes === undefined || startMinutes < 60 || startMinutes >= DAY_MINUTES / 2) return heard;
  if (half || part < 12) return heard;
  const start = startMinutes + DAY_MINUTES / 2;
  if (endMinutes === undefined) return { ...heard, startMinutes: start };
  return { ...heard, startMinutes: start, endMinutes: endMinutes > start ? endMinutes : endMinutes + DAY_MINUTES / 2 };
}

function startMinutesOf(heard: Heard, now: Temporal.ZonedDateTime): number | undefined {
  if (heard.startMinutes !== undefined) return heard.startMinutes;
  if (heard.part !== undefined) return heard.part * 60;
  const lasts = heard.length?.unit === 'minute' || heard.length?.unit === 'hour';
  const dayless = !heard.day && !heard.fromNow && !heard.repetition;
  if (dayless && heard.length && !lasts) return undefined;
  if (dayless || (lasts && heard.day?.kind === 'distance' && heard.day.days === 0)) return (now.hour + 1) * 60;
  return lasts ? 9 * 60 : undefined;
}

function firstDay(
  heard: Heard,
  { now, minutes }: { now: Temporal.ZonedDateTime; minutes: number | undefined },
): Temporal.PlainDate {
  const today = now.toPlainDate();
  const gone = minutes !== undefined && at(today, minutes, now.timeZoneId).epochMilliseconds <= now.epochMilliseconds;
  const earliest = gone ? today.add({ days: 1 }) : today;
  if (heard.fromNow) return today.add({ [`${heard.fromNow.unit}s`]: Math.round(heard.fromNow.amount) });
  const said = heard.day ? resolve(heard.day, { today, earliest }) : earliest;
  return heard.repetition ? firstOf(heard.repetition, said) : said;
}

function resolve(day: Day, { today, earliest }: { today: Temporal.PlainDate; earliest: Temporal.PlainDate }) {
  switch (day.kind) {
    case 'distance':
      return today.add({ days: day.days });
    case 'day-of-month':
      return nextDayOfMonth(day.day, earliest);
    case 'next-week':
      return today.add({ days: 8 - today.dayOfWeek });
    case 'weekday':
      if (day.next) return today.add({ days: 7 - today.dayOfWeek + day.weekday });
      return earliest.add({ days: (7 + day.weekday - earliest.dayOfWeek) % 7 });
    case 'date':
      return day.year === undefined ? nextDate(day, today) : Temporal.PlainDate.from({ ...day, year: day.year });
  }
}

function nextDayOfMonth(day: number, from: Temporal.PlainDate): Temporal.PlainDate {
  let date = from;
  while (date.day !== day) date = date.add({ days: 1 });
  return date;
}

/** The next day of this name that there is: 29 February waits for a leap year. */
function nextDate({ month, day }: { month: number; day: number }, from: Temporal.PlainDate): Temporal.PlainDate {
  for (let year = from.year; ; year++) {
    const date = Temporal.PlainDate.from({ year, month, day });
    if (date.day === day && Temporal.PlainDate.compare(date, from) >= 0) return date;
  }
}

function lastDay(day: Day, first: Temporal.PlainDate): Temporal.PlainDate {
  const last = resolve(day, { today: first, earliest: first });
  return Temporal.PlainDate.compare(last, first) < 0 ? first : last;
}

function firstOf({ unit, weekdays, nth, dayOfMonth }: Repetition, from: Temporal.PlainDate): Temporal.PlainDate {
  for (let days = 0; days < 366; days++) {
    const date = from.add({ days });
    const fits =
      (weekdays.length === 0 || weekdays.includes(date.dayOfWeek)) &&
      (dayOfMonth === undefined || date.day === dayOfMonth) &&
      (nth === undefined || (nth === LAST ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === nth));
    if (fits || unit === 'year') return date;
  }
  return from;
}

function wholeDays(
  heard: Heard,
  { day, last }: { day: Temporal.PlainDate; last: Temporal.PlainDate | undefined },
): Settled {
  const days = Math.max(1, Math.round((heard.length?.minutes ?? 0) / DAY_MINUTES));
  const end = last ? last.add({ days: 1 }) : day.add({ days });
  return { all_day: true, starts_at: day.toString(), ends_at: end.toString(), rrule: ruleOf(heard, day, undefined) };
}

function timed(
  heard: Heard,
  { start, last }: { start: Temporal.ZonedDateTime; last: Temporal.PlainDate | undefined },
): Settled {
  const end = endOf(heard, { start, last });
  return {
    all_day: false,
    starts_at: written(start),
    ends_at: written(Temporal.ZonedDateTime.compare(end, start) > 0 ? end : start.add({ hours: 1 })),
    rrule: ruleOf(heard, start.toPlainDate(), start.timeZoneId),
  };
}

function endOf(
  heard: Heard,
  { start, last }: { start: Temporal.ZonedDateTime; last: Temporal.PlainDate | undefined },
): Temporal.ZonedDateTime {
  if (heard.endMinutes !== undefined) {
    const begun = heard.startMinutes !== undefined && heard.startMinutes >= DAY_MINUTES ? -1 : 0;
    return at(last ?? start.toPlainDate().add({ days: begun }), heard.endMinutes, start.timeZoneId);
  }
  const first = last ? last.toZonedDateTime({ timeZone: start.timeZoneId, plainTime: start.toPlainTime() }) : start;
  const { length } = heard;
  if (!length) return first.add({ hours: 1 });
  const whole = Number.isInteger(length.amount) && length.unit !== 'minute' && length.unit !== 'hour';
  // A day is a day, also where the clocks change.
  return whole ? first.add({ [`${length.unit}s`]: length.amount }) : first.add({ minutes: length.minutes });
}

function at(day: Temporal.PlainDate, minutes: number, timeZone: string): Temporal.ZonedDateTime {
  const later = day.add({ days: Math.floor(minutes / DAY_MINUTES) });
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor((minutes % DAY_MINUTES) / 60), minute: minutes % 60 });
  return later.toZonedDateTime({ timeZone, plainTime });
}

/** The wall clock; with its offset where the clocks show the time twice. */
function written(time: Temporal.ZonedDateTime): string {
  const plain = time.toPlainDateTime();
  const again = plain.toZonedDateTime(time.timeZoneId, { disambiguation: 'later' });
  const before = plain.toZonedDateTime(time.timeZoneId, { disambiguation: 'earlier' });
  return again.equals(before)
    ? plain.toString({ smallestUnit: 'minute' })
    : time.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}

const FREQUENCIES = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;

function ruleOf(heard: Heard, first: Temporal.PlainDate, timeZone: string | undefined): string | null {
  const { repetition, until, count } = heard;
  if (!repetition) return null;
  const { unit, interval, weekdays, nth, dayOfMonth } = repetition;
  const place = nth === undefined ? '' : nth === LAST ? '-1' : String(nth);
  const parts = [
    `FREQ=${FREQUENCIES[unit]}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(weekdays.length > 0 ? [`BYDAY=${weekdays.map((day) => place + WEEKDAYS[day - 1]).join(',')}`] : []),
    ...(dayOfMonth === undefined ? [] : [`BYMONTHDAY=${dayOfMonth}`]),
    ...(count === undefined ? [] : [`COUNT=${count}`]),
    ...(until ? [`UNTIL=${untilOf(lastDay(until, first), timeZone)}`] : []),
  ];
  return parts.join(';');
}

/** RFC 5545: a day where the beginning is a day, else an instant in UTC; the end of that day here. */
function untilOf(day: Temporal.PlainDate, timeZone: string | undefined): string {
  if (timeZone === undefined) return day.toString().replaceAll('-', '');
  const end = at(day, DAY_MINUTES - 1, timeZone).toInstant();
  return end.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}
