import type { Cron } from './cron.ts';

/** A 29th of February on a given weekday may be forty years away; what does not come in this time never comes. */
const MOST_DAYS = 366 * 41;

/**
 * When it comes next, by the wall clock of the zone, as many times as asked; fewer where it never comes. On the nights when clocks
 * change, a time that does not exist comes once, right after the gap, and one that exists twice comes once, the first time.
 * What comes in every hour goes by the hour that passes: it neither pauses nor comes doubly fast.
 */
export function nextTimes(
  cron: Cron,
  { timeZone, after, count }: { timeZone: string; after: Temporal.Instant; count: number },
): Temporal.Instant[] {
  const times: Temporal.Instant[] = [];
  for (const time of cron.hours.length === 24 ? everyHour(cron, timeZone, after) : atHours(cron, timeZone, after)) {
    if (times.push(time) >= count) break;
  }
  return times;
}

function* atHours(cron: Cron, timeZone: string, after: Temporal.Instant): Generator<Temporal.Instant> {
  let latest = after;
  let date = after.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let days = 0; days < MOST_DAYS; days += 1, date = date.add({ days: 1 })) {
    if (!isDay(cron, date)) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const time = instantOf(date.toPlainDateTime({ hour, minute }), timeZone);
        // Several times in one gap are one.
        if (Temporal.Instant.compare(time, latest) <= 0) continue;
        latest = time;
        days = 0;
        yield time;
      }
    }
  }
}

function instantOf(wall: Temporal.PlainDateTime, timeZone: string): Temporal.Instant {
  const time = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (time.toPlainDateTime().equals(wall)) return time.toInstant();
  return (time.getTimeZoneTransition('next') ?? time).toInstant();
}

function* everyHour(cron: Cron, timeZone: string, after: Temporal.Instant): Generator<Temporal.Instant> {
  let time = after.toZonedDateTimeISO(timeZone).round({ smallestUnit: 'minute', roundingMode: 'floor' });
  for (;;) {
    time = time.add({ minutes: 1 });
    for (let days = 0; !isDay(cron, time.toPlainDate()); days += 1) {
      if (days > MOST_DAYS) return;
      time = time.add({ days: 1 }).startOfDay();
    }
    if (cron.minutes.includes(time.minute)) yield time.toInstant();
  }
}

function isDay(cron: Cron, date: Temporal.PlainDate): boolean {
  if (!cron.months.includes(date.month)) return false;
  const [day, weekday] = [cron.days.includes(date.day), cron.weekdays.includes(date.dayOfWeek % 7)];
  return cron.eitherDay ? day || weekday : day && weekday;
}
