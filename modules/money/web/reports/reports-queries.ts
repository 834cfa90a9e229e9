import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { Operation } from '../../../../web/api/api.ts';
import { isLiving, recentOptions } from '../../../../web/operations/operations.tsx';
import { moneyKeys } from '../money-queries.ts';
import { reportKind } from '../kinds/kinds.tsx';

const PAGE = 24;

/** `state` is how far the making of reports has come: what ended since makes the list another one. */
export const reportsOptions = (state: string) =>
  infiniteQueryOptions({
    queryKey: [...moneyKeys.all, 'reports', 'list', state],
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return ask(api.GET('/api/v1/reports', { params: { query } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The newest of a month, if there is one. */
export const reportOfOptions = (month: string) =>
  queryOptions({
    queryKey: [...moneyKeys.all, 'reports', 'of', month],
    queryFn: async () => {
      const { items } = await ask(api.GET('/api/v1/reports', { params: { query: { month, limit: 1 } } }));
      return items[0] ?? null;
    },
  });

export const reportOptions = (id: string) =>
  queryOptions({
    queryKey: [...moneyKeys.all, 'reports', 'one', id],
    queryFn: () => ask(api.GET('/api/v1/reports/{id}', { params: { path: { id } } })),
    retry: false,
  });

/** The operations that make reports, as the feed tells them. */
export function useReporting(): { readonly making: readonly Operation[]; readonly state: string } {
  const { data } = useQuery(recentOptions);
  const mine = data?.filter(({ kind }) => kind === reportKind.kind) ?? [];
  const ended = mine.filter((operation) => !isLiving(operation));
  return {
    making: mine.filter(isLiving),
    state: ended.map(({ operation_id, status, finished_at }) => `${operation_id} ${status} ${finished_at}`).join(),
  };
}

export function useMakeReport() {
  return useMutation({
    mutationFn: (month: string) => ask(api.POST('/api/v1/reports/monthly', { body: { month } })),
  });
}
