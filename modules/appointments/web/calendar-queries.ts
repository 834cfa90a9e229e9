import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import { instantOf, wallAt } from './time/time.ts';
import type { Day } from './time/time.ts';

/** Another tab, another device or an import may have changed it: looked at again when one comes back, and every now and then. */
const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;
const EVERY_MS = 60_000;

export const appointmentKeys = {
  all: ['appointments'],
  occurrences: ['appointments', 'occurrences'],
  calendars: ['appointments', 'calendars'],
  categories: ['appointments', 'categories'],
} as const;

/** What happens on the days from `first` to `last`, both included, where the clocks are those of `zone`. */
export const occurrencesOptions = ({ first, last, zone }: { first: Day; last: Day; zone: string }) => {
  const from = new Date(instantOf(wallAt(first, 0), zone)).toISOString();
  const to = new Date(instantOf(wallAt(last + 1, 0), zone)).toISOString();
  return queryOptions({
    queryKey: [...appointmentKeys.occurrences, from, to],
    queryFn: () => ask(api.GET('/api/v1/appointments/occurrences', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    ...fresh,
  });
};

export const calendarsOptions = queryOptions({
  queryKey: appointmentKeys.calendars,
  queryFn: () => ask(api.GET('/api/v1/calendars')),
  ...fresh,
});

/** The categories in use, and how they look. */
export const categoriesOptions = queryOptions({
  queryKey: appointmentKeys.categories,
  queryFn: () => ask(api.GET('/api/v1/appointments/categories')),
  ...fresh,
});

export const appointmentOptions = (id: string) =>
  queryOptions({
    queryKey: [...appointmentKeys.all, 'one', id],
    queryFn: () => ask(api.GET('/api/v1/appointments/{id}', { params: { path: { id } } })),
    ...fresh,
  });

/** Is there one at all? */
export const anyOptions = queryOptions({
  queryKey: [...appointmentKeys.all, 'any'],
  queryFn: () => ask(api.GET('/api/v1/appointments', { params: { query: { limit: 1 } } })),
  ...fresh,
});
