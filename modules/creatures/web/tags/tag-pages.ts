import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { creatureKeys } from '../creature-queries.ts';
import type { TagsSearch } from '../tags-search.ts';

const PAGE = 100;

/** Page after page of the tags, by name or the most used first. */
export const tagPages = ({ q, sort = 'name' }: { q?: TagsSearch['q']; sort?: 'name' | 'creatures' | undefined }) =>
  infiniteQueryOptions({
    queryKey: [...creatureKeys.tags, 'pages', q ?? '', sort],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...{ sort, limit: PAGE },
        ...(q !== undefined && { q }),
        ...(pageParam !== undefined && { cursor: pageParam }),
      };
      return ask(api.GET('/api/v1/tags', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
