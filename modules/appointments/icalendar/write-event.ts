import type { Reminder } from '../appointments.schema.ts';
import type { AppointmentTable } from '../appointments.table.ts';
import { instantOf } from '../recurrence/recurrence.ts';
import { localsOf, remindersOf } from '../rows.ts';
import { alarmFor, reminderFrom, sameReminder } from './alarms.ts';
import { fold } from './jcal.ts';
import type { Component, Ical, Property } from './jcal.ts';
import { readKept } from './kept.ts';
import type { Kept } from './kept.ts';
import { ZONE_PARAMETER } from './moments.ts';

/** In which zone an override's RECURRENCE-ID stands: its master's; null: a day. */
export interface Written extends AppointmentTable {
  readonly series_zone: string | null;
}

// oxlint-disable-next-line no-control-regex -- they are what is left out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** One VEVENT as lines of RFC 5545. */
export function eventLines(row: Written, ical: Ical): string {
  const kept = readKept(row.unknown);
  const reminders = row.reminders === null ? undefined : remindersOf(row.reminders);
  const properties = [...whenProperties(row), ...plainProperties(row, kept, reminders), ...otherProperties(kept)];
  const components = [...kept.components.filter(([name]) => name !== 'valarm'), ...alarmsOf(row, kept, reminders)];
  // The rule is kept as its text: the library would take it apart and write it in an order of its own.
  const rule = row.rrule === null ? '' : fold(`RRULE:${row.rrule}`);
  return (
    fold('BEGIN:VEVENT') +
    properties.map((property) => propertyLine(property, ical)).join('') +
    rule +
    components.map((component) => componentLines(component, ical)).join('') +
    fold('END:VEVENT')
  );
}

function componentLines([name, properties, components]: Component, ical: Ical): string {
  return (
    fold(`BEGIN:${name.toUpperCase()}`) +
    properties.map((property) => propertyLine(property, ical)).join('') +
    components.map((component) => componentLines(component, ical)).join('') +
    fold(`END:${name.toUpperCase()}`)
  );
}

function propertyLine(property: Property, ical: Ical): string {
  const line = ical.stringify.property([...property], ical.design.icalendar, true);
  // Whatever a value holds, it is one line: none can begin another property.
  return fold(line.replaceAll(/[\r\n]/g, ''));
}

function whenProperties(row: Written): Property[] {
  const { starts_local, ends_local, time_zone, fold: twice, rrule, rdates, exdates } = row;
  const single = rrule === null && rdates === '[]';
  const properties: Property[] = [timeProperty('dtstart', starts_local, time_zone, single ? twice & 1 : 0)];
  const endsZone = row.ends_time_zone ?? time_zone;
  // RFC 5545 3.6.1: without an end it takes no time; an end that is no later than the beginning is not allowed.
  if (row.starts_at !== row.ends_at || row.ends_time_zone !== null)
    properties.push(timeProperty('dtend', ends_local, endsZone, single ? twice >> 1 : 0));
  if (row.recurrence_id !== '')
    properties.push(
      timeProperty('recurrence-id', row.recurrence_id, row.recurrence_id.length === 10 ? null : row.series_zone, 0),
    );
  for (const [name, locals] of [
    ['rdate', localsOf(rdates)],
    ['exdate', localsOf(exdates)],
  ] as const)
    if (locals.length > 0) properties.push(timesProperty(name, locals, time_zone));
  return properties;
}

/** A time that the clocks show twice is written in UTC, so that no program takes it for the other; the zone stands beside it. */
function timeProperty(name: string, local: string, zone: string | null, second: number): Property {
  if (second === 0 || zone === null) return timesProperty(name, [local], zone);
  return [name, { [ZONE_PARAMETER]: zone }, 'date-time', utc(instantOf(local, zone, 1))];
}

function timesProperty(name: string, locals: readonly string[], zone: string | null): Property {
  if (zone === null) return [name, {}, 'date', ...locals];
  if (zone === 'UTC') return [name, {}, 'date-time', ...locals.map((local) => `${local}Z`)];
  return [name, { tzid: zone }, 'date-time', ...locals];
}

function plainProperties(row: Written, { parameters, properties }: Kept, reminders: readonly Reminder[] | undefined) {
  const text = (name: string, value: string): Property[] =>
    value === '' ? [] : [[name, parameters[name] ?? {}, 'text', plain(value)]];
  const categories = [
    ...(row.category === null ? [] : [row.category]),
    ...properties.filter(([name]) => name === 'categories').flatMap((property) => property.slice(3)),
  ];
  const changed = utc(Date.parse(row.updated_at));
  const all: Property[] = [
    ['uid', {}, 'text', row.uid],
    ['dtstamp', {}, 'date-time', changed],
    ['created', {}, 'date-time', utc(Date.parse(row.created_at))],
    ['last-modified', {}, 'date-time', changed],
    ['sequence', {}, 'integer', row.sequence],
    ...text('summary', row.title),
    ...text('location', row.location),
    ...text('description', row.notes),
    ...(categories.length > 0 ? [['categories', {}, 'text', ...categories] as Property] : []),
    ...(row.url === null ? [] : [['url', {}, 'uri', plain(row.url)] as Property]),
    ['status', {}, 'text', row.status.toUpperCase()],
    ['transp', {}, 'text', row.busy === 1 ? 'OPAQUE' : 'TRANSPARENT'],
    // Without it no alarm would mean "as the calendar has it".
    ...(reminders?.length === 0 ? [['x-steward-reminders', {}, 'text', 'none'] as Property] : []),
  ];
  return all;
}

function otherProperties({ properties }: Kept): Property[] {
  return properties.filter(([name]) => name !== 'categories');
}

/** Alarms as they came, where they still hold; others are written anew. */
function alarmsOf({ title }: Written, { components }: Kept, reminders: readonly Reminder[] | undefined): Component[] {
  const known = components
    .filter(([name]) => name === 'valarm')
    .map((alarm) => ({ alarm, means: reminderFrom(alarm) }));
  const holds = (means: Reminder | undefined) =>
    means === undefined || (reminders ?? []).some((reminder) => sameReminder(reminder, means));
  const anew = (reminders ?? []).filter(
    (reminder) => !known.some(({ means }) => means !== undefined && sameReminder(reminder, means)),
  );
  return [
    ...known.filter(({ means }) => holds(means)).map(({ alarm }) => alarm),
    ...anew.map((reminder) => alarmFor(reminder, plain(title))),
  ];
}

function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function plain(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '');
}
