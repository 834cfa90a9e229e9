import { z } from 'zod';
import type { Reader } from '../../../kernel/database/database.ts';
import { bookingError } from './booking.errors.ts';
import { Answer } from './booking.schema.ts';
import type { Booking } from './booking.schema.ts';
import { hashOf } from './secrets.ts';

const Answers = z.array(Answer);

/** A booking with its page, its owner and, as long as it is there, its appointment: that one says when it takes place. */
export type BookingView = NonNullable<Awaited<ReturnType<typeof findBooking>>>;

/** Whoever holds the token may see it; a page that is gone takes nothing away. @throws appointments.booking-not-found */
export async function bookingWith(
  reader: Reader,
  { slug, token }: { slug: string; token: string },
): Promise<BookingView> {
  const view = await findBooking(reader, { token_hash: hashOf(token) });
  if (!view || view.slug !== slug) throw bookingError('appointments.booking-not-found');
  return view;
}

export function findBooking(
  reader: Reader,
  by: { id: string } | { token_hash: string } | { page_id: string; key_hash: string },
) {
  return bookingsIn(reader)
    .where((row) =>
      'id' in by
        ? row('booking.id', '=', by.id)
        : 'token_hash' in by
          ? row('booking.token_hash', '=', by.token_hash)
          : row.and([row('booking.page_id', '=', by.page_id), row('booking.key_hash', '=', by.key_hash)]),
    )
    .executeTakeFirst();
}

export function bookingsIn(reader: Reader) {
  return reader
    .selectFrom('bookings as booking')
    .innerJoin('booking_pages as page', 'page.id', 'booking.page_id')
    .innerJoin('people', 'people.id', 'booking.owner_id')
    .leftJoin('appointments as appointment', 'appointment.id', 'booking.appointment_id')
    .selectAll('booking')
    .select(['page.slug', 'page.title', 'page.rules', 'page.time_zone as page_zone', 'page.calendar_id'])
    .select(['people.full_name', 'people.username'])
    .select(['appointment.starts_at as starts_now', 'appointment.ends_at as ends_now', 'appointment.location'])
    .select(['appointment.status', 'appointment.deleted_at', 'appointment.uid', 'appointment.sequence'])
    .select('appointment.revision as revision_now');
}

/** Cancelled by the visitor, or in the calendar. */
export function isCancelled({ cancelled_at, status, deleted_at }: BookingView): boolean {
  return cancelled_at !== null || status === null || status === 'cancelled' || deleted_at !== null;
}

export const beginsAt = (view: BookingView): string => view.starts_now ?? view.starts_at;
export const endsAt = (view: BookingView): string => view.ends_now ?? view.ends_at;

/** As its visitor sees it. */
export function toBooking(view: BookingView, nowMs: number): Booking {
  const cancelled = isCancelled(view);
  return {
    id: view.id,
    slug: view.slug,
    status: cancelled ? 'cancelled' : 'confirmed',
    title: view.title,
    host: view.full_name ?? view.username ?? '',
    location: view.location ?? '',
    starts_at: beginsAt(view),
    ends_at: endsAt(view),
    duration: view.duration,
    time_zone: view.time_zone,
    name: view.name,
    email: view.email,
    answers: answersOf(view),
    notes: view.notes,
    changeable: !cancelled && Date.parse(beginsAt(view)) > nowMs,
    created_at: view.created_at,
  };
}

function answersOf({ answers }: Pick<BookingView, 'answers'>): Answer[] {
  return Answers.parse(JSON.parse(answers));
}
