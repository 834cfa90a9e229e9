import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import type { GallerySearch } from './gallery-search.ts';

/** Another tab, another device or an import may have changed it. */
const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;
const PAGE = 100;
/** So many pages are looked at again when one comes back; more than that wait for a change. */
const FEW_PAGES = 5;
/** Of tags and species: as many as one reads through. */
const MOST_SUGGESTED = 50;

export const creatureKeys = {
  all: ['creatures'],
  lists: ['creatures', 'list'],
  tags: ['creatures', 'tags'],
} as const;

/** The filter of an address as the API and its bulk operations have it; no key of it stands for nothing. */
export interface Filter {
  readonly q?: string;
  readonly tag?: string[];
  readonly species?: string;
  readonly drawn?: false;
}

/** Which creatures a bulk operation means. */
export type Selection = { ids: string[] } | { filter: Filter };

export function filterOf({ q, tags, species, undrawn }: GallerySearch): Filter {
  return {
    ...(q !== undefined && { q }),
    ...(tags !== undefined && { tag: [...tags] }),
    ...(species !== undefined && { species }),
    ...(undrawn && { drawn: false as const }),
  };
}

export const isFiltered = (search: GallerySearch): boolean => Object.keys(filterOf(search)).length > 0;

/** A truth travels as a word in an address. */
const inAddress = ({ drawn, ...filter }: Filter) => ({
  ...filter,
  ...(drawn === false && { drawn: 'false' as const }),
});

/** Page after page of what the address of the gallery asks for. `everyMs`: while something changes it. */
export const galleryOptions = (search: GallerySearch, everyMs: number | false = false) => {
  const { sort = 'name' } = search;
  const order = search.order ?? ('asc' as const);
  const filter = filterOf(search);
  return infiniteQueryOptions({
    queryKey: [...creatureKeys.lists, filter, sort, order],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...inAddress(filter), sort, order, limit: PAGE };
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      return ask(api.GET('/api/v1/creatures', { params: { query: { ...query, ...cursor } }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= FEW_PAGES,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= FEW_PAGES ? everyMs : false),
  });
};

/** How many there are of them. */
export const countOptions = (search: GallerySearch) => {
  const filter = filterOf(search);
  return queryOptions({
    queryKey: [...creatureKeys.all, 'count', filter],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/creatures/count', { params: { query: inAddress(filter) }, signal })),
    placeholderData: keepPreviousData,
    ...fresh,
  });
};

/** Species that begin so, the most frequent first, with their counts. */
export const speciesOptions = (q: string) =>
  queryOptions({
    queryKey: [...creatureKeys.all, 'species', q],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/creatures/species', { params: { query: { q } }, signal })),
    placeholderData: keepPreviousData,
    ...fresh,
  });

/** Tags for what is typed, the most used first, with their colours and counts. */
export const tagsOptions = (q: string, limit = MOST_SUGGESTED) =>
  queryOptions({
    queryKey: [...creatureKeys.tags, 'suggested', q, limit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/tags', { params: { query: { q, sort: 'creatures', limit } }, signal })),
    placeholderData: keepPreviousData,
    ...fresh,
  });
