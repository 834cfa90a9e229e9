import { timestamp } from '../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../kernel/database/database.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { indexAppointments } from './occurrences/occurrences.ts';
import { searchTextOf } from './rows.ts';

/**
 * Writes whole rows, new ones or in the place of those with the same id, and keeps index and reminders with them, in the caller's
 * transaction. Up to 2,000 rows at a time. The rows are believed: read times with `readTimes` and rules with `readRule` first.
 */
export async function storeAppointments(
  tx: Writer,
  { database, rows, nowMs }: { database: Database; rows: readonly AppointmentTable[]; nowMs: number },
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .deleteFrom('appointments')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  await database.insertMany(
    tx,
    'appointments',
    rows.map((row) => ({ ...row, search: searchTextOf(row) })),
  );
  await indexAppointments(tx, { database, rows, nowMs });
}

/** Into the trash with them, overrides and all; those that are not this person's, or lie there already, stay as they are. */
export async function trashAppointments(
  tx: Writer,
  { database, owner_id, ids, nowMs }: { database: Database; owner_id: string; ids: readonly string[]; nowMs: number },
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .selectFrom('appointments')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where((row) => row.or([row('id', 'in', ids), row('master_id', 'in', ids)]))
    .execute();
  const deleted_at = timestamp(nowMs);
  await setTrashed(tx, { database, rows, deleted_at, nowMs });
}

/** Moves rows into the trash (`deleted_at`) or out of it (null). */
export async function setTrashed(
  tx: Writer,
  {
    database,
    rows,
    deleted_at,
    nowMs,
  }: { database: Database; rows: readonly AppointmentTable[]; deleted_at: string | null; nowMs: number },
): Promise<AppointmentTable[]> {
  if (rows.length === 0) return [];
  const updated_at = timestamp(nowMs);
  await tx
    .updateTable('appointments')
    .set((row) => ({ deleted_at, updated_at, revision: row('revision', '+', 1) }))
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const changed = rows.map((row) => ({ ...row, deleted_at, updated_at, revision: row.revision + 1 }));
  await indexAppointments(tx, { database, rows: changed, nowMs });
  return changed;
}
