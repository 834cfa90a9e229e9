import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Appointment, Calendar, NewAppointment } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { defaultCalendar, ownCalendar } from './calendars.ts';
import { plainColumns, readExdates, readRule } from './entry.ts';
import { toAppointment } from './rows.ts';
import { storeAppointments } from './store-appointments.ts';
import { readTimes } from './times.ts';

/**
 * @throws appointments.calendar-not-found, and what `readTimes` and `readRule` throw
 */
export async function createAppointment(context: Context, appointment: NewAppointment): Promise<Appointment> {
  const { database, clock } = context;
  const row = await newRow(context, appointment);
  const nowMs = clock.nowMs();
  await database.write(async (tx) => {
    // The calendar may have gone meanwhile.
    await ownCalendar(tx, { id: row.calendar_id, owner_id: row.owner_id });
    await storeAppointments(tx, { database, rows: [row], nowMs });
  });
  return toAppointment(row);
}

/** The row that an appointment would become; nothing is written but, at first use, the first calendar. */
export async function newRow(context: Context, appointment: NewAppointment): Promise<AppointmentTable> {
  const { actor, database } = context;
  const calendar: Calendar =
    appointment.calendar_id === undefined
      ? await defaultCalendar(context)
      : await ownCalendar(database.read, { id: appointment.calendar_id, owner_id: actor.person_id });
  return rowFor(appointment, {
    owner_id: actor.person_id,
    calendar,
    nowMs: context.clock.nowMs(),
  });
}

/** The same, for a calendar that the caller holds (booking, seeds): pure. */
export function rowFor(
  appointment: NewAppointment,
  { owner_id, calendar, nowMs }: { owner_id: string; calendar: Pick<Calendar, 'id' | 'time_zone'>; nowMs: number },
): AppointmentTable {
  const { starts_at, ends_at, all_day } = appointment;
  const times = readTimes({ starts_at, ends_at, all_day, time_zone: appointment.time_zone ?? calendar.time_zone });
  const exdates = readExdates(appointment.exdates, times.time_zone);
  const series = { ...times, rdates: [], exdates };
  const id = randomUUIDv7();
  const now = timestamp(nowMs);
  return {
    ...{ id, owner_id, calendar_id: calendar.id, uid: id, master_id: null, recurrence_id: '' },
    ...{ title: appointment.title, location: appointment.location, notes: appointment.notes, url: appointment.url },
    ...{ category: appointment.category, status: appointment.status },
    ...times,
    ...{ busy: 1, reminders: null, ...plainColumns({ ...appointment, busy: appointment.busy ?? !all_day }) },
    rrule: appointment.rrule === null ? null : readRule(appointment.rrule, series, { nowMs }),
    ...{ rdates: '[]', exdates: JSON.stringify(appointment.rrule === null ? [] : exdates) },
    ...{ unknown: null, sequence: 0, revision: 1, indexed_until: null },
    ...{ created_at: now, updated_at: now, deleted_at: null },
  };
}
