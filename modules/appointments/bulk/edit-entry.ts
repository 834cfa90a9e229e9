import { z } from 'zod';
import { StewardError } from '../../../kernel/errors/errors.ts';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Json, Run } from '../../../kernel/operations/operations.ts';
import type { AppointmentTable } from '../appointments.ts';
import { changeSeries } from '../change-series.ts';
import { overridesOf } from '../own-rows.ts';
import { asIfUtc, localFrom } from '../recurrence/recurrence.ts';
import { findTaken } from '../find-taken.ts';
import { setTrashed, storeAppointments } from '../store-appointments.ts';
import type { ChangeOfAppointment } from '../appointments.ts';
import type { Edit, EditInput } from './bulk.schema.ts';

/** Does one entry and says what became of it. */
export type Settled = (tx: Writer, entry: Entry) => Promise<EntryChange>;

/** What undo needs of each row that changed: the revision that the change made, and the columns as they were. */
const Before = z.object({
  id: z.string(),
  revision: z.number(),
  columns: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const Detail = z.object({ id: z.string(), revision: z.number(), before: z.array(Before).default([]) });

const CHANGED = 'changed: It was changed since, so it was left alone.';

/** Changes one appointment, unless it was changed since the plan was made. */
export async function editEntry(
  tx: Writer,
  { context, input }: Run<EditInput>,
  { position, detail }: Entry,
): Promise<EntryChange> {
  const { id, revision } = Detail.parse(detail);
  const { actor, database, clock } = context;
  const [row] = await rowsOf(tx, [id]);
  if (!row || row.deleted_at !== null || row.owner_id !== actor.person_id)
    return { position, state: 'skipped', reason: 'gone: It is not there any more.' };
  if (row.revision !== revision) return { position, state: 'skipped', reason: CHANGED };
  const overrides = await overridesOf(tx, id);
  const nowMs = clock.nowMs();
  const { edit } = input;
  if (edit.calendar_id !== undefined && (await findTaken(tx, { ...row, calendar_id: edit.calendar_id })))
    return { position, state: 'conflict', reason: 'uid-taken: The calendar has this appointment already.' };
  try {
    if (edit.delete)
      await setTrashed(tx, {
        database,
        rows: [row, ...overrides.filter(({ deleted_at }) => deleted_at === null)],
        deleted_at: timestamp(nowMs),
        nowMs,
      });
    else
      await changeSeries(tx, {
        database,
        master: row,
        overrides,
        at: undefined,
        change: changeFor(row, edit),
        nowMs,
        calendarZone: row.time_zone ?? 'UTC',
      });
  } catch (error) {
    if (!(error instanceof StewardError) || error.status >= 500) throw error;
    return { position, state: 'failed', reason: `${error.code}: ${error.message}` };
  }
  const before = differences([row, ...overrides], await rowsOf(tx, [id, ...overrides.map((each) => each.id)]));
  return { position, state: 'done', detail: { id, revision, before } satisfies Json };
}

/** Gives one appointment back what the edit took, unless it was changed since. */
export async function restoreEntry(
  tx: Writer,
  { context }: Run<EditInput>,
  { position, detail }: Entry,
): Promise<EntryChange> {
  const { id, before } = Detail.parse(detail);
  const { database, clock } = context;
  const rows = new Map(
    (
      await rowsOf(
        tx,
        before.map((each) => each.id),
      )
    ).map((row) => [row.id, row]),
  );
  const restored = before.flatMap(({ id, revision, columns }) => {
    const row = rows.get(id);
    return row?.revision === revision
      ? [
          {
            ...row,
            ...(columns as Partial<AppointmentTable>),
            revision: revision + 1,
            updated_at: timestamp(clock.nowMs()),
          },
        ]
      : [];
  });
  if (restored.length < before.length) return { position, state: 'left', reason: CHANGED };
  for (const row of restored) {
    const reason = await cannotReturn(tx, row);
    if (reason !== undefined) return { position, state: 'left', reason };
  }
  await storeAppointments(tx, { database, rows: restored, nowMs: clock.nowMs() });
  const revision = restored.find((row) => row.id === id)?.revision ?? 0;
  // What was undone can be done again: it is as new.
  return { position, state: 'undone', detail: { id, revision } satisfies Json };
}

async function cannotReturn(tx: Writer, row: AppointmentTable): Promise<string | undefined> {
  const taken = await findTaken(tx, row);
  if (taken && taken.id !== row.id) return 'uid-taken: The calendar has this appointment again.';
  const calendar = await tx
    .selectFrom('calendars')
    .select('deleted_at')
    .where('id', '=', row.calendar_id)
    .executeTakeFirst();
  return calendar && calendar.deleted_at === null ? undefined : 'calendar-gone: Its calendar is in the trash.';
}

function changeFor(
  row: AppointmentTable,
  { category, calendar_id, status, busy, move_minutes = 0 }: Edit,
): ChangeOfAppointment {
  const plain = { category, calendar_id, status, busy };
  if (move_minutes === 0) return plain;
  const local = localFrom(asIfUtc(row.starts_local) + move_minutes * 60_000, { day: row.all_day === 1 });
  return { ...plain, starts_at: local };
}

function differences(
  before: readonly AppointmentTable[],
  after: readonly AppointmentTable[],
): z.output<typeof Before>[] {
  const now = new Map(after.map((row) => [row.id, row]));
  return before.flatMap((row) => {
    const changed = now.get(row.id);
    if (!changed || changed.revision === row.revision) return [];
    const columns = Object.entries(row).filter(
      ([name, value]) => !KEPT.has(name) && changed[name as keyof AppointmentTable] !== value,
    );
    return [{ id: row.id, revision: changed.revision, columns: Object.fromEntries(columns) }];
  });
}

/** They go on, or follow from the rest. */
const KEPT = new Set(['revision', 'sequence', 'updated_at', 'search', 'indexed_until']);

function rowsOf(tx: Writer, ids: readonly string[]): Promise<AppointmentTable[]> {
  return tx.selectFrom('appointments').selectAll().where('id', 'in', ids).execute();
}
