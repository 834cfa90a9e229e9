import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import { moneyKeys } from './money-queries.ts';

const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;
/** So soon it is looked at again, while what stands out is computed. */
const SOON_MS = 1000;

export const overviewOptions = (month?: string) =>
  queryOptions({
    queryKey: [...moneyKeys.all, 'overview', month ?? ''],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/overview', { params: { query: month === undefined ? {} : { month } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.insights.fresh === false ? SOON_MS : false),
    ...fresh,
  });

export const recurringOptions = queryOptions({
  queryKey: [...moneyKeys.all, 'recurring'],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/recurring', { signal })),
  ...fresh,
});

export const forecastOptions = queryOptions({
  queryKey: [...moneyKeys.all, 'forecast'],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/forecast', { signal })),
  ...fresh,
});

/** Two transactions each that look like one transfer. */
export const transferSuggestionsOptions = queryOptions({
  queryKey: [...moneyKeys.all, 'transfer-suggestions'],
  queryFn: async ({ signal }) => (await ask(api.GET('/api/v1/transactions/transfer-suggestions', { signal }))).items,
  ...fresh,
});

export const ratesOptions = queryOptions({
  queryKey: [...moneyKeys.all, 'rates'],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/rates', { params: { query: { limit: 100 } }, signal })),
  ...fresh,
});

export const sourcesOptions = queryOptions({
  queryKey: [...moneyKeys.all, 'rates', 'sources'],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/rates/sources', { signal })),
  ...fresh,
});
