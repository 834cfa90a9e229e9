import { sql } from 'kysely';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { trashAppointments } from '../store-appointments.ts';
import { bookingError } from './booking.errors.ts';
import type { BookingOfPage } from './booking.schema.ts';
import { refuseOver } from './manage.ts';
import { ownPage } from './pages.ts';
import { tellOfOwner } from './tell.ts';
import { bookingsIn, findBooking, isCancelled, toBooking } from './view.ts';
import type { BookingView } from './view.ts';

const MOST = 200;

/** Who booked on one's page: what is to come (or going on), or what was, the nearest first. @throws appointments.booking-page-not-found */
export async function listBookings(
  { actor, database, clock }: Context,
  { page_id, when }: { page_id: string; when: 'upcoming' | 'past' },
): Promise<BookingOfPage[]> {
  await ownPage(database.read, { id: page_id, owner_id: actor.person_id });
  const nowMs = clock.nowMs();
  const upcoming = when === 'upcoming';
  const rows = await bookingsIn(database.read)
    .where('booking.page_id', '=', page_id)
    .where((row) =>
      row(row.fn.coalesce('appointment.ends_at', 'booking.ends_at'), upcoming ? '>' : '<=', timestamp(nowMs)),
    )
    .orderBy(sql`coalesce(appointment.starts_at, booking.starts_at)`, upcoming ? 'asc' : 'desc')
    .orderBy('booking.id')
    .limit(MOST)
    .execute();
  return rows.map((view) => toBookingOfPage(view, nowMs));
}

/**
 * The visitor is told at once, with the owner's word. Out of the trash its appointment takes place after all. Cancelled twice is cancelled.
 * @throws appointments.booking-page-not-found, appointments.booking-not-found, appointments.booking-over
 */
export async function cancelForVisitor(
  { actor, database, clock }: Context,
  { page_id, id, reason }: { page_id: string; id: string; reason: string },
): Promise<BookingOfPage> {
  const nowMs = clock.nowMs();
  const owner_id = actor.person_id;
  return database.write(async (tx) => {
    await ownPage(tx, { id: page_id, owner_id });
    const find = async () => {
      const view = await findBooking(tx, { id });
      if (view?.page_id !== page_id) throw bookingError('appointments.booking-not-found');
      return view;
    };
    const before = await find();
    if (isCancelled(before)) return toBookingOfPage(before, nowMs);
    refuseOver(before, nowMs);
    await trashAppointments(tx, { database, owner_id, ids: [before.appointment_id], nowMs });
    await tx.updateTable('bookings').set({ told_cancelled: 1, cancel_reason: reason }).where('id', '=', id).execute();
    const view = await find();
    await tellOfOwner(tx, { what: 'cancelled', view, nowMs, word: reason });
    return toBookingOfPage(view, nowMs);
  });
}

function toBookingOfPage(view: BookingView, nowMs: number): BookingOfPage {
  const { appointment_id, cancel_reason } = view;
  return { ...toBooking(view, nowMs), appointment_id, reason: isCancelled(view) ? (cancel_reason ?? '') : '' };
}
