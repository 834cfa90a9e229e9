import type { Reader, Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { appointmentsError } from './appointments.errors.ts';
import type { AppointmentTable, ChangedRowTable } from './appointments.table.ts';
import { nextRevision } from './entry.ts';
import { findTaken } from './find-taken.ts';
import { indexAppointments } from './occurrences/occurrences.ts';
import { storeAppointments } from './store-appointments.ts';
import { removeRows } from './trash.ts';

/**
 * Takes one change or deletion back: every row is again what it was, and what the change made is gone. Only the revision goes on, so
 * that a tag never means two things. All of it or nothing.
 * @throws appointments.change-not-found, appointments.changed-meanwhile, appointments.uid-taken
 */
export async function undoChange({ actor, database, clock }: Context, { id }: { id: string }): Promise<void> {
  const nowMs = clock.nowMs();
  await database.write(async (tx) => {
    const kept = await keptRows(tx, { id, owner_id: actor.person_id });
    const now = await unchangedRows(tx, kept);
    const restored = kept.flatMap(({ appointment_id, before }) => {
      const row = now.get(appointment_id);
      if (before === null || row === undefined) return [];
      const was = JSON.parse(before) as AppointmentTable;
      return [{ was, row: { ...was, ...nextRevision(row, nowMs) } }];
    });
    const made = kept.filter(({ effect }) => effect === 'made').map((each) => each.appointment_id);
    const rows = restored.map(({ row }) => row);
    await removeRows(tx, made);
    const here = new Set(rows.map((row) => row.id));
    for (const row of rows) if (row.deleted_at === null) await refuseHomeless(tx, row, here);
    await storeAppointments(tx, { database, rows, nowMs });
    for (const { was, row } of restored) await carryOn(tx, was, row);

    const masters = made.flatMap((each) => now.get(each)?.master_id ?? []).filter((each) => !here.has(each));
    if (masters.length > 0) await indexAppointments(tx, { database, rows: await rowsOf(tx, masters), nowMs });
    await tx.deleteFrom('appointment_changes').where('id', '=', id).execute();
  });
}

async function keptRows(
  tx: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<readonly ChangedRowTable[]> {
  const rows = await tx
    .selectFrom('appointment_change_rows')
    .innerJoin('appointment_changes', 'appointment_changes.id', 'change_id')
    .selectAll('appointment_change_rows')
    .where('change_id', '=', id)
    .where('owner_id', '=', owner_id)
    .execute();
  if (rows.length === 0) throw appointmentsError('appointments.change-not-found');
  return rows;
}

/** The rows as they are, which is as the change left them, and no instance of theirs was changed by itself since. */
async function unchangedRows(
  tx: Reader,
  kept: readonly ChangedRowTable[],
): Promise<ReadonlyMap<string, AppointmentTable>> {
  const ids = kept.map(({ appointment_id }) => appointment_id);
  const left = new Map(kept.map(({ appointment_id, revision }) => [appointment_id, revision]));
  const rows = await tx
    .selectFrom('appointments')
    .selectAll()
    .where((row) => row.or([row('id', 'in', ids), row('master_id', 'in', ids)]))
    .execute();
  if (rows.length !== left.size || rows.some(({ id, revision }) => left.get(id) !== revision))
    throw appointmentsError('appointments.changed-meanwhile', {
      detail: 'It was changed since, so it was left alone.',
    });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Its calendar may have gone, or got the same appointment from elsewhere. */
async function refuseHomeless(tx: Reader, row: AppointmentTable, restored: ReadonlySet<string>): Promise<void> {
  const calendar = await tx
    .selectFrom('calendars')
    .select('deleted_at')
    .where('id', '=', row.calendar_id)
    .executeTakeFirst();
  if (calendar?.deleted_at !== null)
    throw appointmentsError('appointments.changed-meanwhile', { detail: 'Its calendar was deleted since.' });
  const taken = await findTaken(tx, row);
  if (taken && !restored.has(taken.id))
    throw appointmentsError('appointments.uid-taken', { details: { appointment_id: taken.id } });
}

/** An earlier change left the row as it is again: it can be taken back, too. */
async function carryOn(tx: Writer, was: AppointmentTable, row: AppointmentTable): Promise<void> {
  await tx
    .updateTable('appointment_change_rows')
    .set({ revision: row.revision })
    .where('appointment_id', '=', row.id)
    .where('revision', '=', was.revision)
    .execute();
}

function rowsOf(tx: Reader, ids: readonly string[]): Promise<AppointmentTable[]> {
  return tx.selectFrom('appointments').selectAll().where('id', 'in', ids).execute();
}
