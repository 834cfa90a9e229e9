import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { PALETTE } from '../../kernel/palette/palette.ts';
import { appointmentsError } from './appointments.errors.ts';
import type { Calendar, ChangeOfCalendar, NewCalendar } from './appointments.schema.ts';
import type { CalendarTable } from './appointments.table.ts';
import { beginIndex, indexAppointments } from './occurrences/occurrences.ts';
import { currentRevision } from './revision.ts';
import { remindersOf } from './rows.ts';
import { readZone } from './times.ts';

/** What a first calendar has that nobody described. */
const FIRST: NewCalendar = {
  name: 'Personal',
  reminders: [{ minutes_before: 10, via: 'app' }],
  all_day_reminders: [],
};

/** The actor's own, in their order; the first use makes the first one. */
export async function listCalendars(
  context: Context,
  { trashed = false }: { trashed?: boolean | undefined } = {},
): Promise<Calendar[]> {
  const { actor, database } = context;
  const calendars = await calendarsOf(database.read, { owner_id: actor.person_id, trashed });
  if (calendars.length > 0 || trashed) return calendars.map(toCalendar);
  return [await defaultCalendar(context)];
}

/** The first of the actor's calendars; made at first use, in their time zone. */
export async function defaultCalendar({ actor, database, clock }: Context): Promise<Calendar> {
  const owner = { owner_id: actor.person_id, time_zone: actor.time_zone };
  const [first] = await calendarsOf(database.read, { owner_id: owner.owner_id, trashed: false });
  return first ? toCalendar(first) : database.write((tx) => defaultCalendarIn(tx, { ...owner, nowMs: clock.nowMs() }));
}

/** The same, inside a transaction. */
export async function defaultCalendarIn(
  tx: Writer,
  { owner_id, time_zone, nowMs }: { owner_id: string; time_zone: string; nowMs: number },
): Promise<Calendar> {
  const [first] = await calendarsOf(tx, { owner_id, trashed: false });
  return toCalendar(first ?? (await insertCalendar(tx, { owner_id, fallbackZone: time_zone, calendar: FIRST, nowMs })));
}

/** @throws appointments.unknown-time-zone */
export async function createCalendar({ actor, database, clock }: Context, calendar: NewCalendar): Promise<Calendar> {
  return database.write(async (tx) =>
    toCalendar(
      await insertCalendar(tx, {
        owner_id: actor.person_id,
        fallbackZone: actor.time_zone,
        calendar,
        nowMs: clock.nowMs(),
      }),
    ),
  );
}

/**
 * Another zone moves where its all-day appointments begin; other reminders count from now on.
 * @throws appointments.calendar-not-found, appointments.unknown-time-zone, appointments.changed-meanwhile
 */
export async function changeCalendar(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfCalendar; revision?: number | undefined },
): Promise<Calendar> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const before = await ownCalendarRow(tx, { id, owner_id: actor.person_id });
    currentRevision(before, revision);
    const after = { ...before, ...columnsOf(change), revision: before.revision + 1, updated_at: timestamp(nowMs) };
    await tx.updateTable('calendars').set(after).where('id', '=', id).execute();
    if (change.time_zone !== undefined || change.reminders || change.all_day_reminders) {
      const rows = await tx
        .selectFrom('appointments')
        .selectAll()
        .where('calendar_id', '=', id)
        .where('deleted_at', 'is', null)
        .execute();
      for (let start = 0; start < rows.length; start += 2000)
        await indexAppointments(tx, { database, rows: rows.slice(start, start + 2000), nowMs });
    }
    return toCalendar(after);
  });
}

/** A calendar that is not in the trash. @throws appointments.calendar-not-found, for somebody else's too */
export async function ownCalendar(reader: Reader, own: { id: string; owner_id: string }): Promise<Calendar> {
  return toCalendar(await ownCalendarRow(reader, own));
}

/** @throws appointments.calendar-not-found */
export async function ownCalendarRow(
  reader: Reader,
  { id, owner_id, trashed = false }: { id: string; owner_id: string; trashed?: boolean },
): Promise<CalendarTable> {
  const calendar = await reader
    .selectFrom('calendars')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .where('deleted_at', trashed ? 'is not' : 'is', null)
    .executeTakeFirst();
  if (!calendar) throw appointmentsError('appointments.calendar-not-found');
  return calendar;
}

export function toCalendar(row: CalendarTable): Calendar {
  const { id, name, color, time_zone, position, revision, created_at } = row;
  const [reminders, all_day_reminders] = [remindersOf(row.reminders), remindersOf(row.all_day_reminders)];
  return { id, name, color, time_zone, reminders, all_day_reminders, position, revision, created_at };
}

function calendarsOf(reader: Reader, { owner_id, trashed }: { owner_id: string; trashed: boolean }) {
  return reader
    .selectFrom('calendars')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('deleted_at', trashed ? 'is not' : 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

async function insertCalendar(
  tx: Writer,
  {
    owner_id,
    fallbackZone,
    calendar,
    nowMs,
  }: { owner_id: string; fallbackZone: string; calendar: NewCalendar; nowMs: number },
): Promise<CalendarTable> {
  const { count, last } = await tx
    .selectFrom('calendars')
    .select((row) => [row.fn.countAll().as('count'), row.fn.max('position').as('last')])
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow();
  const now = timestamp(nowMs);
  const row: CalendarTable = {
    ...{ id: randomUUIDv7(), owner_id, name: calendar.name, time_zone: fallbackZone },
    color: PALETTE[Number(count) % PALETTE.length] ?? '',
    ...{ reminders: '[]', all_day_reminders: '[]' },
    ...columnsOf(calendar),
    ...{ position: (last ?? -1) + 1, revision: 1 },
    ...{ created_at: now, updated_at: now, deleted_at: null },
  };
  await tx.insertInto('calendars').values(row).execute();
  await beginIndex(tx, { owner_id, nowMs });
  return row;
}

function columnsOf({
  name,
  color,
  time_zone,
  reminders,
  all_day_reminders,
  position,
}: ChangeOfCalendar): Partial<CalendarTable> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(color === undefined ? {} : { color: color.toLowerCase() }),
    ...(time_zone === undefined ? {} : { time_zone: readZone(time_zone) }),
    ...(reminders === undefined ? {} : { reminders: JSON.stringify(reminders) }),
    ...(all_day_reminders === undefined ? {} : { all_day_reminders: JSON.stringify(all_day_reminders) }),
    ...(position === undefined ? {} : { position }),
  };
}
