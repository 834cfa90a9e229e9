import { timestamp } from '../../kernel/clock/clock.ts';
import type { Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { appointmentsError } from './appointments.errors.ts';
import type { Calendar } from './appointments.schema.ts';
import { ownCalendarRow, toCalendar } from './calendars.ts';
import { setTrashed, storeAppointments } from './store-appointments.ts';

/**
 * Into the trash. What becomes of its appointments must be said where it has any: they go along, or to another calendar.
 * @throws appointments.calendar-not-found, appointments.calendar-not-empty
 */
export async function deleteCalendar(
  { actor, database, clock }: Context,
  { id, appointments, move_to }: { id: string; appointments?: 'trash' | undefined; move_to?: string | undefined },
): Promise<void> {
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const deleted_at = timestamp(nowMs);
  await database.write(async (tx) => {
    await ownCalendarRow(tx, { id, owner_id });
    const rows = await tx
      .selectFrom('appointments')
      .selectAll()
      .where('calendar_id', '=', id)
      .where('deleted_at', 'is', null)
      .execute();
    if (rows.length > 0 && appointments === undefined && move_to === undefined)
      throw appointmentsError('appointments.calendar-not-empty', { details: { appointments: rows.length } });
    const target = move_to === undefined ? undefined : await ownCalendarRow(tx, { id: move_to, owner_id });
    if (target && (await shareUid(tx, id, target.id))) throw appointmentsError('appointments.uid-taken');
    for (let start = 0; start < rows.length; start += 2000) {
      const some = rows.slice(start, start + 2000);
      if (!target) await setTrashed(tx, { database, rows: some, deleted_at, nowMs });
      else
        await storeAppointments(tx, {
          database,
          rows: some.map((row) => ({ ...row, calendar_id: target.id, revision: row.revision + 1 })),
          nowMs,
        });
    }
    await tx
      .updateTable('calendars')
      .set((row) => ({ deleted_at, updated_at: deleted_at, revision: row('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
  });
}

/** Out of the trash, with the appointments that went along. @throws appointments.calendar-not-found */
export async function restoreCalendar({ actor, database, clock }: Context, { id }: { id: string }): Promise<Calendar> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const before = await ownCalendarRow(tx, { id, owner_id: actor.person_id, trashed: true });
    const after = { ...before, deleted_at: null, updated_at: timestamp(nowMs), revision: before.revision + 1 };
    await tx.updateTable('calendars').set(after).where('id', '=', id).execute();
    const rows = await tx
      .selectFrom('appointments')
      .selectAll()
      .where('calendar_id', '=', id)
      .where('deleted_at', '=', before.deleted_at)
      .execute();
    for (let start = 0; start < rows.length; start += 2000)
      await setTrashed(tx, { database, rows: rows.slice(start, start + 2000), deleted_at: null, nowMs });
    return toCalendar(after);
  });
}

/** For ever, with everything that was ever in it. @throws appointments.calendar-not-found where it is not in the trash */
export async function purgeCalendar({ actor, database }: Context, { id }: { id: string }): Promise<void> {
  await database.write(async (tx) => {
    await ownCalendarRow(tx, { id, owner_id: actor.person_id, trashed: true });
    const itsOwn = tx.selectFrom('appointments').select('id').where('calendar_id', '=', id);
    await tx.deleteFrom('appointment_occurrences').where('appointment_id', 'in', itsOwn).execute();
    await tx.deleteFrom('appointment_reminders').where('appointment_id', 'in', itsOwn).execute();
    await tx.deleteFrom('appointments').where('calendar_id', '=', id).execute();
    await tx.deleteFrom('calendars').where('id', '=', id).execute();
  });
}

async function shareUid(tx: Writer, from: string, to: string): Promise<boolean> {
  const both = await tx
    .selectFrom('appointments as mine')
    .innerJoin('appointments as theirs', (join) =>
      join.onRef('theirs.uid', '=', 'mine.uid').onRef('theirs.recurrence_id', '=', 'mine.recurrence_id'),
    )
    .select('mine.id')
    .where('mine.calendar_id', '=', from)
    .where('theirs.calendar_id', '=', to)
    .where('mine.deleted_at', 'is', null)
    .where('theirs.deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return both !== undefined;
}
