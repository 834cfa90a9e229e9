import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { appointmentKeys } from '../calendar-queries.ts';

const PAGE = 50;

/** What matches, page by page: what comes, the next first; or what was, the last first. */
export const resultsOptions = (q: string, half: 'coming' | 'earlier', now: string) =>
  infiniteQueryOptions({
    queryKey: [...appointmentKeys.all, 'results', half, q],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) =>
      ask(
        api.GET('/api/v1/appointments', {
          params: {
            query: {
              q,
              limit: PAGE,
              ...(half === 'coming' ? { from: now } : { to: now, order: 'desc' as const }),
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    staleTime: 10_000,
  });
