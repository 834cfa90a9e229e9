import type { AppointmentTable, OccurrenceTable, ReminderTable } from '../appointments.table.ts';

/** A reminder that is due, with what it reminds of. */
export interface Due
  extends
    Omit<ReminderTable, 'sent_at'>,
    Pick<OccurrenceTable, 'ends_at' | 'all_day'>,
    Pick<AppointmentTable, 'title' | 'location' | 'time_zone' | 'updated_at'> {
  /** When it begins and ends in truth: days, too. */
  readonly startsMs: number;
  readonly endsMs: number;
}

const MINUTE_MS = 60_000;
/** A duty's turn and a little more: what begins at its reminder has begun when it is told. */
const JUST_NOW_MS = 5 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;

/**
 * Which of the reminders that are due are told, and which were missed. In time, that is every one. After Steward was off:
 *
 * - what is still to begin is told, however late; what began up to an hour ago and goes on, as well;
 * - of several reminders of one thing only the last is told: "in 10 minutes" says all that "tomorrow" would have;
 * - what is over was missed, and is said once; after a week nobody wants to know;
 * - a reminder that was due before the appointment was written is told only in the hour before it begins: whoever wrote it knows.
 */
export function chooseDeliveries(due: readonly Due[], nowMs: number): { told: Due[]; missed: Due[] } {
  const told = new Map<string, Due>();
  const missed = new Map<string, Due>();
  for (const reminder of due.toSorted((a, b) => (a.due_at < b.due_at ? -1 : 1))) {
    const { appointment_id, starts_at, via, startsMs, endsMs, all_day } = reminder;
    const writtenSince = Date.parse(reminder.due_at) + MINUTE_MS < Date.parse(reminder.updated_at);
    const thing = `${appointment_id} ${starts_at}`;
    const over = nowMs >= Math.max(endsMs, startsMs + JUST_NOW_MS);
    const current = !over && (all_day === 1 || nowMs <= startsMs + HOUR_MS);
    if (current) {
      if (!writtenSince || (startsMs >= nowMs && startsMs <= nowMs + HOUR_MS)) told.set(`${thing} ${via}`, reminder);
    } else if (!writtenSince && endsMs > nowMs - WEEK_MS) missed.set(thing, reminder);
  }
  return { told: [...told.values()], missed: [...missed.values()] };
}
