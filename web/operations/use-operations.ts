import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';
import type { Operation } from '../api/api.ts';
import { withEvent } from './log-lines.ts';
import type { LogLine } from './log-lines.ts';
import { operationKeys as keys } from './operation-keys.ts';
import type { OperationFilter } from './operation-keys.ts';
import { isLiving } from './operation-state.ts';

const PAGE = 50;
const EVENT_PAGE = 200;
/** As many events as a person will scroll through. */
const MOST_EVENTS = 1000;

/** The living and the most recent ones, newest first. Fetched once, then the feed keeps it true. */
export const recentOptions = queryOptions({
  queryKey: keys.recent,
  queryFn: async (): Promise<Operation[]> =>
    (await ask(api.GET('/api/v1/operations', { params: { query: { limit: PAGE } } }))).items,
  staleTime: Infinity,
});

export const operationOptions = (id: string) =>
  queryOptions({
    queryKey: keys.one(id),
    queryFn: (): Promise<Operation> => ask(api.GET('/api/v1/operations/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });

export const operationListOptions = (filter: OperationFilter) =>
  infiniteQueryOptions({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam }) => {
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
      const query = { ...given, limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return ask(api.GET('/api/v1/operations', { params: { query } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const logOptions = (id: string) =>
  queryOptions({
    queryKey: keys.log(id),
    queryFn: async (): Promise<LogLine[]> => {
      let lines: LogLine[] = [];
      let cursor: string | null | undefined;
      for (let read = 0; cursor !== null && read < MOST_EVENTS; read += EVENT_PAGE) {
        const query = { limit: EVENT_PAGE, ...(cursor === undefined ? {} : { cursor }) };
        const page = await ask(api.GET('/api/v1/operations/{id}/events', { params: { path: { id }, query } }));
        for (const event of page.items) lines = withEvent(lines, event);
        cursor = page.next_cursor;
      }
      return lines;
    },
    staleTime: 0,
  });

export function useRunning(): Operation[] {
  const { data } = useQuery(recentOptions);
  return data?.filter(isLiving) ?? [];
}
