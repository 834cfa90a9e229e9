import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { appointmentsError } from '../appointments.errors.ts';
import type { Occurrence } from '../appointments.schema.ts';
import { wallClockAt } from '../recurrence/recurrence.ts';
import { readZone } from '../times.ts';
import { inConflict } from './conflicts.ts';
import { ensureIndexed } from './horizons.ts';
import { describedIn } from './range.ts';
import type { Described, Range } from './range.ts';
import { timeTaken, zonesOfCalendars } from './time-taken.ts';

const DAY_MS = 86_400_000;
const LONGEST_MS = 400 * DAY_MS;

/**
 * What takes place from one instant to another, the end excluded, in order; at most 400 days. All-day ones are found by their date in
 * the viewer's zone (the actor's, unless told otherwise). `conflict` looks at all of the person's calendars, whichever are asked for.
 *
 * @throws appointments.bad-range
 */
export async function listOccurrences(
  { actor, database, clock }: Pick<Context, 'actor' | 'database' | 'clock'>,
  {
    from,
    to,
    calendar_ids,
    time_zone = actor.time_zone,
  }: { from: string; to: string; calendar_ids?: readonly string[] | undefined; time_zone?: string | undefined },
): Promise<Occurrence[]> {
  const range = { owner_id: actor.person_id, ...readRange({ from, to }) };
  const viewerZone = readZone(time_zone);
  await ensureIndexed({ database, owner_id: actor.person_id, toMs: range.toMs, nowMs: clock.nowMs() });
  const { shown, conflicts } = await shownIn(database.read, { ...range, viewerZone });
  return shown
    .filter(({ calendar_id }) => calendar_ids?.includes(calendar_id) ?? true)
    .map((row) => toOccurrence(row, conflicts.has(row)));
}

/** @throws appointments.bad-range */
export function readRange({ from, to }: { from: string; to: string }): { fromMs: number; toMs: number } {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const message =
    toMs <= fromMs
      ? 'The end is not after the beginning.'
      : toMs - fromMs > LONGEST_MS
        ? 'At most 400 days at once.'
        : undefined;
  if (message !== undefined)
    throw appointmentsError('appointments.bad-range', { detail: message, fields: [{ path: '/to', message }] });
  return { fromMs, toMs };
}

/** The occurrences of a range, and which of them share time with another. */
async function shownIn(
  reader: Reader,
  { owner_id, fromMs, toMs, viewerZone }: Range & { viewerZone: string },
): Promise<{ shown: Described[]; conflicts: Set<Described> }> {
  const around = await describedIn(reader, { owner_id, fromMs: fromMs - DAY_MS, toMs: toMs + DAY_MS });
  const zones = around.some(({ all_day }) => all_day === 1) ? await zonesOfCalendars(reader, owner_id) : NO_ZONES;
  const taken = around.filter(({ takes_time }) => takes_time === 1).map((row) => timeTaken(row, zones));
  const [from, to] = [timestamp(fromMs), timestamp(toMs)];
  const [firstDay, lastDay] = [fromMs, toMs - 1].map((ms) => wallClockAt(ms, viewerZone).slice(0, 10)) as [
    string,
    string,
  ];
  return {
    shown: around.filter(({ all_day, starts_at, ends_at }) =>
      all_day === 1
        ? starts_at.slice(0, 10) <= lastDay && ends_at.slice(0, 10) > firstDay
        : starts_at < to && (ends_at > from || starts_at >= from),
    ),
    conflicts: new Set([...inConflict(taken)].map(({ item }) => item)),
  };
}

const NO_ZONES: ReadonlyMap<string, string> = new Map();

function toOccurrence(row: Described, conflict: boolean): Occurrence {
  const { starts_at, ends_at, recurrence_id, time_zone } = row;
  const all_day = row.all_day === 1;
  const local = (at: string, zone: string | null) =>
    zone === null ? at.slice(0, 10) : wallClockAt(Date.parse(at), zone);
  const [starts_local, ends_local] = [local(starts_at, time_zone), local(ends_at, row.ends_time_zone ?? time_zone)];
  return {
    appointment_id: row.appointment_id,
    recurrence_id: recurrence_id === '' ? null : recurrence_id,
    calendar_id: row.calendar_id,
    title: row.title,
    starts_at: all_day ? starts_local : starts_at,
    ends_at: all_day ? ends_local : ends_at,
    starts_local,
    ends_local,
    time_zone,
    all_day,
    location: row.location,
    category: row.category,
    status: row.status,
    busy: row.busy === 1,
    repeating: recurrence_id !== '',
    moved: row.moved_from !== '',
    conflict,
  };
}
