import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import type { Creature } from '../../../web/api/api.ts';
import { creatureKeys } from './creature-queries.ts';

/** Another tab, another device or an operation may have changed it. */
const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;
const CHANGES = 20;

export const creatureOptions = (id: string) =>
  queryOptions({
    queryKey: [...creatureKeys.all, 'one', id],
    queryFn: ({ signal }): Promise<Creature> =>
      ask(api.GET('/api/v1/creatures/{id}', { params: { path: { id } }, signal })),
    ...fresh,
  });

/** Those that it has and had, the newest first. */
export const picturesOptions = (id: string) =>
  queryOptions({
    queryKey: [...creatureKeys.all, 'pictures', id],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/api/v1/creatures/{id}/pictures', { params: { path: { id } }, signal }))).items,
    ...fresh,
  });

/** What happened to it, the latest first. */
export const historyOptions = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...creatureKeys.all, 'history', id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: CHANGES, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return ask(api.GET('/api/v1/creatures/{id}/history', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    ...fresh,
  });
