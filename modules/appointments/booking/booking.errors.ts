import { catalogue } from '../../../kernel/errors/errors.ts';

export const bookingError = catalogue({
  'appointments.booking-page-not-found': { status: 404, title: 'There is no such booking page.' },
  'appointments.booking-not-found': { status: 404, title: 'There is no such booking.' },
  'appointments.booking-page-paused': { status: 409, title: 'This page takes no bookings at the moment.' },
  'appointments.too-many-booking-pages': { status: 409, title: 'You have as many booking pages as there can be: 100.' },
  'appointments.slug-taken': { status: 409, title: 'This address is taken.' },
  'appointments.slot-taken': { status: 409, title: 'This time is not free any more.' },
  'appointments.slot-not-offered': { status: 422, title: 'This time is not offered.' },
  'appointments.bad-answers': { status: 422, title: 'Some questions are not answered as they are asked.' },
  'appointments.booking-over': { status: 409, title: 'This booking lies in the past.' },
  'appointments.booking-cancelled': { status: 409, title: 'This booking was cancelled.' },
  'appointments.bad-booking-key': {
    status: 400,
    title: 'The Idempotency-Key of a booking has 16 to 200 printable characters that nobody can guess.',
  },
  'appointments.booking-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used before, for another booking.',
  },
});
