import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { moneyKeys } from '../money-queries.ts';

const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;
const PAST = 20;

export const bookOptions = queryOptions({
  queryKey: [...moneyKeys.all, 'book'],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/books', { signal })),
  ...fresh,
});

/** An account beside a statement. */
export const previewOptions = (id: string, { date, balance }: { date: string; balance: string }) =>
  queryOptions({
    queryKey: [...moneyKeys.all, 'reconciling', id, date, balance],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/accounts/{id}/reconciliations/preview', {
          params: { path: { id }, query: { date, balance } },
          signal,
        }),
      ),
    ...fresh,
  });

/** The statements that it was reconciled with, the latest first. */
export const pastOptions = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...moneyKeys.all, 'reconciliations', id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAST, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return ask(api.GET('/api/v1/accounts/{id}/reconciliations', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    ...fresh,
  });
