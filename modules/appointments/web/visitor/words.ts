/** Times and days as the visitor's browser would say them. */

const locale = navigator.language;

export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function timeIn(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(new Date(instant));
}

/** "Wednesday, 14 January" of a day. */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

export function monthInWords(month: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );
}

/** 1 is Monday, 7 Sunday. */
export const FIRST_WEEKDAY = firstWeekday();

/** Not every browser knows it: Monday, as ISO 8601 has it. */
function firstWeekday(): number {
  const known: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(locale);
  return known.getWeekInfo?.().firstDay ?? 1;
}

/** The days of a week in their order, and the whole words for who listens. */
export const WEEKDAYS = Array.from({ length: 7 }, (_, index) => {
  const day = new Date(Date.UTC(2024, 0, FIRST_WEEKDAY + index));
  const say = (weekday: 'short' | 'long') => new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(day);
  return { short: say('short'), long: say('long') };
});

/** "Wednesday, 14 January 2026, 10:00 – 10:30" */
export function whenInWords({ starts_at, ends_at }: { starts_at: string; ends_at: string }, zone: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
    timeZone: zone,
  }).formatRange(new Date(starts_at), new Date(ends_at));
}

export function minutesInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const say = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: rest > 0 && hours > 0 ? 'short' : 'long',
    }).format(value);
  return [hours > 0 ? say(hours, 'hour') : '', rest > 0 ? say(rest, 'minute') : ''].filter(Boolean).join(' ');
}

/** "Europe/Berlin (GMT+1)", as of now. */
export function zoneInWords(zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts();
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return `${zone.replaceAll('_', ' ')}${offset ? ` (${offset})` : ''}`;
}
