import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Reader } from '../../../kernel/database/database.ts';
import type { DutyCall } from '../../../kernel/module/module.ts';
import { loadCalendarWriter } from './calendar-file.ts';
import { tellOfOwner } from './tell.ts';
import { beginsAt, bookingsIn, endsAt, isCancelled } from './view.ts';

/** Whoever drags an appointment about tells nobody until it has come to rest. */
const REST_MS = 60_000;
/** What was over longer ago than this is not watched any more, should it be moved into the future. */
const WATCHED_MS = 31 * 86_400_000;
const AT_ONCE = 100;

/**
 * Tells visitors by mail what the owner did to their bookings, in whichever way: it compares what the calendar says with what they were
 * told last. One booking's fault keeps nobody else's mail back; it is thrown at the end.
 */
export async function tellVisitors({
  database,
  clock,
  signal,
}: Pick<DutyCall, 'database' | 'clock' | 'signal'>): Promise<void> {
  const changed = await untold(database.read, clock.nowMs()).limit(AT_ONCE).execute();
  if (changed.length === 0) return;
  await loadCalendarWriter();
  let fault: unknown;
  for (const { id } of changed) {
    if (signal.aborted) return;
    try {
      await tellOne(database, { id, nowMs: clock.nowMs() });
    } catch (error) {
      fault ??= error;
    }
  }
  if (fault !== undefined) throw fault;
}

/** Looks again, marks and mails in one transaction: exactly once, however many do so and whichever of them dies. */
async function tellOne(database: Database, { id, nowMs }: { id: string; nowMs: number }): Promise<void> {
  await database.write(async (tx) => {
    const view = await untold(tx, nowMs).where('booking.id', '=', id).executeTakeFirst();
    if (!view) return;
    const cancelled = isCancelled(view);
    const told = cancelled
      ? { told_cancelled: 1 }
      : { told_cancelled: 0, starts_at: beginsAt(view), ends_at: endsAt(view) };
    await tx.updateTable('bookings').set(told).where('id', '=', id).execute();
    const what = cancelled ? 'cancelled' : view.told_cancelled === 1 ? 'restored' : 'moved';
    await tellOfOwner(tx, { what, view, nowMs });
  });
}

/** Bookings to come of which the calendar has said something else than their visitors know, for a minute at least. */
function untold(reader: Reader, nowMs: number) {
  const now = timestamp(nowMs);
  return bookingsIn(reader)
    .where('booking.cancelled_at', 'is', null)
    .where('booking.starts_at', '>', timestamp(nowMs - WATCHED_MS))
    .where((row) => {
      const off = row.or([
        row('appointment.id', 'is', null),
        row('appointment.status', '=', 'cancelled'),
        row('appointment.deleted_at', 'is not', null),
      ]);
      const on = row.and([row('appointment.status', '!=', 'cancelled'), row('appointment.deleted_at', 'is', null)]);
      const elsewhere = row.or([
        row('booking.told_cancelled', '=', 1),
        row('appointment.starts_at', '!=', row.ref('booking.starts_at')),
        row('appointment.ends_at', '!=', row.ref('booking.ends_at')),
      ]);
      const toCome = row.or([row('booking.starts_at', '>', now), row('appointment.starts_at', '>', now)]);
      return row.or([
        row.and([off, row('booking.told_cancelled', '=', 0), row('booking.starts_at', '>', now)]),
        row.and([on, elsewhere, toCome]),
      ]);
    })
    .where((row) =>
      row.or([row('appointment.id', 'is', null), row('appointment.updated_at', '<=', timestamp(nowMs - REST_MS))]),
    )
    .orderBy('booking.id');
}
