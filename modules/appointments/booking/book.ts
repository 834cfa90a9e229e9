import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import { NewAppointment } from '../appointments.schema.ts';
import { defaultCalendarIn } from '../calendars.ts';
import { rowFor } from '../create-appointment.ts';
import { storeAppointments } from '../store-appointments.ts';
import { readZone } from '../times.ts';
import { readAnswers } from './answers.ts';
import { bookingError } from './booking.errors.ts';
import type { Answer, Booked, NewBooking, PageRules } from './booking.schema.ts';
import type { BookingPageTable, BookingTable } from './booking.table.ts';
import { calendarFile, loadCalendarWriter } from './calendar-file.ts';
import { readDuration } from './offer-slots.ts';
import type { BookingContext, Offer } from './offer-slots.ts';
import { pageAt, rulesOf } from './pages.ts';
import { hashOf, manageToken } from './secrets.ts';
import type { Span } from './slots.ts';
import { checkOffered, isFree, slotAt, slotTaken } from './take-slot.ts';
import { tellOfBooking } from './tell.ts';
import { findBooking, toBooking } from './view.ts';
import type { BookingView } from './view.ts';
import { notesOf } from './words.ts';

/**
 * Books a slot: its appointment, what the owner is told and the mail to the visitor are one transaction, in which the slot is looked at
 * again, so that two can never have it. The same key with the same request is answered with the same booking, its token included.
 *
 * @throws appointments.booking-page-not-found, appointments.booking-page-paused, appointments.slot-not-offered, appointments.bad-answers,
 * appointments.unknown-time-zone, appointments.booking-key-reused, appointments.slot-taken with the next free slots
 */
export async function book(
  context: BookingContext,
  { slug, booking, key }: { slug: string; booking: NewBooking; key?: string | undefined },
): Promise<Booked> {
  const { database, clock, publicUrl } = context;
  const startMs = Date.parse(booking.starts_at);
  const nowMs = clock.nowMs();
  await loadCalendarWriter();
  const outcome = await database.write(async (tx): Promise<{ booked: Booked } | { taken: Offer }> => {
    const page = await pageAt(tx, slug);
    const repeated = key === undefined ? undefined : await findRepeated(tx, { page, key, booking });
    if (repeated && key !== undefined)
      return { booked: await toBooked(repeated, { token: manageToken(key, repeated.id), nowMs, publicUrl }) };
    if (page.active === 0) throw bookingError('appointments.booking-page-paused');
    const rules = rulesOf(page);
    const offer = { page, rules, duration: readDuration(rules, booking.duration) };
    const answers = readAnswers(rules.questions, booking.answers);
    const time_zone = readZone(booking.time_zone ?? page.time_zone);
    const slot = slotAt(startMs, offer.duration);
    checkOffered(slot, { ...offer, nowMs });
    if (!(await isFree(tx, slot, { ...offer, nowMs }))) return { taken: offer };
    const id = randomUUIDv7();
    const token = manageToken(key, id);
    const appointment_id = await addAppointment(tx, { database, page, rules, slot, booking, answers, nowMs });
    await insertBooking(tx, { id, token, key, page, rules, appointment_id, slot, booking, time_zone, answers, nowMs });
    const view = await findBooking(tx, { token_hash: hashOf(token) });
    if (!view) throw new Error('A booking that was just inserted is not there.');
    await tellOfBooking(tx, { what: 'booked', view, token, publicUrl, nowMs });
    return { booked: await toBooked(view, { token, nowMs, publicUrl }) };
  });
  if ('booked' in outcome) return outcome.booked;
  throw await slotTaken(context, { ...outcome.taken, fromMs: startMs });
}

async function findRepeated(
  tx: Writer,
  { page, key, booking }: { page: BookingPageTable; key: string; booking: NewBooking },
): Promise<BookingView | undefined> {
  const view = await findBooking(tx, { page_id: page.id, key_hash: hashOf(key) });
  if (view && view.request_hash !== requestHash(booking)) throw bookingError('appointments.booking-key-reused');
  return view;
}

function requestHash({ starts_at, duration, name, email, time_zone, answers, notes }: NewBooking): string {
  const sorted = Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hashOf(JSON.stringify([starts_at, duration, name, email, time_zone, sorted, notes]));
}

async function addAppointment(
  tx: Writer,
  {
    database,
    page,
    rules,
    slot,
    booking,
    answers,
    nowMs,
  }: Pick<BookingContext, 'database'> & {
    page: BookingPageTable;
    rules: PageRules;
    slot: Span;
    booking: NewBooking;
    answers: readonly Answer[];
    nowMs: number;
  },
): Promise<string> {
  const { owner_id, time_zone } = page;
  const appointment = NewAppointment.parse({
    ...{ title: `${booking.name} – ${page.title}`, time_zone, location: rules.location, reminders: rules.reminders },
    ...{ starts_at: timestamp(slot.startMs), ends_at: timestamp(slot.endMs) },
    notes: notesOf({ ...booking, answers }),
  });
  const calendar = await calendarFor(tx, { page, nowMs });
  const row = rowFor(appointment, { owner_id, calendar, nowMs });
  await storeAppointments(tx, { database, rows: [row], nowMs });
  return row.id;
}

/** The page's, or the owner's first one where that has gone: a booking must not fail for it. */
async function calendarFor(
  tx: Writer,
  { page: { calendar_id, owner_id, time_zone }, nowMs }: { page: BookingPageTable; nowMs: number },
): Promise<{ id: string; time_zone: string }> {
  const chosen =
    calendar_id === null
      ? undefined
      : await tx
          .selectFrom('calendars')
          .select(['id', 'time_zone'])
          .where('id', '=', calendar_id)
          .where('owner_id', '=', owner_id)
          .where('deleted_at', 'is', null)
          .executeTakeFirst();
  return chosen ?? defaultCalendarIn(tx, { owner_id, time_zone, nowMs });
}

async function insertBooking(
  tx: Writer,
  given: {
    id: string;
    token: string;
    key: string | undefined;
    page: BookingPageTable;
    rules: PageRules;
    appointment_id: string;
    slot: Span;
    booking: NewBooking;
    time_zone: string;
    answers: readonly Answer[];
    nowMs: number;
  },
): Promise<void> {
  const { id, token, key, page, rules, appointment_id, slot, booking, time_zone, answers, nowMs } = given;
  const row: BookingTable = {
    ...{ id, page_id: page.id, owner_id: page.owner_id, appointment_id, token_hash: hashOf(token) },
    ...(key === undefined
      ? { key_hash: null, request_hash: null }
      : { key_hash: hashOf(key), request_hash: requestHash(booking) }),
    ...{ name: booking.name, email: booking.email, time_zone, notes: booking.notes },
    answers: JSON.stringify(answers),
    ...{
      duration: (slot.endMs - slot.startMs) / 60_000,
      starts_at: timestamp(slot.startMs),
      ends_at: timestamp(slot.endMs),
      told_cancelled: 0,
    },
    ...{ buffer_before: rules.buffer_before_minutes, buffer_after: rules.buffer_after_minutes },
    ...{ created_at: timestamp(nowMs), cancelled_at: null, cancel_reason: null },
  };
  await tx.insertInto('bookings').values(row).execute();
}

async function toBooked(
  view: BookingView,
  { token, nowMs, publicUrl }: { token: string; nowMs: number; publicUrl: string | undefined },
): Promise<Booked> {
  return {
    booking: toBooking(view, nowMs),
    token,
    manage_path: `/book/${view.slug}/${token}`,
    calendar_path: `/api/v1/booking/${view.slug}/bookings/${token}.ics`,
    calendar: await calendarFile(view, { token, publicUrl, nowMs }),
  };
}
