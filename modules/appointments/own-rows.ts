import type { Reader } from '../../kernel/database/database.ts';
import { appointmentsError } from './appointments.errors.ts';
import type { AppointmentTable } from './appointments.table.ts';

/** A person's own row, in the trash or not. @throws appointments.not-found, for somebody else's too */
export async function ownRow(
  reader: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<AppointmentTable> {
  const row = await reader
    .selectFrom('appointments')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw appointmentsError('appointments.not-found');
  return row;
}

/** One that is not in the trash. @throws appointments.not-found */
export async function ownLivingRow(reader: Reader, own: { id: string; owner_id: string }): Promise<AppointmentTable> {
  const row = await ownRow(reader, own);
  if (row.deleted_at !== null) throw appointmentsError('appointments.not-found', { detail: 'It is in the trash.' });
  return row;
}

/** A master's changed instances, those in the trash too: what moves or cuts the series takes them along. */
export async function overridesOf(reader: Reader, master_id: string): Promise<AppointmentTable[]> {
  return reader.selectFrom('appointments').selectAll().where('master_id', '=', master_id).execute();
}
