import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../../kernel/database/database.ts';
import type { AppointmentTable } from '../appointments.table.ts';
import { instantsOf } from './instance.ts';
import { HORIZON_MS, indexAppointments, indexFurther } from './index-appointments.ts';
import { REMINDED_MS, addReminders } from './plan-reminders.ts';
import { occurrencesIn } from './range.ts';

const DAY_MS = 86_400_000;
/** Nobody looks further ahead at what repeats: a look at the year 9000 must not fill the disk. */
const FURTHEST_MS = 10 * 365 * DAY_MS;
const ROWS_AT_ONCE = 200;
/** The instants of an older database of time zones may be wrong by an hour. */
const TZDATA = process.versions.tz ?? '';

/** The state of a new person's index; one that exists stays. */
export async function beginIndex(tx: Writer, { owner_id, nowMs }: { owner_id: string; nowMs: number }): Promise<void> {
  await tx
    .insertInto('appointment_index_states')
    .values({ owner_id, tzdata: TZDATA, reminded_until: timestamp(nowMs + REMINDED_MS) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Before looking at a person's index up to `toMs`: makes it anew where the rules of time zones have changed since, and goes on with
 * what repeats without end. In most calls two quick looks and no write.
 */
export async function ensureIndexed({
  database,
  owner_id,
  toMs,
  nowMs,
}: {
  database: Database;
  owner_id: string;
  toMs: number;
  nowMs: number;
}): Promise<void> {
  const state = await database.read
    .selectFrom('appointment_index_states')
    .select('tzdata')
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!state) return;
  if (state.tzdata !== TZDATA) await indexAnew({ database, owner_id, nowMs });
  await extendIndex({ database, owner_id, toMs: Math.min(toMs, nowMs + FURTHEST_MS) });
}

/**
 * Keeps the index and the reminders of everybody ahead of the time: for a duty, every few hours. Each person in steps of their own.
 * @returns for how many people there was something to do
 */
export async function extendHorizons({
  database,
  nowMs,
  signal,
}: {
  database: Database;
  nowMs: number;
  signal?: AbortSignal;
}): Promise<number> {
  const behind = await database.read
    .selectFrom('appointment_index_states')
    .selectAll()
    .where('reminded_until', '<', timestamp(nowMs + REMINDED_MS - DAY_MS))
    .orderBy('reminded_until')
    .execute();
  for (const { owner_id, reminded_until } of behind) {
    signal?.throwIfAborted();
    await ensureIndexed({ database, owner_id, nowMs, toMs: nowMs + HORIZON_MS / 2 });
    await database.write((tx) =>
      extendReminders(tx, { owner_id, fromMs: Date.parse(reminded_until), toMs: nowMs + REMINDED_MS }),
    );
  }
  return behind.length;
}

/** Plans the reminders of what begins in a range, and says so in the state. */
async function extendReminders(
  tx: Writer,
  { owner_id, fromMs, toMs }: { owner_id: string; fromMs: number; toMs: number },
): Promise<void> {
  const occurrences = await occurrencesIn(tx, { owner_id, fromMs, toMs });
  const ids = [...new Set(occurrences.map(({ appointment_id }) => appointment_id))];
  for (let start = 0; start < ids.length; start += 2000) {
    const appointments = await tx
      .selectFrom('appointments')
      .select(['id', 'calendar_id', 'all_day', 'reminders', 'status', 'deleted_at'])
      .where('id', 'in', ids.slice(start, start + 2000))
      .execute();
    await addReminders(tx, { appointments, occurrences, fromMs, toMs });
  }
  await tx
    .updateTable('appointment_index_states')
    .set({ reminded_until: timestamp(toMs) })
    .where('owner_id', '=', owner_id)
    .execute();
}

async function extendIndex({
  database,
  owner_id,
  toMs,
}: {
  database: Database;
  owner_id: string;
  toMs: number;
}): Promise<void> {
  const until = timestamp(toMs);
  const behind = (db: Database['read']) =>
    db
      .selectFrom('appointments')
      .selectAll()
      .where('owner_id', '=', owner_id)
      .where('indexed_until', 'is not', null)
      .where('indexed_until', '<', until)
      .limit(ROWS_AT_ONCE)
      .execute();
  while ((await behind(database.read)).length > 0)
    await database.write(async (tx) => indexFurther(tx, { database, rows: await behind(tx), untilMs: toMs }));
}

/** All instants of one person's appointments from the wall clock, with today's rules of their zones. */
async function indexAnew({
  database,
  owner_id,
  nowMs,
}: {
  database: Database;
  owner_id: string;
  nowMs: number;
}): Promise<void> {
  for (let after = ''; ;) {
    const last = await database.write(async (tx) => {
      const rows = await tx
        .selectFrom('appointments')
        .selectAll()
        .where('owner_id', '=', owner_id)
        .where('deleted_at', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_AT_ONCE)
        .execute();
      const moved = rows.map(withInstants);
      for (const { id, starts_at, ends_at } of moved.filter((row, index) => row !== rows[index]))
        await tx.updateTable('appointments').set({ starts_at, ends_at }).where('id', '=', id).execute();
      await indexAppointments(tx, { database, rows: moved, nowMs });
      return rows.at(-1)?.id;
    });
    if (last === undefined) break;
    after = last;
  }
  await database.write((tx) =>
    tx.updateTable('appointment_index_states').set({ tzdata: TZDATA }).where('owner_id', '=', owner_id).execute(),
  );
}

function withInstants(row: AppointmentTable): AppointmentTable {
  const { startsMs, endsMs } = instantsOf(row);
  const [starts_at, ends_at] = [timestamp(startsMs), timestamp(endsMs)];
  return starts_at === row.starts_at && ends_at === row.ends_at ? row : { ...row, starts_at, ends_at };
}
