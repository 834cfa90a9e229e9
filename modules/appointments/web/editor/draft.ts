import type { Appointment, Calendar } from '../../../../web/api/api.ts';
import type { Entry, Times } from '../entries.ts';
import type { Said } from '../quick-add/quick-add.tsx';
import { MINUTES_A_DAY, dayOfWall, instantsOf, isoDay, isoWall, parseWall, wallAt, wallOf } from '../time/time.ts';
import type { Wall } from '../time/time.ts';

type Reminders = Appointment['reminders'];

/** What stands in the editor. Times are those of the wall clock in `zone`. */
export interface Draft {
  readonly title: string;
  readonly allDay: boolean;
  readonly start: Wall;
  /** All day: midnight after the last day. */
  readonly end: Wall;
  readonly zone: string;
  /** The clocks show the beginning twice, and the second is meant. */
  readonly second: boolean;
  readonly calendar_id: string;
  readonly category: string;
  readonly status: Appointment['status'];
  readonly busy: boolean;
  readonly location: string;
  readonly notes: string;
  readonly url: string;
  readonly rrule: string | null;
  readonly reminders: Reminders;
}

export function newDraft(at: Times, zone: string, calendar: Calendar | undefined): Draft {
  return {
    ...{ title: '', allDay: at.allDay, start: at.start, end: at.end, zone, second: false },
    ...{ calendar_id: calendar?.id ?? '', category: '', status: 'confirmed', busy: !at.allDay },
    ...{ location: '', notes: '', url: '', rrule: null, reminders: null },
  };
}

/** As a line of the person's was understood. */
export function draftSaid(said: Said['draft'], empty: Draft): Draft {
  const { title, all_day, starts_at, ends_at, time_zone, location, category, calendar_id, rrule, reminders } = said;
  const start = parseWall(starts_at);
  return {
    ...empty,
    ...{ title, allDay: all_day, start, end: parseWall(ends_at), zone: time_zone, busy: !all_day },
    second: starts_at.length > 16 && instantsOf(start, time_zone)[1] === Date.parse(starts_at),
    ...{ location, category: category ?? '', calendar_id: calendar_id ?? empty.calendar_id, rrule, reminders },
  };
}

/** Of an instance: what it is called and says from its row, when it takes place from the occurrence. */
export function draftOf(appointment: Appointment, { occurrence }: Entry, viewerZone: string): Draft {
  const { title, category, status, busy, location, notes, url, rrule, reminders, calendar_id } = appointment;
  const start = parseWall(occurrence.starts_local);
  const zone = occurrence.time_zone ?? viewerZone;
  return {
    ...{ title, allDay: occurrence.all_day, start, end: parseWall(occurrence.ends_local), zone },
    second: !occurrence.all_day && instantsOf(start, zone)[1] === Date.parse(occurrence.starts_at),
    ...{ calendar_id, category: category ?? '', status, busy, location, notes, url: url ?? '', rrule, reminders },
  };
}

/** The same on the clocks of another zone; all-day ones know no zone. */
export function timesIn(draft: Draft, viewerZone: string): Times {
  const { allDay, start, end } = draft;
  if (allDay || draft.zone === viewerZone) return { start, end, allDay };
  const [from, to] = [startOf(draft), instantsOf(end, draft.zone).at(-1)];
  if (from === undefined || to === undefined) return { start, end, allDay };
  return { start: wallOf(from, viewerZone), end: wallOf(to, viewerZone), allDay };
}

const startOf = ({ start, zone, second }: Draft) => instantsOf(start, zone).at(second ? 1 : 0);

/** As the API takes it. What the clocks show twice is said as an instant, so that it is in no doubt. */
export function toWire(draft: Draft) {
  const { title, category, status, busy, location, notes, url, rrule, reminders, calendar_id } = draft;
  return {
    ...{ title: title.trim(), location, notes, status, busy, rrule, reminders },
    ...timesToWire(draft),
    category: category.trim() === '' ? null : category.trim(),
    url: url.trim() === '' ? null : url.trim(),
    ...(calendar_id !== '' && { calendar_id }),
  };
}

function timesToWire({ allDay, start, end, zone, second }: Draft) {
  if (allDay) return { all_day: true, starts_at: isoDay(dayOfWall(start)), ends_at: isoDay(dayOfWall(end)) };
  const say = (wall: Wall, later: boolean) => {
    const instants = instantsOf(wall, zone);
    const instant = instants[later ? 1 : 0];
    return instants.length === 2 && instant !== undefined ? new Date(instant).toISOString() : isoWall(wall);
  };
  // The end is the first one after the beginning.
  const from = instantsOf(start, zone).at(second ? 1 : 0) ?? 0;
  const endLater = (instantsOf(end, zone)[0] ?? Infinity) < from;
  return { all_day: false, starts_at: say(start, second), ends_at: say(end, endLater), time_zone: zone };
}

const TIMES = ['all_day', 'starts_at', 'ends_at', 'time_zone'] as const;
type Wire = ReturnType<typeof toWire>;

/** Only what was changed: what is left out stays, in each of a series. Times go together. */
export function changeOf(before: Draft, after: Draft): Partial<Wire> {
  const [was, is] = [toWire(before), toWire(after)];
  const differs = (name: keyof Wire) => JSON.stringify(was[name]) !== JSON.stringify(is[name]);
  const moved = TIMES.some((name) => differs(name));
  const names = (Object.keys(is) as (keyof Wire)[]).filter((name) =>
    TIMES.some((each) => each === name) ? moved : differs(name),
  );
  return Object.fromEntries(names.map((name) => [name, is[name]]));
}

/** Another beginning: the end goes along. */
export const withStart = (draft: Draft, start: Wall): Draft => ({
  ...draft,
  start,
  end: draft.end + start - draft.start,
  second: false,
});

/** All day, or at a time: an hour in the morning. */
export function withAllDay(draft: Draft, allDay: boolean): Draft {
  const first = dayOfWall(draft.start);
  const last = dayOfWall(Math.max(draft.end - 1, draft.start));
  return allDay
    ? { ...draft, allDay, start: wallAt(first, 0), end: wallAt(last + 1, 0), busy: false }
    : { ...draft, allDay, start: wallAt(first, 540), end: wallAt(first, 600), busy: true };
}

/** `2026-03-02T15:00/2026-03-02T16:00` or `2026-03-02/2026-03-03`, as an address says it. */
export function readAt(text: string | undefined): Times | undefined {
  const [start = '', end = ''] = text?.split('/') ?? [];
  const pattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/;
  if (!pattern.test(start) || !pattern.test(end) || start.length !== end.length) return undefined;
  const [from, to] = [parseWall(start), parseWall(end)];
  return to > from ? { start: from, end: to, allDay: start.length === 10 } : undefined;
}

export const writeAt = ({ start, end, allDay }: Times): string =>
  [start, end].map((wall) => (allDay ? isoDay(dayOfWall(wall)) : isoWall(wall))).join('/');

/** The next full hour, where nothing was said. */
export function nextHour(now: Wall, day: number): Times {
  const minutes = Math.min((Math.floor((now % MINUTES_A_DAY) / 60) + 1) * 60, 23 * 60);
  return { start: wallAt(day, minutes), end: wallAt(day, minutes + 60), allDay: false };
}
