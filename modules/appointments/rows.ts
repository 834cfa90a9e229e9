import { z } from 'zod';
import { searchText } from '../../kernel/database/database.ts';
import { Reminder } from './appointments.schema.ts';
import type { Appointment } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { inPlainWords } from './recurrence/recurrence.ts';
import type { Series } from './recurrence/recurrence.ts';

const Locals = z.array(z.string());
const Reminders = z.array(Reminder);

/** Rows and what is made of them. JSON in a row was checked when it was written; it is still parsed, not believed. */
export function localsOf(json: string): string[] {
  return json === '[]' ? [] : Locals.parse(JSON.parse(json));
}

export function remindersOf(json: string): Reminder[] {
  return json === '[]' ? [] : Reminders.parse(JSON.parse(json));
}

/** When it takes place, for `recurrence/`. */
export function seriesOf(
  row: Pick<AppointmentTable, 'starts_local' | 'time_zone' | 'rrule' | 'rdates' | 'exdates'>,
): Series {
  const { starts_local, time_zone, rrule, rdates, exdates } = row;
  return { starts_local, time_zone, rrule, rdates: localsOf(rdates), exdates: localsOf(exdates) };
}

export function repeats({ rrule, rdates }: Pick<AppointmentTable, 'rrule' | 'rdates'>): boolean {
  return rrule !== null || rdates !== '[]';
}

/** As it travels. */
export function toAppointment(row: AppointmentTable): Appointment {
  const all_day = row.all_day === 1;
  return {
    id: row.id,
    calendar_id: row.calendar_id,
    title: row.title,
    starts_at: all_day ? row.starts_local : row.starts_at,
    ends_at: all_day ? row.ends_local : row.ends_at,
    starts_local: row.starts_local,
    ends_local: row.ends_local,
    time_zone: row.time_zone,
    all_day,
    location: row.location,
    notes: row.notes,
    url: row.url,
    category: row.category,
    status: row.status,
    busy: row.busy === 1,
    rrule: row.rrule,
    repeats: row.rrule === null ? null : inPlainWords(row.rrule, row),
    exdates: localsOf(row.exdates),
    reminders: row.reminders === null ? null : remindersOf(row.reminders),
    uid: row.uid,
    master_id: row.master_id,
    recurrence_id: row.recurrence_id === '' ? null : row.recurrence_id,
    revision: row.revision,
    created_at: row.created_at,
    updated_at: row.updated_at,
    deleted_at: row.deleted_at,
  };
}

/** What a search finds it by. */
export function searchTextOf({ title, location, category, notes }: AppointmentTable): string {
  return searchText(title, location, category ?? '', notes);
}
