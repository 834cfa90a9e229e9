import { timestamp } from '../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { overrideOf } from './change-appointment.ts';
import type { Target } from './change-appointment.ts';
import { nextRevision } from './entry.ts';
import { findInstance } from './find-instance.ts';
import type { Instance } from './find-instance.ts';
import { keepChange } from './keep-change.ts';
import { currentRevision } from './revision.ts';
import { localsOf } from './rows.ts';
import { splitRows } from './split-appointment.ts';
import { setTrashed, storeAppointments } from './store-appointments.ts';

/**
 * Into the trash: an appointment, one instance (EXDATE), all from one on, or all of them. Each can be restored.
 * @returns what `undoChange` takes back
 * @throws appointments.not-found, appointments.no-such-instance, appointments.changed-meanwhile
 */
export async function deleteAppointment({ actor, database, clock }: Context, target: Target): Promise<string> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const instance = await findInstance(tx, { owner_id: actor.person_id, ...target });
    currentRevision(instance.addressed, target.revision);
    const { change_id } = await keepChange(tx, { database, instance, nowMs }, () =>
      instance.scope === 'one'
        ? deleteOne(tx, { database, instance, nowMs })
        : deleteSeries(tx, { database, instance, nowMs }),
    );
    return change_id;
  });
}

interface Deleting {
  readonly database: Database;
  readonly instance: Instance;
  readonly nowMs: number;
}

async function deleteSeries(tx: Writer, { database, instance, nowMs }: Deleting): Promise<AppointmentTable> {
  const { master, overrides } =
    instance.scope === 'following' ? await splitRows(tx, { database, instance, nowMs }) : instance;
  const rows = [master, ...overrides.filter((each) => each.deleted_at === null)];
  await setTrashed(tx, { database, rows, deleted_at: timestamp(nowMs), nowMs });
  return master;
}

/** What lies in the trash is the instance as it was: to restore it takes the exception back. */
async function deleteOne(
  tx: Writer,
  { database, instance: { master, override, at = master.starts_local }, nowMs }: Deleting,
): Promise<AppointmentTable> {
  const gone = override ?? overrideOf(master, at);
  const exdates = [...new Set([...localsOf(master.exdates), at])].toSorted();
  await storeAppointments(tx, {
    database,
    rows: [
      { ...master, exdates: JSON.stringify(exdates), ...nextRevision(master, nowMs) },
      { ...gone, ...nextRevision(gone, nowMs), deleted_at: timestamp(nowMs) },
    ],
    nowMs,
  });
  return gone;
}
