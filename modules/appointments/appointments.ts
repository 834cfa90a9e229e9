/** A person's calendars and what stands in them. README.md says what the words mean. */
export { appointmentsError } from './appointments.errors.ts';
export type * from './appointments.schema.ts';
export { NewAppointment } from './appointments.schema.ts';
export type { AppointmentTable, CalendarTable, OccurrenceTable, ReminderTable } from './appointments.table.ts';
export {
  changeCalendar,
  createCalendar,
  defaultCalendar,
  defaultCalendarIn,
  listCalendars,
  ownCalendar,
} from './calendars.ts';
export { createAppointment, newRow, rowFor } from './create-appointment.ts';
export { changeAppointment } from './change-appointment.ts';
export { deleteAppointment } from './delete-appointment.ts';
export { getAppointment, listAppointments } from './read-appointments.ts';
export { storeAppointments, trashAppointments } from './store-appointments.ts';
export { purgeAppointment, restoreAppointment } from './trash.ts';
export { ensureIndexed, extendHorizons, findBusy, listOccurrences } from './occurrences/occurrences.ts';
export { readRule } from './entry.ts';
export { readTimes, readZone } from './times.ts';
export { toAppointment } from './rows.ts';
