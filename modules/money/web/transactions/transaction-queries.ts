import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { Transaction } from '../../../../web/api/api.ts';
import { moneyKeys } from '../money-queries.ts';
import type { TransactionsSearch } from '../transactions-search.ts';

/** Another tab, another device or an import may have changed it. */
const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;
const CHANGES = 20;

export const transactionKeys = {
  lists: [...moneyKeys.all, 'transactions'],
  one: (id: string) => [...moneyKeys.all, 'transaction', id],
} as const;

/** The filter of an address as the API and its bulk operations have it; no key of it stands for nothing. */
export type Filter = ReturnType<typeof filterOf>;

export function filterOf({ account, category, tag, ...search }: TransactionsSearch) {
  const { q, status, direction, from, to, min, max, payee, import_id } = search;
  const { transaction, currency, kind, transfers, within } = search;
  return {
    ...(q !== undefined && { q }),
    ...(account !== undefined && { account: [...account] }),
    ...(category !== undefined && { category: [...category] }),
    ...(tag !== undefined && { tag: [...tag] }),
    ...(status !== undefined && { status }),
    ...(direction !== undefined && { direction }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(payee !== undefined && { payee }),
    ...(import_id !== undefined && { import_id }),
    ...(transaction !== undefined && { transaction }),
    ...(currency !== undefined && { currency }),
    ...(kind !== undefined && { kind }),
    ...(transfers !== undefined && { transfers }),
    ...(within !== undefined && { within }),
  };
}

/** Anything but a choice of accounts. */
export const isNarrowed = (search: TransactionsSearch): boolean =>
  Object.keys(filterOf({ ...search, account: undefined })).length > 0;

/** A truth travels as a word in an address. */
export const inAddress = (search: TransactionsSearch) => {
  const { transfers, within, ...filter } = filterOf(search);
  return {
    ...filter,
    ...(transfers === false && { transfers: 'false' as const }),
    ...(within === false && { within: 'false' as const }),
    ...(search.trashed && { trashed: 'true' as const }),
  };
};

/** How many there are, and their sums by currency. */
export const countOptions = (search: TransactionsSearch) => {
  const query = inAddress(search);
  return queryOptions({
    queryKey: [...transactionKeys.lists, 'count', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/transactions/count', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    ...fresh,
  });
};

/** How many there are in each month, the newest first. */
export const monthsOptions = (search: TransactionsSearch) => {
  const query = inAddress(search);
  return queryOptions({
    queryKey: [...transactionKeys.lists, 'months', query],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/api/v1/transactions/months', { params: { query }, signal }))).items,
    ...fresh,
  });
};

export const transactionOptions = (id: string) =>
  queryOptions({
    queryKey: transactionKeys.one(id),
    queryFn: ({ signal }): Promise<Transaction> =>
      ask(api.GET('/api/v1/transactions/{id}', { params: { path: { id } }, signal })),
    ...fresh,
  });

/** What happened to it, the latest first. */
export const historyOptions = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...moneyKeys.all, 'history', id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: CHANGES, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return ask(api.GET('/api/v1/transactions/{id}/history', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    ...fresh,
  });

/** Payees that begin so, each with its usual category. */
export const payeesOptions = (q: string) =>
  queryOptions({
    queryKey: [...moneyKeys.all, 'payees', q],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/api/v1/transactions/payees', { params: { query: { q } }, signal }))).items,
    placeholderData: keepPreviousData,
    ...fresh,
  });

/** Tags that begin so, the most frequent first. */
export const tagsOptions = (q: string) =>
  queryOptions({
    queryKey: [...moneyKeys.all, 'tags', q],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/api/v1/transactions/tags', { params: { query: { q } }, signal }))).items,
    placeholderData: keepPreviousData,
    ...fresh,
  });
