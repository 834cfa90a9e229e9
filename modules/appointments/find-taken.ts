import type { Reader } from '../../kernel/database/database.ts';
import type { AppointmentTable } from './appointments.table.ts';

/** The living appointment that has this one's UID in its calendar already: it may have been imported again. */
export async function findTaken(
  reader: Reader,
  { id, calendar_id, uid, recurrence_id }: Pick<AppointmentTable, 'id' | 'calendar_id' | 'uid' | 'recurrence_id'>,
): Promise<{ id: string } | undefined> {
  return reader
    .selectFrom('appointments')
    .select('id')
    .where('calendar_id', '=', calendar_id)
    .where('uid', '=', uid)
    .where('recurrence_id', '=', recurrence_id)
    .where('deleted_at', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirst();
}
