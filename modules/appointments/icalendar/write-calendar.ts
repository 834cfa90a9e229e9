import { fold, loadIcal } from './jcal.ts';
import { eventLines } from './write-event.ts';
import type { Written } from './write-event.ts';
import { zoneLines } from './write-zone.ts';

export interface CalendarHead {
  readonly name: string;
  readonly time_zone?: string | undefined;
  /** Every zone that its events name. */
  readonly zones: readonly string[];
  /** The earliest beginning: zones are described from there on. */
  readonly fromMs: number;
  readonly nowMs: number;
}

/** An iCalendar file (RFC 5545), piece by piece. */
export async function* calendarText(
  { name, time_zone, zones, fromMs, nowMs }: CalendarHead,
  pages: AsyncIterable<readonly Written[]> | Iterable<readonly Written[]>,
): AsyncGenerator<string> {
  const ical = await loadIcal();
  const label = name.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\s+/g, ' ');
  yield [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Steward//Steward//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...[`NAME:${label}`, `X-WR-CALNAME:${label}`],
    ...(time_zone === undefined ? [] : [`X-WR-TIMEZONE:${time_zone}`]),
  ]
    .map(fold)
    .join('');
  for (const zone of zones) if (zone !== 'UTC') yield zoneLines(zone, { fromMs, nowMs });
  for await (const rows of pages) yield rows.map((row) => eventLines(row, ical)).join('');
  yield fold('END:VCALENDAR');
}

/** A few appointments as one file: for a mail, a booking. */
export async function writeCalendar(
  rows: readonly Written[],
  { name, nowMs, time_zone }: { name: string; nowMs: number; time_zone?: string },
): Promise<string> {
  const zones = [...new Set(rows.flatMap((row) => [row.time_zone, row.ends_time_zone].flatMap((zone) => zone ?? [])))];
  const fromMs = rows.reduce((least, { starts_at }) => Math.min(least, Date.parse(starts_at)), nowMs);
  const text = await Array.fromAsync(calendarText({ name, time_zone, zones, fromMs, nowMs }, [rows]));
  return text.join('');
}
