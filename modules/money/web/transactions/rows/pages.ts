import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../../web/api/api.ts';
import type { TransactionInList } from '../../../../../web/api/api.ts';
import { inAddress, transactionKeys } from '../transaction-queries.ts';
import type { TransactionsSearch } from '../../transactions-search.ts';
import { chunkAt } from './chunks.ts';
import type { Chunk } from './chunks.ts';

export const PAGE_ROWS = 100;

export interface ListPage {
  readonly items: readonly TransactionInList[];
  readonly next_cursor: string | null;
}

export const pageKeys = [...transactionKeys.lists, 'pages'] as const;

/** One page of a chunk. It goes on where the one before it ends, which is fetched first where it is not there. */
export function pageOptions(search: TransactionsSearch, { start, page }: { start: string | undefined; page: number }) {
  const { sort = 'date', order = 'desc' } = search;
  const query: Asked = { ...inAddress(search), sort, order, limit: PAGE_ROWS };
  return queryOptions({
    queryKey: [...pageKeys, query, start ?? '', page],
    async queryFn({ signal, client }): Promise<ListPage> {
      if (page === 0) return list({ ...query, ...(start !== undefined && { start }) }, signal);
      const { next_cursor: cursor } = await fetchPage(client, search, { start, page: page - 1 });
      return cursor === null ? { items: [], next_cursor: null } : list({ ...query, cursor }, signal);
    },
    staleTime: 10_000,
    refetchOnWindowFocus: true,
  });
}

/** As it is kept; anew where something changed since. */
export function fetchPage(
  client: QueryClient,
  search: TransactionsSearch,
  which: { start: string | undefined; page: number },
): Promise<ListPage> {
  return client.fetchQuery({ ...pageOptions(search, which), staleTime: Infinity });
}

type Asked = ReturnType<typeof inAddress> & { sort: 'date' | 'amount' | 'payee'; order: 'asc' | 'desc'; limit: number };

const list = (query: Asked & { start?: string; cursor?: string }, signal: AbortSignal) =>
  ask(api.GET('/api/v1/transactions', { params: { query }, signal }));

/** A page of the list by where it is. */
export interface Place {
  readonly chunk: Chunk;
  readonly page: number;
}

function placeOf(chunks: readonly Chunk[], row: number): Place | undefined {
  const chunk = chunkAt(chunks, row);
  return chunk && { chunk, page: Math.floor((row - chunk.before) / PAGE_ROWS) };
}

/** The pages that have the rows from `first` to `last`, both included. */
export function placesOf(chunks: readonly Chunk[], first: number, last: number): Place[] {
  const places: Place[] = [];
  for (let row = first; row <= last;) {
    const place = placeOf(chunks, row);
    if (!place) break;
    places.push(place);
    const { chunk, page } = place;
    row = Math.min(chunk.before + chunk.rows, chunk.before + (page + 1) * PAGE_ROWS);
  }
  return places;
}
