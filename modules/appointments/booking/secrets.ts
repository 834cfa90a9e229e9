import { createHash, createHmac, randomBytes } from 'node:crypto';
import { bookingError } from './booking.errors.ts';

const KEY = /^[!-~]{16,200}$/;
/** Small letters and digits that nobody mistakes for another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** An address that nobody guesses: 16 of 31 characters are 79 bits. */
export function randomSlug(): string {
  let slug = '';
  while (slug.length < 16)
    for (const byte of randomBytes(32)) if (byte < 248 && slug.length < 16) slug += ALPHABET[byte % 31];
  return slug;
}

/**
 * The secret of one booking, kept nowhere but with its visitor. Where they sent an Idempotency-Key it follows from that: who repeats the
 * request with the key is given the same token again, and nobody else can have it, though only its hash is stored.
 */
export function manageToken(key: string | undefined, bookingId: string): string {
  if (key === undefined) return randomBytes(32).toString('base64url');
  return createHmac('sha256', key).update(`steward booking ${bookingId}`).digest('base64url');
}

/** No salt: 256 random bits need none. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A key stands for its sender here, so it must be one that nobody guesses. @throws appointments.bad-booking-key */
export function readBookingKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && KEY.test(header)) return header;
  throw bookingError('appointments.bad-booking-key');
}
