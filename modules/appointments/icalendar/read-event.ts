import { createHash } from 'node:crypto';
import { StewardError } from '../../../kernel/errors/errors.ts';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reminder } from '../appointments.schema.ts';
import type { AppointmentTable } from '../appointments.table.ts';
import { readRule } from '../entry.ts';
import type { Times } from '../times.ts';
import { isPlain, reminderFrom, sameReminder } from './alarms.ts';
import { asIfUtc, instantOf, localFrom } from '../recurrence/recurrence.ts';
import { firstValue } from './components.ts';
import type { RawComponent } from './components.ts';
import { parameterOf, propertiesOf, textOf } from './jcal.ts';
import type { Component, Ical, Property } from './jcal.ts';
import { printKept } from './kept.ts';
import { BrokenEvent, localIn, momentAt, readDuration, readMoment, ZONE_PARAMETER } from './moments.ts';
import type { Moment, Zones } from './moments.ts';

/** What a file says of an appointment: a row without what is ours. */
export type EventColumns = Omit<
  AppointmentTable,
  | 'id'
  | 'owner_id'
  | 'calendar_id'
  | 'master_id'
  | 'recurrence_id'
  | 'revision'
  | 'indexed_until'
  | 'created_at'
  | 'updated_at'
  | 'deleted_at'
>;

export interface ReadEvent {
  readonly line: number;
  readonly columns: EventColumns;
  /** Which instance it replaces, in whatever zone the file says it. */
  readonly recurrence: Moment | undefined;
  readonly created_at: string | undefined;
  /** What was read other than it stands, in plain words. */
  readonly notes: readonly string[];
}

export interface BrokenOne {
  readonly line: number;
  readonly title: string;
  readonly reason: string;
}

/** UIDs stand in an index, whose entries are bounded. */
const UID_BYTES = 1000;
const MOST_TIMES = 10_000;
/** Read into columns; what else there is is kept. */
const KNOWN = new Set(
  (
    'uid dtstamp dtstart dtend duration summary location description status transp rdate exdate ' +
    'recurrence-id sequence created last-modified x-steward-reminders'
  ).split(' '),
);
const WITH_PARAMETERS = ['summary', 'location', 'description'];

/** One VEVENT, read by itself. */
export function readEvent(
  raw: RawComponent,
  { ical, zones, nowMs }: { ical: Ical; zones: Zones; nowMs: number },
): { readonly read: ReadEvent } | { readonly broken: BrokenOne } {
  try {
    if (raw.fault) return { broken: { ...brokenOne(raw, raw.fault.reason), line: raw.fault.line } };
    return { read: readParsed(parse(raw, ical), { raw, zones, nowMs }) };
  } catch (error) {
    if (error instanceof BrokenEvent || error instanceof StewardError) return { broken: brokenOne(raw, error.message) };
    throw error;
  }
}

function brokenOne(raw: RawComponent, reason: string): BrokenOne {
  const title = raw.lines.find(({ text }) => /^SUMMARY[;:]/i.test(text))?.text.replace(/^[^:]*:/, '') ?? '';
  return { line: raw.line, title: title.slice(0, 200), reason };
}

/** RRULE is left out: its text is read by our own rules, and ical.js throws at what it does not know. */
function parse({ lines }: RawComponent, ical: Ical): Component {
  const rest = lines.filter(({ text }) => !isRule(text));
  const bad = rest.find(({ text }) => !/^[\w-]+[;:]/.test(text));
  if (bad) throw new BrokenEvent(`Line ${bad.line} is no "NAME:value", and is folded to nothing.`);
  // The library looks names up in plain objects, where these are found: it could not write them again.
  const inherited = rest.find(({ text }) => (/^[\w-]+/.exec(text)?.[0] ?? '').toLowerCase() in {});
  if (inherited) throw new BrokenEvent(`Line ${inherited.line} has a name that no property may have.`);
  try {
    // The library hands back `any`; what is in it is checked value by value.
    return ical.parse(rest.map(({ text }) => text).join('\r\n')) as Component;
  } catch (error) {
    throw new BrokenEvent(error instanceof Error ? error.message : 'It cannot be read.', { cause: error });
  }
}

const isRule = (text: string) => /^RRULE[;:]/i.test(text);

function readParsed(
  event: Component,
  { raw, zones, nowMs }: { raw: RawComponent; zones: Zones; nowMs: number },
): ReadEvent {
  refuseEncodings(event);
  const notes: string[] = [];
  const { times, starts } = readTimesOf(event, zones);
  if (starts.floating) notes.push(`without a time zone: read in ${zones.floating}`);
  const series = readSeries(event, { raw, starts, zones, nowMs, notes });
  const recurrence = propertiesOf(event, 'recurrence-id')[0];
  const { category, more } = readCategories(event);
  const { url, otherUrls } = readUrl(event);
  const alarms = event[2].filter(([name]) => name === 'valarm');
  return {
    line: raw.line,
    notes,
    recurrence: recurrence && readMoment(recurrence, recurrence[3], zones),
    created_at: readInstant(event, 'created', zones),
    columns: {
      uid: checkedUid(raw),
      title: textOf(event, 'summary')?.trim() || 'Untitled',
      location: textOf(event, 'location') ?? '',
      notes: textOf(event, 'description') ?? '',
      ...{ url, category },
      status: statusOf(event),
      busy: textOf(event, 'transp')?.toUpperCase() === 'TRANSPARENT' ? 0 : 1,
      ...times,
      ...series,
      reminders: readReminders(event, alarms),
      unknown: printKept({
        properties: [
          ...event[1].filter(([name]) => !KNOWN.has(name) && name !== 'categories' && name !== 'url'),
          ...otherUrls,
          ...more,
        ],
        components: event[2].filter((component) => component[0] !== 'valarm' || !isPlain(component)),
        parameters: Object.fromEntries(
          WITH_PARAMETERS.map((name) => [name, propertiesOf(event, name)[0]?.[1] ?? {}] as const).filter(
            ([, parameters]) => Object.keys(parameters).length > 0,
          ),
        ),
      }),
      sequence: sequenceOf(event),
    },
  };
}

function readTimesOf(event: Component, zones: Zones): { times: Times; starts: Moment } {
  const [property] = propertiesOf(event, 'dtstart');
  if (!property) throw new BrokenEvent('DTSTART is missing.');
  const starts = readMoment(property, property[3], zones);
  const startsMs = instantOf(starts.local, starts.zone, starts.fold);
  const ends = endOf(event, { starts, startsMs, zones });
  if (starts.zone === null || ends.zone === null) {
    if (starts.zone !== ends.zone) throw new BrokenEvent('One of DTSTART and DTEND is a day, the other a time.');
    const ends_local = ends.local > starts.local ? ends.local : dayAfter(starts.local, 1);
    if (ends.local < starts.local) throw new BrokenEvent('It ends before it starts.');
    const [starts_at, ends_at] = [timestamp(asIfUtc(starts.local)), timestamp(asIfUtc(ends_local))];
    const times = { starts_local: starts.local, ends_local, starts_at, ends_at };
    return { starts, times: { ...times, time_zone: null, ends_time_zone: null, fold: 0, all_day: 1 } };
  }
  const endsMs = instantOf(ends.local, ends.zone, ends.fold);
  if (endsMs < startsMs) throw new BrokenEvent('It ends before it starts.');
  return {
    starts,
    times: {
      ...{ starts_local: starts.local, ends_local: ends.local, time_zone: starts.zone },
      ends_time_zone: ends.zone === starts.zone ? null : ends.zone,
      fold: starts.fold | (ends.fold << 1),
      all_day: 0,
      ...{ starts_at: timestamp(startsMs), ends_at: timestamp(endsMs) },
    },
  };
}

function endOf(
  event: Component,
  { starts, startsMs, zones }: { starts: Moment; startsMs: number; zones: Zones },
): Moment {
  const [property] = propertiesOf(event, 'dtend');
  const { local, zone } = starts;
  if (property) {
    const ends = readMoment(property, property[3], zones);
    // UTC is no place: it ends where it began.
    const placeless = ends.zone === 'UTC' && parameterOf(property, ZONE_PARAMETER) === undefined;
    return placeless && zone !== null && zone !== 'UTC' ? momentAt(asIfUtc(ends.local), zone) : ends;
  }
  const duration = textOf(event, 'duration');
  if (zone === null) {
    const { days, ms } = duration === undefined ? { days: 1, ms: 0 } : readDuration(duration);
    return { local: dayAfter(local, days + Math.ceil(ms / 86_400_000)), zone, fold: 0 };
  }
  if (duration === undefined) return starts;
  const { days, ms } = readDuration(duration);
  const since = days === 0 ? startsMs : instantOf(localFrom(asIfUtc(local) + days * 86_400_000, { day: false }), zone);
  return momentAt(since + ms, zone);
}

function dayAfter(day: string, days: number): string {
  return localFrom(asIfUtc(day) + days * 86_400_000, { day: true });
}

function readSeries(
  event: Component,
  {
    raw,
    starts,
    zones,
    nowMs,
    notes,
  }: { raw: RawComponent; starts: Moment; zones: Zones; nowMs: number; notes: string[] },
): Pick<AppointmentTable, 'rrule' | 'rdates' | 'exdates'> {
  const rules = raw.lines.filter(({ text }) => isRule(text)).map(({ text }) => text.replace(/^[^:]*:/, ''));
  if (rules.length > 1) throw new BrokenEvent('It has more than one RRULE.');
  if (propertiesOf(event, 'exrule').length > 0) notes.push('EXRULE is obsolete and was not applied');
  const { local: starts_local, zone: time_zone } = starts;
  const wanted = { zone: time_zone, at: starts_local.slice(10) };
  const locals = (name: string) =>
    [
      ...new Set(
        propertiesOf(event, name).flatMap((property) =>
          property
            .slice(3)
            .map((value) => localIn(readMoment(property, beginningOf(value, property, notes), zones), wanted)),
        ),
      ),
    ].toSorted();
  const [rdates, exdates] = [locals('rdate'), locals('exdate')];
  if (rdates.length + exdates.length > MOST_TIMES) throw new BrokenEvent('It has too many RDATE or EXDATE.');
  const [text] = rules;
  const series = { starts_local, time_zone, rdates, exdates };
  const rrule = text === undefined ? null : readRule(text, series, { nowMs });
  return { rrule, rdates: JSON.stringify(rdates), exdates: JSON.stringify(exdates) };
}

/** A PERIOD of an RDATE has a length of its own, which we do not know. */
function beginningOf(value: unknown, [, , type]: Property, notes: string[]): unknown {
  if (type !== 'period' || !Array.isArray(value)) return value;
  if (!notes.includes(PERIODS)) notes.push(PERIODS);
  return value[0];
}
const PERIODS = 'each RDATE lasts as long as the first instance';

function readCategories(event: Component): { category: string | null; more: Property[] } {
  const [first, ...rest] = propertiesOf(event, 'categories').flatMap((property) => property.slice(3).map(String));
  const category = first?.trim().slice(0, 100) || null;
  return { category, more: rest.length > 0 ? [['categories', {}, 'text', ...rest]] : [] };
}

function readUrl(event: Component): { url: string | null; otherUrls: Property[] } {
  const properties = propertiesOf(event, 'url');
  const [first, ...rest] = properties;
  const text = typeof first?.[3] === 'string' ? first[3] : '';
  const known = /^https?:\/\//i.test(text) && text.length <= 2000 && URL.canParse(text);
  return known ? { url: text, otherUrls: rest } : { url: null, otherUrls: properties };
}

/** null: it says nothing, so the calendar's hold. */
function readReminders(event: Component, alarms: readonly Component[]): string | null {
  const reminders: Reminder[] = [];
  for (const alarm of alarms) {
    const reminder = reminderFrom(alarm);
    if (reminder && !reminders.some((other) => sameReminder(other, reminder))) reminders.push(reminder);
  }
  if (reminders.length === 0) return textOf(event, 'x-steward-reminders') === 'none' ? '[]' : null;
  return JSON.stringify(reminders.slice(0, 10));
}

function statusOf(event: Component): AppointmentTable['status'] {
  const status = textOf(event, 'status')?.toLowerCase();
  return status === 'tentative' || status === 'cancelled' ? status : 'confirmed';
}

function sequenceOf(event: Component): number {
  const sequence = Number(textOf(event, 'sequence') ?? 0);
  return Number.isInteger(sequence) && sequence >= 0 && sequence < 2 ** 31 ? sequence : 0;
}

/** RFC 5545 wants a UID; where a file has none, the same event gets the same again. */
export function uidOf(raw: RawComponent): string {
  const uid = firstValue(raw, 'UID')?.replaceAll(/\\([\\;,])/g, '$1') ?? '';
  if (uid !== '') return uid;
  const hash = createHash('sha256');
  for (const { text } of raw.lines)
    if (!/^(DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE)[;:]/i.test(text)) hash.update(`${text}\n`);
  return `${hash.digest('hex').slice(0, 32)}@without-uid`;
}

function checkedUid(raw: RawComponent): string {
  const uid = uidOf(raw);
  if (Buffer.byteLength(uid) > UID_BYTES) throw new BrokenEvent('Its UID is too long.');
  return uid;
}

function readInstant(event: Component, name: string, zones: Zones): string | undefined {
  const [property] = propertiesOf(event, name);
  if (!property) return undefined;
  try {
    const { local, zone, fold } = readMoment(property, property[3], zones);
    return timestamp(instantOf(local, zone, fold));
  } catch (error) {
    // When it was made is not worth losing it for.
    if (error instanceof BrokenEvent) return undefined;
    throw error;
  }
}

/** Of vCalendar 1.0: text in them would be taken for what it is not. */
function refuseEncodings([, properties]: Component): void {
  for (const property of properties) {
    const encoding = parameterOf(property, 'encoding')?.toUpperCase();
    if (encoding !== undefined && encoding !== 'BASE64' && encoding !== '8BIT')
      throw new BrokenEvent(`${property[0].toUpperCase()} is in an unknown encoding, "${encoding.slice(0, 40)}".`);
  }
}

/** For the previews: `2026-03-01 15:00 (Europe/Berlin)`. */
export function whenOf({ starts_local, time_zone }: Pick<AppointmentTable, 'starts_local' | 'time_zone'>): string {
  const [day = '', time = ''] = starts_local.split('T');
  return time_zone === null ? day : `${day} ${time.slice(0, 5)}`;
}
