import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { AppointmentTable, CalendarTable, OccurrenceTable, ReminderTable } from '../appointments.table.ts';
import { startOfDay } from '../recurrence/recurrence.ts';
import { remindersOf } from '../rows.ts';

/** Reminders stand ready for what begins within two months; `extendHorizons` goes on from there. */
export const REMINDED_MS = 60 * 86_400_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BATCH = 500;

type Reminded = Pick<AppointmentTable, 'id' | 'calendar_id' | 'all_day' | 'reminders' | 'status' | 'deleted_at'>;
type Planned = Pick<OccurrenceTable, 'owner_id' | 'starts_at' | 'appointment_id' | 'recurrence_id'>;

/**
 * Plans the reminders of appointments anew. One that was sent stays as it is, and is not sent again: its key is the instance and its
 * instant, so that only what was moved is reminded of anew.
 */
export async function planReminders(
  tx: Writer,
  {
    appointments,
    occurrences,
    nowMs,
  }: { appointments: readonly Reminded[]; occurrences: readonly Planned[]; nowMs: number },
): Promise<void> {
  const ids = appointments.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx
    .deleteFrom('appointment_reminders')
    .where('appointment_id', 'in', ids)
    .where('sent_at', 'is', null)
    .execute();
  await addReminders(tx, { appointments, occurrences, fromMs: nowMs - HOUR_MS, toMs: nowMs + REMINDED_MS });
}

/** Plans reminders of occurrences that begin from `fromMs` to `toMs`; what is planned or sent already stays. */
export async function addReminders(
  tx: Writer,
  {
    appointments,
    occurrences,
    fromMs,
    toMs,
  }: { appointments: readonly Reminded[]; occurrences: readonly Planned[]; fromMs: number; toMs: number },
): Promise<void> {
  // All-day ones stand in the index as if in UTC: their real day begins up to 14 hours earlier or 12 later.
  const [from, to] = [timestamp(fromMs - DAY_MS), timestamp(toMs)];
  const soon = occurrences.filter(({ starts_at }) => starts_at >= from && starts_at <= to);
  if (soon.length === 0) return;
  const byId = new Map(appointments.map((appointment) => [appointment.id, appointment]));
  const calendars = await calendarsOf(tx, appointments);
  const rows = soon.flatMap((occurrence) => {
    const appointment = byId.get(occurrence.appointment_id);
    const calendar = calendars.get(appointment?.calendar_id ?? '');
    return appointment && calendar ? remindersFor(occurrence, appointment, calendar, fromMs) : [];
  });
  for (let start = 0; start < rows.length; start += BATCH)
    await tx
      .insertInto('appointment_reminders')
      .values(rows.slice(start, start + BATCH))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

function remindersFor(
  occurrence: Planned,
  appointment: Reminded,
  calendar: CalendarReminders,
  fromMs: number,
): ReminderTable[] {
  if (appointment.status === 'cancelled' || appointment.deleted_at !== null) return [];
  const { starts_at, appointment_id, recurrence_id, owner_id } = occurrence;
  const all_day = appointment.all_day === 1;
  const startsMs = all_day ? startOfDay(starts_at.slice(0, 10), calendar.time_zone) : Date.parse(starts_at);
  if (startsMs < fromMs && !all_day) return [];
  const reminders = remindersOf(appointment.reminders ?? (all_day ? calendar.all_day_reminders : calendar.reminders));
  return reminders
    .map(({ minutes_before, via }) => ({
      ...{ appointment_id, recurrence_id, starts_at, minutes_before, via, owner_id },
      due_at: timestamp(startsMs - minutes_before * 60_000),
      sent_at: null,
    }))
    .filter(({ due_at }) => !all_day || due_at >= timestamp(fromMs));
}

type CalendarReminders = Pick<CalendarTable, 'id' | 'time_zone' | 'reminders' | 'all_day_reminders'>;

async function calendarsOf(tx: Reader, appointments: readonly Reminded[]): Promise<Map<string, CalendarReminders>> {
  const ids = [...new Set(appointments.map(({ calendar_id }) => calendar_id))];
  const calendars = await tx
    .selectFrom('calendars')
    .select(['id', 'time_zone', 'reminders', 'all_day_reminders'])
    .where('id', 'in', ids)
    .execute();
  return new Map(calendars.map((calendar) => [calendar.id, calendar]));
}
