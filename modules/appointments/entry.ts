import { appointmentsError } from './appointments.errors.ts';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { ChangeOfAppointment } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import {
  RuleTooDense,
  asIfUtc,
  checkDensity,
  checkFirstTimes,
  expand,
  instantOf,
  localFrom,
  parseRule,
  printRule,
  wallClockAt,
} from './recurrence/recurrence.ts';
import type { Series } from './recurrence/recurrence.ts';
import { readLocal, readTimes, readZone } from './times.ts';
import type { Times } from './times.ts';

const LOOK_AHEAD_MS = 2 * 365 * 86_400_000;

/**
 * Reads a rule as it is stored, for an appointment that begins so.
 * @throws appointments.bad-rule, appointments.rule-too-dense
 */
export function readRule(text: string, series: Omit<Series, 'rrule'>, { nowMs }: { nowMs: number }): string {
  const parsed = parseRule(text, series);
  if ('fault' in parsed) throw ruleFault('appointments.bad-rule', parsed.fault);
  const rrule = printRule(parsed.rule);
  const day = series.time_zone === null;
  const begins = Date.parse(day ? `${series.starts_local}T00:00:00Z` : `${series.starts_local}Z`);
  const to = localFrom(Math.min(Math.max(nowMs, begins) + LOOK_AHEAD_MS, Date.UTC(9998, 11, 31)), { day });
  try {
    checkFirstTimes({ ...series, rrule });
    checkDensity(expand({ ...series, rrule }, { from: '', to }).locals);
  } catch (error) {
    if (!(error instanceof RuleTooDense)) throw error;
    throw ruleFault(
      'appointments.rule-too-dense',
      'At most 1,000 instances a year and 10,000 in all until two years from now.',
    );
  }
  return rrule;
}

/** The columns that are written as they are given. */
export function plainColumns(change: ChangeOfAppointment): Partial<AppointmentTable> {
  const { title, location, notes, url, category, status, busy, reminders } = change;
  return {
    ...(title === undefined ? {} : { title }),
    ...(location === undefined ? {} : { location }),
    ...(notes === undefined ? {} : { notes }),
    ...(url === undefined ? {} : { url }),
    ...(category === undefined ? {} : { category }),
    ...(status === undefined ? {} : { status }),
    ...(busy === undefined ? {} : { busy: busy ? 1 : 0 }),
    ...(reminders === undefined ? {} : { reminders: reminders === null ? null : JSON.stringify(reminders) }),
  };
}

export function changesTimes({ starts_at, ends_at, all_day, time_zone }: ChangeOfAppointment): boolean {
  return [starts_at, ends_at, all_day, time_zone].some((field) => field !== undefined);
}

/**
 * A row's times after a change; what the change leaves out stays: the wall clock, and how long it lasts.
 * @throws what `readTimes` throws
 */
export function changedTimes(
  row: Times,
  change: ChangeOfAppointment,
  { calendarZone }: { calendarZone: string },
): Times {
  const { starts_local } = row;
  if (!changesTimes(change)) return timesOf(row);
  const all_day = change.all_day ?? row.all_day === 1;
  const wasAllDay = row.all_day === 1;
  const time_zone = all_day ? '' : readZone(change.time_zone ?? row.time_zone ?? calendarZone);
  // The very instant, so that the second of two equal times stays the second.
  const sameZone = time_zone === row.time_zone;
  const starts_at =
    change.starts_at ??
    (wasAllDay === all_day
      ? all_day || !sameZone
        ? starts_local
        : row.starts_at
      : all_day
        ? starts_local.slice(0, 10)
        : `${starts_local}T09:00`);
  const lasts = wasAllDay === all_day ? lengthOf(row) : undefined;
  const times = readTimes({ starts_at, ends_at: change.ends_at, all_day, time_zone, lasts });
  // A flight that is moved still lands where it lands.
  if (row.ends_time_zone === null || change.ends_at !== undefined || all_day) return times;
  return {
    ...times,
    ends_time_zone: row.ends_time_zone,
    ends_local: wallClockAt(Date.parse(times.ends_at), row.ends_time_zone),
    fold: times.fold & 1,
  };
}

/** On the wall clock; between two zones in truth. */
function lengthOf({ starts_local, ends_local, ends_time_zone, starts_at, ends_at }: Times): number {
  return ends_time_zone === null
    ? asIfUtc(ends_local) - asIfUtc(starts_local)
    : Date.parse(ends_at) - Date.parse(starts_at);
}

function timesOf({
  starts_local,
  ends_local,
  time_zone,
  ends_time_zone,
  fold,
  all_day,
  starts_at,
  ends_at,
}: Times): Times {
  return { starts_local, ends_local, time_zone, ends_time_zone, fold, all_day, starts_at, ends_at };
}

/** The times of a row that begins elsewhere on the wall clock: nobody typed them, so that none is refused. */
export function timesFrom(
  { time_zone, ends_time_zone }: Pick<Times, 'time_zone' | 'ends_time_zone'>,
  { starts_local, lasts }: { starts_local: string; lasts: number },
): Times {
  const day = time_zone === null;
  const startsMs = instantOf(starts_local, time_zone);
  const ends_local = localFrom(asIfUtc(starts_local) + lasts, { day });
  const endsMs = Math.max(startsMs, instantOf(ends_local, ends_time_zone ?? time_zone));
  return {
    ...{ starts_local, ends_local, time_zone, ends_time_zone, fold: 0, all_day: day ? 1 : 0 },
    starts_at: timestamp(startsMs),
    ends_at: timestamp(endsMs),
  };
}

/** EXDATEs in the appointment's own kind of time. */
export function readExdates(exdates: readonly string[], time_zone: string | null): string[] {
  return [
    ...new Set(exdates.map((text, index) => readLocal(text, { field: `exdates/${index}`, time_zone }))),
  ].toSorted();
}

/** What each change of a row brings along. */
export function nextRevision(
  row: AppointmentTable,
  nowMs: number,
): Pick<AppointmentTable, 'revision' | 'sequence' | 'updated_at'> {
  return { revision: row.revision + 1, sequence: row.sequence + 1, updated_at: timestamp(nowMs) };
}

export function ruleFault(code: 'appointments.bad-rule' | 'appointments.rule-too-dense', message: string) {
  return appointmentsError(code, { detail: message, fields: [{ path: '/rrule', message }] });
}
