import type { NewEntry, Run } from '../../../kernel/operations/operations.ts';
import type { AppointmentTable } from '../appointments.ts';
import { filtered } from '../filter-appointments.ts';
import type { Edit, EditInput } from './bulk.schema.ts';

const BATCH = 1000;

/** Writes what would be done into the journal: one entry for each appointment, with the revision that was looked at. */
export async function planEdits({ context, input, journal, progress }: Run<EditInput>): Promise<void> {
  const { actor, database, signal } = context;
  const calendars = await database.read
    .selectFrom('calendars')
    .select(['id', 'name'])
    .where('owner_id', '=', actor.person_id)
    .execute();
  const names = new Map(calendars.map(({ id, name }) => [id, name]));
  let seen = 0;
  for (let after = ''; ;) {
    signal.throwIfAborted();
    const rows = await filtered(database.read, { database, owner_id: actor.person_id, ...input.filter })
      .$if(input.ids !== undefined, (query) => query.where('appointments.id', 'in', input.ids ?? []))
      .where('appointments.master_id', 'is', null)
      .where('appointments.id', '>', after)
      .selectAll('appointments')
      .orderBy('appointments.id')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    await database.write((tx) =>
      journal.append(
        tx,
        rows.map((row) => entryFor(row, input.edit, names)),
      ),
    );
    seen += rows.length;
    progress.report({ stage: 'looking', done: seen, unit: 'appointments' });
  }
}

function entryFor(row: AppointmentTable, edit: Edit, calendars: ReadonlyMap<string, string>): NewEntry {
  const words = edit.delete ? ['to the trash'] : differences(row, edit, calendars);
  const moves = edit.move_minutes !== undefined && edit.move_minutes !== 0;
  const halfDay = moves && row.all_day === 1 && (edit.move_minutes ?? 0) % 1440 !== 0;
  const reason = halfDay
    ? 'all-day: It moves by whole days only.'
    : words.length === 0
      ? 'unchanged: It is so already.'
      : null;
  return {
    action: edit.delete ? 'delete' : 'change',
    subject: `${row.title} (${row.starts_local.slice(0, 16).replace('T', ' ')})`,
    target: words.join(', ') || null,
    state: reason === null ? 'planned' : 'skipped',
    reason,
    bytes: 0,
    detail: { id: row.id, revision: row.revision },
  };
}

function differences(row: AppointmentTable, edit: Edit, calendars: ReadonlyMap<string, string>): string[] {
  const { category, calendar_id, status, busy, move_minutes } = edit;
  return [
    ...(category !== undefined && category !== row.category ? [`category ${category ?? 'none'}`] : []),
    ...(calendar_id !== undefined && calendar_id !== row.calendar_id
      ? [`calendar ${calendars.get(calendar_id) ?? ''}`]
      : []),
    ...(status !== undefined && status !== row.status ? [status] : []),
    ...(busy !== undefined && (busy ? 1 : 0) !== row.busy ? [busy ? 'busy' : 'free'] : []),
    ...(move_minutes !== undefined && move_minutes !== 0
      ? [`${Math.abs(move_minutes)} minutes ${move_minutes < 0 ? 'earlier' : 'later'}`]
      : []),
  ];
}
