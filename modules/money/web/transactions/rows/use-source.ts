import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { countOptions, inAddress, monthsOptions } from '../transaction-queries.ts';
import type { TransactionsSearch } from '../../transactions-search.ts';
import { chunksOf } from './chunks.ts';
import type { Chunk, Month } from './chunks.ts';
import { pageOptions } from './pages.ts';

/** A list that can be shown: how long it is, and in which pieces it comes. */
export interface Source {
  readonly search: TransactionsSearch;
  /** The same for the same list. */
  readonly key: string;
  /** Rows that there are. */
  readonly total: number;
  /** Empty where it is not by date. */
  readonly months: readonly Month[];
  readonly chunks: readonly Chunk[];
}

/** What the address asks for. As long as it is not there, the list before stays. */
export function useSource(search: TransactionsSearch) {
  const byDate = search.sort === undefined;
  const months = useQuery({ ...monthsOptions(search), enabled: byDate });
  const count = useQuery(countOptions(search));
  const first = useQuery(pageOptions(search, { start: undefined, page: 0 }));
  const key = JSON.stringify([inAddress(search), search.sort, search.order]);
  const counted = count.isPlaceholderData ? undefined : count.data?.transactions;
  const ready = first.isSuccess && (byDate ? months.isSuccess : counted !== undefined);
  const next = useMemo(
    () => (ready ? sourceOf(search, { key, months: byDate ? (months.data ?? []) : undefined, counted }) : undefined),
    // oxlint-disable-next-line react/exhaustive-deps -- the key says all that matters of the search
    [ready, key, byDate, months.data, counted],
  );
  const [kept, setKept] = useState(next);
  if (next && next !== kept) setKept(next);
  const source = next ?? kept;
  return {
    source,
    /** What is shown is not yet what was asked for. */
    stale: source !== undefined && source.key !== key,
    count: count.data,
    error: first.error ?? (byDate ? months.error : undefined) ?? count.error,
    retry: () => void Promise.all([first.refetch(), count.refetch(), ...(byDate ? [months.refetch()] : [])]),
  };
}

function sourceOf(
  search: TransactionsSearch,
  { key, months, counted }: { key: string; months: readonly Month[] | undefined; counted: number | undefined },
): Source {
  if (!months) {
    const total = counted ?? 0;
    return { search, key, total, months: [], chunks: [{ start: undefined, before: 0, rows: total }] };
  }
  const chunks = chunksOf(months, search.order ?? 'desc');
  const last = chunks.at(-1);
  return { search, key, total: last ? last.before + last.rows : 0, months, chunks };
}
