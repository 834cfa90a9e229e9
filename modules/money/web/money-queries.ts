import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';

/** Another tab, another device or an import may have changed it. */
const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;

/** Everything of money stands below `all`: a change of a transaction makes all of it old. */
export const moneyKeys = {
  all: ['money'],
  accounts: ['money', 'accounts'],
  categories: ['money', 'categories'],
} as const;

export const accountsOptions = queryOptions({
  queryKey: moneyKeys.accounts,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/accounts', { signal })),
  ...fresh,
});

export const categoriesOptions = queryOptions({
  queryKey: moneyKeys.categories,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/categories', { signal })),
  ...fresh,
});
