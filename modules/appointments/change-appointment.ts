import { randomUUIDv7 } from 'node:crypto';
import type { Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Appointment, ChangeOfAppointment, Scope } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { ownCalendarRow } from './calendars.ts';
import { changeSeries } from './change-series.ts';
import type { Changing } from './change-series.ts';
import { changedTimes, nextRevision, plainColumns, ruleFault, timesFrom } from './entry.ts';
import { appointmentsError } from './appointments.errors.ts';
import { findTaken } from './find-taken.ts';
import { findInstance } from './find-instance.ts';
import type { Instance } from './find-instance.ts';
import { keepChange } from './keep-change.ts';
import { asIfUtc } from './recurrence/recurrence.ts';
import { currentRevision } from './revision.ts';
import { toAppointment } from './rows.ts';
import { splitRows } from './split-appointment.ts';
import { storeAppointments } from './store-appointments.ts';

/** Which appointment or instance, and how much of it. */
export interface Target {
  readonly id: string;
  readonly scope?: Scope | undefined;
  /** The instance's original wall-clock beginning, or its instant; needed for `one` and `following` of a master. */
  readonly recurrence_id?: string | undefined;
  /** From If-Match. */
  readonly revision?: number | undefined;
}

/**
 * Changes an appointment, one of its instances (which becomes an override), all from one on (the series is cut in two) or all of them.
 * A time that moves is the time of the instance named, or of the first one; the others move as far.
 *
 * @returns what now describes it (the override, the new series, or the appointment), and what `undoChange` takes back
 * @throws appointments.not-found, appointments.no-such-instance, appointments.changed-meanwhile, and what reading times and rules throws
 */
export async function changeAppointment(
  { actor, database, clock }: Context,
  { change, ...target }: Target & { change: ChangeOfAppointment },
): Promise<{ appointment: Appointment; change_id: string }> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  return database.write(async (tx) => {
    const instance = await findInstance(tx, { owner_id, ...target });
    currentRevision(instance.addressed, target.revision);
    const calendar =
      change.calendar_id === undefined ? undefined : await ownCalendarRow(tx, { id: change.calendar_id, owner_id });
    if (calendar && (await findTaken(tx, { ...instance.master, calendar_id: calendar.id })))
      throw appointmentsError('appointments.uid-taken');
    const calendarZone =
      calendar?.time_zone ?? (await ownCalendarRow(tx, { id: instance.addressed.calendar_id, owner_id })).time_zone;
    const { described, change_id } = await keepChange(tx, { database, instance, nowMs }, () =>
      changeInstance(tx, { database, instance, change, nowMs, calendarZone }),
    );
    return { appointment: toAppointment(described), change_id };
  });
}

async function changeInstance(
  tx: Writer,
  { instance, ...changing }: Changing & { instance: Instance },
): Promise<AppointmentTable> {
  if (instance.scope === 'one') return changeOne(tx, { instance, ...changing });
  if (instance.scope === 'all') return changeSeries(tx, { ...instance, ...changing });
  const { database, nowMs } = changing;
  const halves = await splitRows(tx, { database, instance, nowMs });
  return changeSeries(tx, { ...halves, at: instance.at, ...changing });
}

/** An instance becomes an override; an override just changes. */
async function changeOne(
  tx: Writer,
  { database, instance: { master, override, at }, change, nowMs, calendarZone }: Changing & { instance: Instance },
): Promise<AppointmentTable> {
  if ((change.rrule ?? null) !== null) throw ruleFault('appointments.bad-rule', 'One instance alone does not repeat.');
  const before = override ?? overrideOf(master, at ?? master.starts_local);
  const after: AppointmentTable = {
    ...before,
    ...plainColumns(change),
    ...changedTimes(before, change, { calendarZone }),
    ...nextRevision(before, nowMs),
  };
  await storeAppointments(tx, { database, rows: [after], nowMs });
  return after;
}

/** The instance of a master as an override that changes nothing yet. It stays beside its master, whatever calendar that is in. */
export function overrideOf(master: AppointmentTable, at: string): AppointmentTable {
  const lasts = asIfUtc(master.ends_local) - asIfUtc(master.starts_local);
  return {
    ...master,
    ...(at === master.starts_local ? {} : timesFrom(master, { starts_local: at, lasts })),
    ...{ id: randomUUIDv7(), master_id: master.id, recurrence_id: at, revision: 0 },
    ...{ rrule: null, rdates: '[]', exdates: '[]', unknown: null, indexed_until: null },
  };
}
