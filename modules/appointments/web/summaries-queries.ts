import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import type { Operation } from '../../../web/api/api.ts';
import { isLiving, recentOptions } from '../../../web/operations/operations.tsx';
import { summaryKind } from './summary-kind.ts';

const PAGE = 20;

/** `state` is how far the writing has come: what ended since makes the list another one. */
export const summariesOptions = (state: string) =>
  infiniteQueryOptions({
    queryKey: ['summaries', 'list', state],
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return ask(api.GET('/api/v1/summaries', { params: { query } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const summaryOptions = (id: string) =>
  queryOptions({
    queryKey: ['summaries', 'one', id],
    queryFn: () => ask(api.GET('/api/v1/summaries/{id}', { params: { path: { id } } })),
    retry: false,
  });

/** The operations that write summaries, as the feed tells them. */
export function useSummarising(): { readonly writing: readonly Operation[]; readonly state: string } {
  const { data } = useQuery(recentOptions);
  const mine = data?.filter(({ kind }) => kind === summaryKind.kind) ?? [];
  const ended = mine.filter((operation) => !isLiving(operation));
  return {
    writing: mine.filter(isLiving),
    state: ended.map(({ operation_id, finished_at }) => `${operation_id} ${finished_at}`).join(),
  };
}
