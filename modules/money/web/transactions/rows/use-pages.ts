import { useQueries } from '@tanstack/react-query';
import type { TransactionInList } from '../../../../../web/api/api.ts';
import { PAGE_ROWS, pageOptions, placesOf } from './pages.ts';
import type { Source } from './use-source.ts';

/** The rows of a list from `first` to `last`; others, and those that are not there yet, are undefined. */
export function usePages({ search, chunks }: Source, first: number, last: number) {
  const places = placesOf(chunks, first, last);
  const found = useQueries({
    queries: places.map(({ chunk, page }) => pageOptions(search, { start: chunk.start, page })),
  });
  const pages = places.map(({ chunk, page }, index) => ({
    from: chunk.before + page * PAGE_ROWS,
    to: Math.min(chunk.before + chunk.rows, chunk.before + (page + 1) * PAGE_ROWS),
    items: found[index]?.data?.items,
  }));
  return {
    rowAt(row: number): TransactionInList | undefined {
      const page = pages.find(({ from, to }) => from <= row && row < to);
      return page?.items?.[row - page.from];
    },
    loading: found.some(({ isPending }) => isPending),
    error: found.find(({ error }) => error)?.error ?? undefined,
    retry: () => void Promise.all(found.filter(({ error }) => error).map(({ refetch }) => refetch())),
  };
}
