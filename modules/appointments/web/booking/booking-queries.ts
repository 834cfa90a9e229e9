import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { BookingPage } from '../../../../web/api/api.ts';
import type { BookingDraft } from './draft.ts';

export const pagesOptions = queryOptions({
  queryKey: ['booking-pages'],
  queryFn: () => ask(api.GET('/api/v1/booking-pages')),
});

export const calendarsOptions = queryOptions({
  queryKey: ['appointments', 'calendars'],
  queryFn: () => ask(api.GET('/api/v1/calendars')),
});

export const previewOptions = (draft: BookingDraft, id: string | undefined) =>
  queryOptions({
    queryKey: ['booking-pages', 'preview', id, draft],
    queryFn: () =>
      ask(api.POST('/api/v1/booking-pages/preview', { body: { ...sent(draft), ...(id === undefined ? {} : { id }) } })),
    staleTime: 0,
  });

/** An address that was left empty is not sent: Steward makes one, or keeps the one there is. */
function sent<Draft extends Partial<BookingDraft>>({ slug, ...draft }: Draft): Omit<Draft, 'slug'> & { slug?: string } {
  return slug === undefined || slug === '' ? draft : { ...draft, slug };
}

export const createPage = (page: BookingDraft) => ask(api.POST('/api/v1/booking-pages', { body: sent(page) }));

/** Only as long as nobody else has changed it. */
export const changePage = ({ id, revision }: BookingPage, change: Partial<BookingDraft>) =>
  ask(
    api.PATCH('/api/v1/booking-pages/{id}', {
      params: { path: { id } },
      headers: { 'if-match': `"${revision}"` },
      body: sent(change),
    }),
  );

export const deletePage = (id: string) => ask(api.DELETE('/api/v1/booking-pages/{id}', { params: { path: { id } } }));

export const bookingsOptions = (id: string, when: 'upcoming' | 'past') =>
  queryOptions({
    queryKey: ['booking-pages', id, 'bookings', when],
    queryFn: () => ask(api.GET('/api/v1/booking-pages/{id}/bookings', { params: { path: { id }, query: { when } } })),
    staleTime: 0,
  });

export type BookingOfPage = Awaited<
  ReturnType<NonNullable<ReturnType<typeof bookingsOptions>['queryFn']>>
>['items'][number];

export const cancelBooking = (id: string, booking_id: string, reason: string) =>
  ask(
    api.POST('/api/v1/booking-pages/{id}/bookings/{booking_id}/cancel', {
      params: { path: { id, booking_id } },
      body: { reason },
    }),
  );

export const addressOf = (slug: string): string => `${window.location.origin}/book/${slug}`;
