import { appointmentsError } from '../appointments.errors.ts';
import { ComponentReader, firstValue } from './components.ts';
import type { RawComponent } from './components.ts';
import { contentLines } from './content-lines.ts';
import { loadIcal } from './jcal.ts';
import { readEvent, uidOf } from './read-event.ts';
import type { BrokenOne, ReadEvent } from './read-event.ts';
import { zonesOf } from './zones.ts';

/** Everything that a file says of one UID: the appointment, and instances of it that were changed. */
export interface EventGroup {
  readonly uid: string;
  readonly master: ReadEvent | undefined;
  readonly overrides: readonly ReadEvent[];
}

export interface CalendarFile {
  readonly events: number;
  /** The same event again, with an older SEQUENCE or DTSTAMP: passed over. */
  readonly duplicates: number;
  /** VTODO, VJOURNAL and what else is no event. */
  readonly others: Readonly<Record<string, number>>;
  /** In the order of the file; a group where its last event stands. */
  groups(): AsyncGenerator<{ readonly group: EventGroup } | { readonly broken: BrokenOne }>;
}

/** More are refused: whoever has them has several files. */
const MOST_EVENTS = 100_000;
const MOST_ZONES = 2000;

/**
 * Reads an iCalendar file (RFC 5545) in two passes, so that neither the order of its parts nor its size matters: the first counts, finds the time
 * zones and which of several versions of an event is the newest; `groups` is the second. METHOD means nothing here: reading a file mails nobody.
 *
 * @param open gives the same bytes each time
 * @param options.zone where times without a zone take place, unless the file says it
 * @throws appointments.not-a-calendar, appointments.too-many-events
 */
export async function readCalendar(
  open: () => Promise<AsyncIterable<Uint8Array>>,
  { zone, nowMs }: { zone: string; nowMs: number },
): Promise<CalendarFile> {
  const survey = await surveyOf(await open());
  if (!survey.calendar) throw appointmentsError('appointments.not-a-calendar');
  const named = zonesOf(survey.zones, { floating: zone });
  const floating = named.find(survey.zone ?? '') ?? zone;
  const zones = zonesOf(survey.zones, { floating });
  return {
    events: survey.events,
    duplicates: survey.events - survey.newest.size,
    others: Object.fromEntries(survey.others),
    async *groups() {
      const ical = await loadIcal();
      const left = new Map(survey.perUid);
      const unfinished = new Map<string, ReadEvent[]>();
      let ordinal = 0;
      for await (const raw of componentsOf(await open())) {
        if (raw.name !== 'VEVENT') continue;
        ordinal += 1;
        const { uid, key } = identityOf(raw);
        if (survey.newest.get(key)?.ordinal !== ordinal) continue;
        const result = readEvent(raw, { ical, zones, nowMs });
        const events = unfinished.get(uid) ?? [];
        if ('broken' in result) yield { broken: result.broken };
        else events.push(result.read);
        const more = (left.get(uid) ?? 1) - 1;
        left.set(uid, more);
        if (more > 0) {
          unfinished.set(uid, events);
          continue;
        }
        unfinished.delete(uid);
        left.delete(uid);
        if (events.length > 0) yield { group: groupOf(events) };
      }
    },
  };
}

interface Survey {
  calendar: boolean;
  events: number;
  /** X-WR-TIMEZONE */
  zone: string | undefined;
  readonly zones: RawComponent[];
  readonly others: Map<string, number>;
  readonly newest: Map<string, { ordinal: number; sequence: number; stamp: string }>;
  readonly perUid: Map<string, number>;
}

async function surveyOf(bytes: AsyncIterable<Uint8Array>): Promise<Survey> {
  const reader = new ComponentReader();
  const survey: Survey = {
    ...{ calendar: false, events: 0, zone: undefined, zones: [] },
    ...{ others: new Map(), newest: new Map(), perUid: new Map() },
  };
  for await (const raw of componentsOf(bytes, reader)) {
    if (raw.name === 'VEVENT') noteEvent(survey, raw);
    else if (raw.name === 'VTIMEZONE') {
      if (survey.zones.length < MOST_ZONES) survey.zones.push(raw);
    } else if (survey.others.size < 50 || survey.others.has(raw.name))
      survey.others.set(raw.name, (survey.others.get(raw.name) ?? 0) + 1);
  }
  survey.calendar = reader.calendar;
  survey.zone = reader.properties.get('X-WR-TIMEZONE');
  return survey;
}

function noteEvent(survey: Survey, raw: RawComponent): void {
  survey.events += 1;
  if (survey.events > MOST_EVENTS) throw appointmentsError('appointments.too-many-events');
  const { uid, key } = identityOf(raw);
  const sequence = Number(firstValue(raw, 'SEQUENCE') ?? 0) || 0;
  const stamp = firstValue(raw, 'DTSTAMP') ?? '';
  const other = survey.newest.get(key);
  if (!other) survey.perUid.set(uid, (survey.perUid.get(uid) ?? 0) + 1);
  else if (sequence < other.sequence || (sequence === other.sequence && stamp < other.stamp)) return;
  survey.newest.set(key, { ordinal: survey.events, sequence, stamp });
}

function identityOf(raw: RawComponent): { uid: string; key: string } {
  const uid = uidOf(raw);
  return { uid, key: JSON.stringify([uid, firstValue(raw, 'RECURRENCE-ID') ?? '']) };
}

async function* componentsOf(
  bytes: AsyncIterable<Uint8Array>,
  reader = new ComponentReader(),
): AsyncGenerator<RawComponent> {
  for await (const lines of contentLines(bytes))
    for (const line of lines) {
      const component = reader.push(line);
      if (component) yield component;
    }
  const last = reader.end();
  if (last) yield last;
}

function groupOf(events: readonly ReadEvent[]): EventGroup {
  const [first] = events;
  return {
    uid: first?.columns.uid ?? '',
    master: events.find(({ recurrence }) => recurrence === undefined),
    overrides: events.filter(({ recurrence }) => recurrence !== undefined),
  };
}
