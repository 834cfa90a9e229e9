import type { ErrorOptions } from '../../kernel/errors/errors.ts';
import { timestamp } from '../../kernel/clock/clock.ts';
import { appointmentsError } from './appointments.errors.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { asIfUtc, instantOf, knownZone, localFrom, readDay, readTime, wallClockAt } from './recurrence/recurrence.ts';

/** When a single appointment or the first instance takes place, as its row says it. */
export type Times = Pick<
  AppointmentTable,
  'starts_local' | 'ends_local' | 'time_zone' | 'ends_time_zone' | 'fold' | 'all_day' | 'starts_at' | 'ends_at'
>;

/** What was written. */
export interface Written {
  readonly starts_at: string;
  /** Absent: `lasts` says it. */
  readonly ends_at?: string | undefined;
  readonly all_day: boolean;
  readonly time_zone: string;
  /** Milliseconds on the wall clock. */
  readonly lasts?: number | undefined;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Reads when something takes place.
 *
 * @throws appointments.bad-time, appointments.time-does-not-exist, appointments.time-exists-twice, appointments.unknown-time-zone,
 * appointments.ends-before-it-starts: each with the field at fault
 */
export function readTimes(written: Written): Times {
  return written.all_day ? readDays(written) : readHours(written);
}

/** @throws appointments.unknown-time-zone */
export function readZone(name: string): string {
  const zone = knownZone(name);
  if (zone === undefined)
    throw fault(
      'appointments.unknown-time-zone',
      'time_zone',
      `There is no time zone "${name}"; give an IANA name, like Europe/Berlin.`,
    );
  return zone;
}

/** One local time of an appointment: EXDATE, RECURRENCE-ID. */
export function readLocal(text: string, { field, time_zone }: { field: string; time_zone: string | null }): string {
  return time_zone === null ? dayFrom(text, field) : timeFrom(text, field, time_zone).local;
}

function readDays({ starts_at, ends_at, lasts = DAY_MS }: Written): Times {
  const starts_local = dayFrom(starts_at, 'starts_at');
  const ends_local =
    ends_at === undefined
      ? localFrom(asIfUtc(starts_local) + Math.max(DAY_MS, Math.ceil(lasts / DAY_MS) * DAY_MS), { day: true })
      : dayFrom(ends_at, 'ends_at');
  if (ends_local <= starts_local)
    throw fault('appointments.ends-before-it-starts', 'ends_at', 'The end is exclusive: one day ends on the next.');
  return {
    ...{ starts_local, ends_local, time_zone: null, ends_time_zone: null, fold: 0, all_day: 1 },
    starts_at: timestamp(asIfUtc(starts_local)),
    ends_at: timestamp(asIfUtc(ends_local)),
  };
}

function readHours({ starts_at, ends_at, time_zone, lasts = HOUR_MS }: Written): Times {
  const zone = readZone(time_zone);
  const starts = timeFrom(starts_at, 'starts_at', zone);
  const startsMs = instantOf(starts.local, zone, starts.fold);
  const ends =
    ends_at === undefined
      ? { local: localFrom(asIfUtc(starts.local) + lasts, { day: false }), fold: 0 as const }
      : timeFrom(ends_at, 'ends_at', zone);
  let endsMs = instantOf(ends.local, zone, ends.fold);
  if (endsMs < startsMs) {
    if (ends_at !== undefined)
      throw fault('appointments.ends-before-it-starts', 'ends_at', 'The end is before the beginning.');
    endsMs = startsMs + lasts;
  }
  const ends_local = ends_at === undefined ? wallClockAt(endsMs, zone) : ends.local;
  const ends_fold = instantOf(ends_local, zone) === endsMs ? 0 : 2;
  return {
    ...{ starts_local: starts.local, ends_local, time_zone: zone, ends_time_zone: null, all_day: 0 },
    fold: starts.fold | ends_fold,
    starts_at: timestamp(startsMs),
    ends_at: timestamp(endsMs),
  };
}

function dayFrom(text: string, field: string): string {
  const read = readDay(text);
  if (read.is === 'time') return read.local;
  throw fault(
    'appointments.bad-time',
    field,
    read.is === 'has-time'
      ? 'An all-day appointment has days, such as 2026-03-01, and no times.'
      : read.is === 'out-of-range'
        ? 'Years go from 2 to 9998.'
        : `"${text}" is no day; give one such as 2026-03-01.`,
  );
}

function timeFrom(text: string, field: string, zone: string): { local: string; fold: 0 | 1 } {
  const read = readTime(text, zone);
  switch (read.is) {
    case 'time':
      return read;
    case 'skipped':
      throw fault(
        'appointments.time-does-not-exist',
        field,
        `The clocks of ${zone} skip ${text}; ${read.before} and ${read.after} exist.`,
        { before: read.before, after: read.after },
      );
    case 'twice':
      throw fault(
        'appointments.time-exists-twice',
        field,
        `The clocks of ${zone} show ${text} twice: ${read.first} and ${read.second}. Say which.`,
        { first: read.first, second: read.second },
      );
    default:
      throw fault(
        'appointments.bad-time',
        field,
        read.is === 'out-of-range'
          ? 'Years go from 2 to 9998.'
          : `"${text}" is no time; give one such as 2026-03-01T15:00, or with an offset.`,
      );
  }
}

function fault(
  code: Parameters<typeof appointmentsError>[0],
  field: string,
  message: string,
  details: ErrorOptions['details'] = {},
) {
  return appointmentsError(code, { detail: message, fields: [{ path: `/${field}`, message }], details });
}
