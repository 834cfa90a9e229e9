import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';

export const pageOptions = (slug: string) =>
  queryOptions({
    queryKey: ['booking', slug, 'page'],
    queryFn: () => ask(api.GET('/api/v1/booking/{slug}', { params: { path: { slug } } })),
  });

export interface SlotsWanted {
  readonly slug: string;
  readonly from: string;
  readonly to: string;
  readonly duration: number;
  readonly time_zone: string;
  /** Of the booking that is moved: it does not stand in its own way. */
  readonly moving?: string | undefined;
}

/** Old slots mislead: they are asked for again whenever they are looked at. */
export const slotsOptions = ({ slug, moving: token, ...query }: SlotsWanted) =>
  queryOptions({
    queryKey: ['booking', slug, 'slots', query, token],
    queryFn: () =>
      token === undefined
        ? ask(api.GET('/api/v1/booking/{slug}/slots', { params: { path: { slug }, query } }))
        : ask(
            api.GET('/api/v1/booking/{slug}/bookings/{token}/slots', {
              params: { path: { slug, token }, query: { from: query.from, to: query.to, time_zone: query.time_zone } },
            }),
          ),
    staleTime: 0,
    refetchOnWindowFocus: true,
  });

export const bookingOptions = (slug: string, token: string) =>
  queryOptions({
    queryKey: ['booking', slug, 'mine', token],
    queryFn: () => ask(api.GET('/api/v1/booking/{slug}/bookings/{token}', { params: { path: { slug, token } } })),
  });

export type PublicPage = Awaited<ReturnType<NonNullable<ReturnType<typeof pageOptions>['queryFn']>>>;
export type Booking = Awaited<ReturnType<NonNullable<ReturnType<typeof bookingOptions>['queryFn']>>>;
export type Question = PublicPage['questions'][number];

export interface Slot {
  readonly starts_at: string;
  readonly ends_at: string;
}

export interface Wish {
  readonly starts_at: string;
  readonly duration: number;
  readonly time_zone: string;
  readonly name: string;
  readonly email: string;
  readonly answers: Record<string, string | boolean>;
  readonly notes: string;
}

/** The key makes it safe to send the same wish again: a reply that was lost is given once more. */
export const book = (slug: string, wish: Wish, key: string) =>
  ask(
    api.POST('/api/v1/booking/{slug}/bookings', {
      params: { path: { slug } },
      body: wish,
      headers: { 'idempotency-key': key },
    }),
  );

export const moveBooking = (slug: string, token: string, starts_at: string) =>
  ask(
    api.POST('/api/v1/booking/{slug}/bookings/{token}/move', {
      params: { path: { slug, token } },
      body: { starts_at },
    }),
  );

export const cancelBooking = (slug: string, token: string, reason: string) =>
  ask(
    api.POST('/api/v1/booking/{slug}/bookings/{token}/cancel', { params: { path: { slug, token } }, body: { reason } }),
  );

/** 128 random bits; `randomUUID` is missing where a page comes over plain http. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
