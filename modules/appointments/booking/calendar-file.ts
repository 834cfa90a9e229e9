import { NewAppointment } from '../appointments.schema.ts';
import { rowFor } from '../create-appointment.ts';
import { writeCalendar } from '../icalendar/icalendar.ts';
import { beginsAt, endsAt, isCancelled } from './view.ts';
import type { BookingView } from './view.ts';

export interface CalendarFileOptions {
  /** Only its visitor has it: what the owner does is told without. */
  readonly token: string | undefined;
  /** Where people reach Steward, for the link in the file. */
  readonly publicUrl: string | undefined;
  readonly nowMs: number;
}

/**
 * The booking as a plain event for the visitor's calendar: nothing in it asks or answers anybody. Its UID is the appointment's and its
 * sequence grows, so that the file of a moved booking takes the place of the one before.
 */
export async function calendarFile(
  view: BookingView,
  { token, publicUrl, nowMs }: CalendarFileOptions,
): Promise<string> {
  const link =
    publicUrl === undefined || token === undefined ? null : new URL(`/book/${view.slug}/${token}`, publicUrl).href;
  const host = view.full_name ?? view.username ?? '';
  const time_zone = view.page_zone;
  const appointment = NewAppointment.parse({
    ...{
      title: host === '' ? view.title : `${view.title} – ${host}`,
      time_zone,
      location: view.location ?? '',
      url: link,
    },
    ...{ starts_at: beginsAt(view), ends_at: endsAt(view), status: isCancelled(view) ? 'cancelled' : 'confirmed' },
    notes: link === null ? '' : `To look at it, move or cancel it: ${link}`,
  });
  const row = rowFor(appointment, { owner_id: view.owner_id, calendar: { id: '', time_zone }, nowMs });
  const known = { uid: view.uid ?? view.appointment_id, sequence: view.sequence ?? 0, created_at: view.created_at };
  return writeCalendar([{ ...row, ...known, series_zone: null }], { name: view.title, nowMs, time_zone });
}

/** Loads what writes calendar files: a transaction cannot wait for that. */
export async function loadCalendarWriter(): Promise<void> {
  await writeCalendar([], { name: '', nowMs: 0 });
}
