import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import { nextRevision } from '../entry.ts';
import { storeAppointments, trashAppointments } from '../store-appointments.ts';
import { readTimes } from '../times.ts';
import { bookingError } from './booking.errors.ts';
import type { Booking, Slots } from './booking.schema.ts';
import type { BookingPageTable } from './booking.table.ts';
import { calendarFile, loadCalendarWriter } from './calendar-file.ts';
import { slotsFor } from './offer-slots.ts';
import type { BookingContext, Offer } from './offer-slots.ts';
import { rulesOf } from './pages.ts';
import { checkOffered, isFree, slotAt, slotTaken } from './take-slot.ts';
import { tellOfBooking } from './tell.ts';
import { beginsAt, bookingWith, isCancelled, toBooking } from './view.ts';
import type { BookingView } from './view.ts';

/** What names a booking: its page's address and its secret. */
export interface Held {
  readonly slug: string;
  readonly token: string;
}

/** @throws appointments.booking-not-found */
export async function getBooking({ database, clock }: BookingContext, held: Held): Promise<Booking> {
  return toBooking(await bookingWith(database.read, held), clock.nowMs());
}

/** The iCalendar file. @throws appointments.booking-not-found */
export async function getCalendarFile({ database, clock, publicUrl }: BookingContext, held: Held): Promise<string> {
  const view = await bookingWith(database.read, held);
  return calendarFile(view, { token: held.token, publicUrl, nowMs: clock.nowMs() });
}

/**
 * Where it could be moved: its own time is no obstacle.
 * @throws appointments.booking-not-found, appointments.booking-page-paused, appointments.unknown-time-zone, appointments.slot-not-offered
 */
export async function listSlotsForMove(
  context: BookingContext,
  { slug, token, ...ask }: Held & { from: string; to: string; time_zone?: string | undefined },
): Promise<Slots> {
  const { read } = context.database;
  return slotsFor(context, await offerFor(read, await bookingWith(read, { slug, token })), ask);
}

/**
 * To another slot of the same page, as long as it lasts; its old time is no obstacle to its new one.
 * @throws appointments.booking-not-found, appointments.booking-cancelled, appointments.booking-over, appointments.booking-page-paused,
 * appointments.slot-not-offered, appointments.slot-taken with the next free slots
 */
export async function moveBooking(
  context: BookingContext,
  { starts_at, ...held }: Held & { starts_at: string },
): Promise<Booking> {
  const { database, clock, publicUrl } = context;
  const nowMs = clock.nowMs();
  await loadCalendarWriter();
  const outcome = await database.write(async (tx): Promise<{ moved: Booking } | { taken: Offer }> => {
    const before = await changeable(tx, held, nowMs);
    if (beginsAt(before) === starts_at) return { moved: toBooking(before, nowMs) };
    const offer = await offerFor(tx, before);
    const slot = slotAt(Date.parse(starts_at), offer.duration);
    checkOffered(slot, { ...offer, nowMs });
    if (!(await isFree(tx, slot, { ...offer, nowMs }))) return { taken: offer };
    const row = await tx
      .selectFrom('appointments')
      .selectAll()
      .where('id', '=', before.appointment_id)
      .executeTakeFirstOrThrow();
    const times = { starts_at: timestamp(slot.startMs), ends_at: timestamp(slot.endMs) };
    const moved = {
      ...{ ...row, ...readTimes({ ...times, all_day: false, time_zone: offer.page.time_zone }) },
      ...nextRevision(row, nowMs),
    };
    await storeAppointments(tx, { database, rows: [moved], nowMs });
    await tx
      .updateTable('bookings')
      .set({ ...times, told_cancelled: 0 })
      .where('id', '=', before.id)
      .execute();
    const view = await bookingWith(tx, held);
    await tellOfBooking(tx, { what: 'moved', view, token: held.token, publicUrl, nowMs });
    return { moved: toBooking(view, nowMs) };
  });
  if ('moved' in outcome) return outcome.moved;
  throw await slotTaken(context, { ...outcome.taken, fromMs: Date.parse(starts_at) });
}

/** Its time is free again. Cancelled twice is cancelled. @throws appointments.booking-not-found, appointments.booking-over */
export async function cancelBooking(
  { database, clock, publicUrl }: BookingContext,
  { reason, ...held }: Held & { reason: string },
): Promise<Booking> {
  const nowMs = clock.nowMs();
  return database.write(async (tx) => {
    const before = await bookingWith(tx, held);
    if (isCancelled(before)) return toBooking(before, nowMs);
    refuseOver(before, nowMs);
    const { id, owner_id, appointment_id } = before;
    await tx
      .updateTable('bookings')
      .set({ cancelled_at: timestamp(nowMs), cancel_reason: reason })
      .where('id', '=', id)
      .execute();
    await trashAppointments(tx, { database, owner_id, ids: [appointment_id], nowMs });
    const view = await bookingWith(tx, held);
    await tellOfBooking(tx, { what: 'cancelled', view, token: held.token, publicUrl, nowMs, reason });
    return toBooking(view, nowMs);
  });
}

async function changeable(tx: Writer, held: Held, nowMs: number): Promise<BookingView> {
  const view = await bookingWith(tx, held);
  if (isCancelled(view)) throw bookingError('appointments.booking-cancelled');
  refuseOver(view, nowMs);
  return view;
}

export function refuseOver(view: BookingView, nowMs: number): void {
  if (Date.parse(beginsAt(view)) <= nowMs) throw bookingError('appointments.booking-over');
}

/** The page as it is now, for a booking that was made under it. */
async function offerFor(
  reader: Reader,
  { page_id, duration, appointment_id }: BookingView,
): Promise<Offer & { page: BookingPageTable }> {
  const page = await reader.selectFrom('booking_pages').selectAll().where('id', '=', page_id).executeTakeFirstOrThrow();
  if (page.active === 0) throw bookingError('appointments.booking-page-paused');
  return { page, rules: rulesOf(page), duration, except_appointment_id: appointment_id };
}
