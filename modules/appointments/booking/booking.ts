import type { Route } from '../../../kernel/http/route.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { duty } from '../../../kernel/module/module.ts';
import { publicBookingRoutes } from './booking.routes.ts';
import { bookingPageRoutes } from './booking-pages.routes.ts';
import { tellVisitors } from './tell-visitors.ts';

/** Pages on which others book time with a person: its opening hours turned into slots, and bookings that are appointments of the owner. */
export { bookingError } from './booking.errors.ts';

export const bookingRoutes: readonly Route<Context>[] = [...bookingPageRoutes, ...publicBookingRoutes];

/** Nobody waits for it: what is told has rested for a minute. */
const TELL_EVERY_MS = 10_000;

export const bookingDuties = [duty({ name: 'appointments.tell-visitors', everyMs: TELL_EVERY_MS, run: tellVisitors })];
