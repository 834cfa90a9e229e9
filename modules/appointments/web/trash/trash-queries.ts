import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { appointmentKeys } from '../calendar-queries.ts';

const PAGE = 50;

/** Page by page, the latest first. */
export const trashOptions = infiniteQueryOptions({
  queryKey: [...appointmentKeys.all, 'trash'],
  queryFn: ({ pageParam }: { pageParam: string | undefined }) =>
    ask(
      api.GET('/api/v1/appointments', {
        params: {
          query: { trashed: 'true', limit: PAGE, order: 'desc', ...(pageParam !== undefined && { cursor: pageParam }) },
        },
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  staleTime: 0,
});

export const trashedCalendarsOptions = queryOptions({
  queryKey: [...appointmentKeys.calendars, 'trash'],
  queryFn: () => ask(api.GET('/api/v1/calendars', { params: { query: { trashed: 'true' } } })),
  staleTime: 0,
});
