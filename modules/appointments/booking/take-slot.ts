import type { Writer } from '../../../kernel/database/database.ts';
import { bookingError } from './booking.errors.ts';
import { occupiedIn } from './occupied.ts';
import { nextSlots } from './offer-slots.ts';
import type { BookingContext, Offer } from './offer-slots.ts';
import { FREE, slotsOf } from './slots.ts';
import type { Occupied, Span } from './slots.ts';

export function slotAt(startMs: number, durationMinutes: number): Span {
  return { startMs, endMs: startMs + durationMinutes * 60_000 };
}

/** @throws appointments.slot-not-offered, which no waiting and no cancelling would change */
export function checkOffered({ startMs }: Span, offer: Offer & { nowMs: number }): void {
  if (slotsAt(startMs, offer, FREE).length > 0) return;
  const message =
    startMs < offer.nowMs ? 'This time is over.' : 'This page does not offer this time; take one of its slots.';
  throw bookingError('appointments.slot-not-offered', { detail: message, fields: [{ path: '/starts_at', message }] });
}

/** Inside the transaction that takes it. */
export async function isFree(tx: Writer, slot: Span, offer: Offer & { nowMs: number }): Promise<boolean> {
  const range = { startMs: slot.startMs, endMs: slot.startMs + 1 };
  const occupied = await occupiedIn(tx, { ...offer, range });
  return slotsAt(slot.startMs, offer, occupied).length > 0;
}

function slotsAt(startMs: number, { page, rules, duration, nowMs }: Offer & { nowMs: number }, occupied: Occupied) {
  const range = { startMs, endMs: startMs + 1 };
  return slotsOf({ ...rules, time_zone: page.time_zone }, { range, durationMinutes: duration, nowMs, occupied });
}

/** With the next free ones: from that moment on, or from now on where there are none. */
export async function slotTaken(context: BookingContext, { fromMs, ...offer }: Offer & { fromMs: number }) {
  const later = await nextSlots(context, { ...offer, fromMs });
  const next = later.length > 0 ? later : await nextSlots(context, { ...offer, fromMs: context.clock.nowMs() });
  return bookingError('appointments.slot-taken', {
    detail: 'Somebody was faster, or the time was needed for something else. Please choose another one.',
    details: { next },
  });
}
