import type { Due } from './choose.ts';

/** Whose words and clocks they are. */
export interface Viewer {
  readonly locale: string;
  readonly timeZone: string;
}

type Event = Pick<
  Due,
  'title' | 'location' | 'all_day' | 'starts_at' | 'ends_at' | 'startsMs' | 'endsMs' | 'time_zone'
>;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Up to here minutes say it best. */
const MOST_MINUTES = 90;
const MOST_MISSED = 10;

/** "Dentist in 10 minutes", "Tomorrow: Ada's birthday"; beneath it when and where. */
export function wordReminder(event: Event, viewer: Viewer, nowMs: number): { title: string; text: string } {
  return { title: headline(event, viewer, nowMs), text: whenAndWhere(event, viewer, nowMs) };
}

/** What could not be told while there was time. */
export function wordMissed(events: readonly Event[], viewer: Viewer): { title: string; text: string } {
  const lines = events
    .slice(0, MOST_MISSED)
    .map((event) => `${event.title}: ${whenAndWhere(event, viewer, Number.POSITIVE_INFINITY)}`);
  const more = events.length - lines.length;
  if (more > 0) lines.push(`and ${more} more`);
  return {
    title: events.length === 1 ? 'Missed while Steward was off' : `${events.length} missed while Steward was off`,
    text: lines.join('\n'),
  };
}

function headline(event: Event, { locale, timeZone }: Viewer, nowMs: number): string {
  const { title } = event;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const today = dayOf(nowMs, timeZone);
  const firstDay = event.all_day === 1 ? event.starts_at.slice(0, 10) : dayOf(event.startsMs, timeZone);
  const days = Math.round((Date.parse(firstDay) - Date.parse(today)) / DAY_MS);
  const minutes = Math.round((event.startsMs - nowMs) / MINUTE_MS);
  if (event.all_day === 1 || (days > 0 && minutes > MOST_MINUTES))
    return `${capitalised(relative.format(days, 'day'), locale)}: ${title}`;
  if (minutes === 0) return `${title} ${relative.format(0, 'second')}`;
  if (minutes < 0) return `${title}, ${relative.format(minutes, 'minute')}`;
  if (minutes <= MOST_MINUTES) return `${title} ${relative.format(minutes, 'minute')}`;
  return `${title} ${relative.format(Math.round(minutes / 60), 'hour')}`;
}

/** The times on the person's clocks; beside them the event's own, where those show something else. */
function whenAndWhere(event: Event, { locale, timeZone }: Viewer, nowMs: number): string {
  const parts = [event.all_day === 1 ? days(event, locale) : times(event, { locale, timeZone }, nowMs)];
  if (event.all_day === 0 && event.time_zone !== null && differs(event, timeZone)) {
    const there = times(event, { locale, timeZone: event.time_zone }, nowMs);
    parts[0] += ` (${there} ${cityOf(event.time_zone)})`;
  }
  if (event.location !== '') parts.push(event.location);
  return parts.join(', ');
}

function days({ starts_at, ends_at }: Event, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const lastDay = Date.parse(ends_at) - DAY_MS;
  return format.formatRange(Date.parse(starts_at), Math.max(Date.parse(starts_at), lastDay));
}

function times({ startsMs, endsMs }: Event, { locale, timeZone }: Viewer, nowMs: number): string {
  const today = Number.isFinite(nowMs) && dayOf(startsMs, timeZone) === dayOf(nowMs, timeZone);
  const format = new Intl.DateTimeFormat(locale, {
    ...(today ? {} : ({ weekday: 'short', day: 'numeric', month: 'long' } as const)),
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  return startsMs === endsMs ? format.format(startsMs) : format.formatRange(startsMs, endsMs);
}

function differs({ startsMs, endsMs, time_zone }: Event, timeZone: string): boolean {
  const offset = (ms: number, zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds;
  return [startsMs, endsMs].some((ms) => offset(ms, timeZone) !== offset(ms, time_zone ?? timeZone));
}

/** `America/New_York` → `New York`. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function dayOf(ms: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function capitalised(text: string, locale: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locale) + rest.join('');
}
