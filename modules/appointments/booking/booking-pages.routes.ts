import { z } from 'zod';
import { route } from '../../../kernel/module/module.ts';
import { tagged, wantedRevision } from '../../../kernel/http/route.ts';
import {
  BookingOfPage,
  BookingPage,
  BookingsQuery,
  CancelBooking,
  ChangeOfBookingPage,
  NewBookingPage,
  Slot,
} from './booking.schema.ts';
import { cancelForVisitor, listBookings } from './bookings-of-page.ts';
import { previewSlots } from './offer-slots.ts';
import { changeBookingPage, createBookingPage, deleteBookingPage, getBookingPage, listBookingPages } from './pages.ts';

const tag = 'Booking';
const params = z.object({ id: z.uuid() });

/** The owner's side. */
export const bookingPageRoutes = [
  route({
    method: 'GET',
    path: '/booking-pages',
    allow: 'person',
    summary: 'List my booking pages',
    tag,
    replies: { 200: z.object({ items: z.array(BookingPage) }) },
    handle: async ({ context }) => ({ items: await listBookingPages(context) }),
  }),
  route({
    method: 'POST',
    path: '/booking-pages',
    allow: 'person',
    summary: 'Make a page on which others book time with me',
    tag,
    body: NewBookingPage,
    replies: { 201: BookingPage },
    handle: ({ context, body, reply }) => tagged(reply, createBookingPage(context, body)),
  }),
  route({
    method: 'POST',
    path: '/booking-pages/preview',
    allow: 'person',
    summary: 'See what a page like this would offer first; nothing is kept',
    tag,
    body: NewBookingPage.extend({ id: z.uuid().optional() }),
    replies: { 200: z.object({ slots: z.array(Slot) }) },
    handle: async ({ context, body }) => ({ slots: await previewSlots(context, body) }),
  }),
  route({
    method: 'GET',
    path: '/booking-pages/:id',
    allow: 'person',
    summary: 'Read one of my booking pages',
    tag,
    params,
    replies: { 200: BookingPage },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getBookingPage(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/booking-pages/:id',
    allow: 'person',
    summary: 'Change a booking page; what was booked stays',
    tag,
    params,
    body: ChangeOfBookingPage,
    replies: { 200: BookingPage },
    handle: ({ context, params: { id }, body, request, reply }) =>
      tagged(reply, changeBookingPage(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/booking-pages/:id',
    allow: 'person',
    summary: 'Delete a booking page; what was booked stays',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id }, request }) =>
      deleteBookingPage(context, { id, revision: wantedRevision(request) }),
  }),
  route({
    method: 'GET',
    path: '/booking-pages/:id/bookings',
    allow: 'person',
    summary: 'List who booked on one of my pages: the 200 nearest to now',
    tag,
    params,
    query: BookingsQuery,
    replies: { 200: z.object({ items: z.array(BookingOfPage) }) },
    handle: async ({ context, params: { id }, query: { when } }) => ({
      items: await listBookings(context, { page_id: id, when }),
    }),
  }),
  route({
    method: 'POST',
    path: '/booking-pages/:id/bookings/:booking_id/cancel',
    allow: 'person',
    summary: 'Cancel a booking, with a word to whoever booked; its appointment goes to the trash',
    tag,
    params: params.extend({ booking_id: z.uuid() }),
    body: CancelBooking,
    replies: { 200: BookingOfPage },
    handle: ({ context, params: { id, booking_id }, body: { reason } }) =>
      cancelForVisitor(context, { page_id: id, id: booking_id, reason }),
  }),
];
