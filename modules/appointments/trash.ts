import type { Database, Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { appointmentsError } from './appointments.errors.ts';
import type { Appointment } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { nextRevision } from './entry.ts';
import { findTaken } from './find-taken.ts';
import { forgetChangesOf } from './keep-change.ts';
import { ownRow } from './own-rows.ts';
import { localsOf, toAppointment } from './rows.ts';
import { setTrashed, storeAppointments } from './store-appointments.ts';

/**
 * Out of the trash, with the overrides that went along, and its calendar where that lies there, too.
 * @throws appointments.not-found, appointments.not-in-trash, appointments.uid-taken
 */
export async function restoreAppointment(
  { actor, database, clock }: Context,
  { id }: { id: string },
): Promise<Appointment> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const row = await trashedRow(tx, { id, owner_id: actor.person_id });
    await refuseTaken(tx, row);
    await restoreCalendarOf(tx, row);
    if (row.master_id !== null)
      await takeBackException(tx, { database, override: row, master_id: row.master_id, nowMs });
    const rows = [row, ...(await goneWith(tx, row))];
    const [restored] = await setTrashed(tx, { database, rows, deleted_at: null, nowMs });
    return toAppointment(restored ?? row);
  });
}

/** For ever, overrides and all. @throws appointments.not-found, appointments.not-in-trash */
export async function purgeAppointment({ actor, database }: Context, { id }: { id: string }): Promise<void> {
  await database.write(async (tx) => {
    const row = await trashedRow(tx, { id, owner_id: actor.person_id });
    await purgeRows(tx, [row.id]);
  });
}

/** Empties the actor's trash. @returns how many appointments are gone for ever */
export async function emptyTrash({ actor, database }: Context): Promise<number> {
  return database.write(async (tx) => {
    const rows = await tx
      .selectFrom('appointments')
      .select('id')
      .where('owner_id', '=', actor.person_id)
      .where('deleted_at', 'is not', null)
      .execute();
    for (let start = 0; start < rows.length; start += 2000)
      await purgeRows(
        tx,
        rows.slice(start, start + 2000).map(({ id }) => id),
      );
    return rows.length;
  });
}

export async function purgeRows(tx: Writer, ids: readonly string[]): Promise<void> {
  const overrides = await tx.selectFrom('appointments').select('id').where('master_id', 'in', ids).execute();
  const all = [...ids, ...overrides.map(({ id }) => id)];
  await forgetChangesOf(tx, all);
  await removeRows(tx, all);
}

/** These and no others, with what stands in the index of them. */
export async function removeRows(tx: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('appointment_occurrences').where('appointment_id', 'in', ids).execute();
  await tx.deleteFrom('appointment_reminders').where('appointment_id', 'in', ids).execute();
  await tx.deleteFrom('appointments').where('id', 'in', ids).execute();
}

async function trashedRow(tx: Writer, own: { id: string; owner_id: string }): Promise<AppointmentTable> {
  const row = await ownRow(tx, own);
  if (row.deleted_at === null) throw appointmentsError('appointments.not-in-trash');
  return row;
}

/** It may have been imported again meanwhile. */
async function refuseTaken(tx: Writer, row: AppointmentTable): Promise<void> {
  const taken = await findTaken(tx, row);
  if (taken) throw appointmentsError('appointments.uid-taken', { details: { appointment_id: taken.id } });
}

async function restoreCalendarOf(tx: Writer, { calendar_id }: AppointmentTable): Promise<void> {
  await tx
    .updateTable('calendars')
    .set((row) => ({ deleted_at: null, revision: row('revision', '+', 1) }))
    .where('id', '=', calendar_id)
    .where('deleted_at', 'is not', null)
    .execute();
}

/** Overrides that went into the trash in the same moment, but for instances that were deleted by themselves. */
async function goneWith(tx: Writer, { id, deleted_at, exdates }: AppointmentTable): Promise<AppointmentTable[]> {
  const overrides = await tx
    .selectFrom('appointments')
    .selectAll()
    .where('master_id', '=', id)
    .where('deleted_at', '=', deleted_at)
    .execute();
  const excluded = new Set(localsOf(exdates));
  return overrides.filter(({ recurrence_id }) => !excluded.has(recurrence_id));
}

async function takeBackException(
  tx: Writer,
  {
    database,
    override,
    master_id,
    nowMs,
  }: { database: Database; override: AppointmentTable; master_id: string; nowMs: number },
): Promise<void> {
  const master = await ownRow(tx, { id: master_id, owner_id: override.owner_id });
  if (master.deleted_at !== null)
    throw appointmentsError('appointments.not-found', { detail: 'Restore the repeating appointment first.' });
  const exdates = localsOf(master.exdates).filter((local) => local !== override.recurrence_id);
  await storeAppointments(tx, {
    database,
    rows: [{ ...master, exdates: JSON.stringify(exdates), ...nextRevision(master, nowMs) }],
    nowMs,
  });
}
