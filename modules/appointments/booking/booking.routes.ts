import { z } from 'zod';
import type { Request } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { book } from './book.ts';
import {
  Booked,
  Booking,
  CancelBooking,
  MoveBooking,
  NewBooking,
  PublicPage,
  Slots,
  SlotsQuery,
} from './booking.schema.ts';
import { cancelBooking, getBooking, getCalendarFile, listSlotsForMove, moveBooking } from './manage.ts';
import { getPublicPage, listSlots } from './offer-slots.ts';
import type { BookingContext } from './offer-slots.ts';
import { readBookingKey } from './secrets.ts';

const tag = 'Booking';
const Slug = z.string().min(1).max(64).toLowerCase();
const page = z.object({ slug: Slug });
const held = z.object({ slug: Slug, token: z.string().regex(/^[\w-]{43}$/, 'this is no token of a booking') });
/** From one address: people look around, but nobody books by the dozen. */
const looking = { max: 240, seconds: 60, by: 'address' } as const;
const acting = { max: 30, seconds: 600, by: 'address' } as const;
const bodyLimit = 64 * 1024;

/** Nobody is signed in here. */
function visit({ database, clock }: Context, { publicUrl }: Request): BookingContext {
  return { database, clock, publicUrl };
}

/** What a visitor downloads for themselves may lead back to where they are; what is mailed must not believe a request. */
function atTheirAddress(context: BookingContext, { protocol, host }: Request): BookingContext {
  const origin = `${protocol}://${host}`;
  return { ...context, publicUrl: context.publicUrl ?? (URL.canParse(origin) ? origin : undefined) };
}

/** The visitor's side: anybody who knows the address. */
export const publicBookingRoutes = [
  route({
    method: 'GET',
    path: '/booking/:slug',
    allow: 'anyone',
    summary: 'Look at a booking page',
    tag,
    params: page,
    limit: looking,
    replies: { 200: PublicPage },
    handle: ({ context, params: { slug }, request }) => getPublicPage(visit(context, request), slug),
  }),
  route({
    method: 'GET',
    path: '/booking/:slug/slots',
    allow: 'anyone',
    summary: 'List the free slots of a booking page',
    tag,
    params: page,
    query: SlotsQuery,
    limit: looking,
    replies: { 200: Slots },
    handle: ({ context, params: { slug }, query, request }) => listSlots(visit(context, request), slug, query),
  }),
  route({
    method: 'POST',
    path: '/booking/:slug/bookings',
    allow: 'anyone',
    summary:
      'Book a slot. With an Idempotency-Key of 16 characters or more, the same request again is the same booking',
    tag,
    params: page,
    body: NewBooking,
    bodyLimit,
    limit: acting,
    replies: { 201: Booked },
    handle: ({ context, params: { slug }, body, request }) =>
      book(visit(context, request), {
        slug,
        booking: body,
        key: readBookingKey(request.headers['idempotency-key']),
      }),
  }),
  route({
    method: 'GET',
    path: '/booking/:slug/bookings/:token',
    allow: 'anyone',
    summary: 'Look at my booking',
    tag,
    params: held,
    limit: looking,
    replies: { 200: Booking },
    handle: ({ context, params, request }) => getBooking(visit(context, request), params),
  }),
  route({
    method: 'GET',
    path: '/booking/:slug/bookings/:token.ics',
    allow: 'anyone',
    summary: 'Download my booking as an iCalendar file',
    tag,
    params: held,
    limit: looking,
    produces: 'text/calendar',
    replies: { 200: z.string() },
    async handle({ context, params, request, reply }) {
      const file = await getCalendarFile(atTheirAddress(visit(context, request), request), params);
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="appointment.ics"')
        .send(file);
    },
  }),
  route({
    method: 'GET',
    path: '/booking/:slug/bookings/:token/slots',
    allow: 'anyone',
    summary: 'List the slots to which my booking could be moved; it does not stand in its own way',
    tag,
    params: held,
    query: SlotsQuery.omit({ duration: true }),
    limit: looking,
    replies: { 200: Slots },
    handle: ({ context, params, query, request }) => listSlotsForMove(visit(context, request), { ...params, ...query }),
  }),
  route({
    method: 'POST',
    path: '/booking/:slug/bookings/:token/move',
    allow: 'anyone',
    summary: 'Move my booking to another slot',
    tag,
    params: held,
    body: MoveBooking,
    bodyLimit,
    limit: acting,
    replies: { 200: Booking },
    handle: ({ context, params, body, request }) => moveBooking(visit(context, request), { ...params, ...body }),
  }),
  route({
    method: 'POST',
    path: '/booking/:slug/bookings/:token/cancel',
    allow: 'anyone',
    summary: 'Cancel my booking',
    tag,
    params: held,
    body: CancelBooking,
    bodyLimit,
    limit: acting,
    replies: { 200: Booking },
    handle: ({ context, params, body, request }) => cancelBooking(visit(context, request), { ...params, ...body }),
  }),
];
