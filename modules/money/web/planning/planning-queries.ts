import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { moneyKeys } from '../money-queries.ts';

const fresh = { staleTime: 10_000, refetchOnWindowFocus: true } as const;
const planningKeys = {
  rules: [...moneyKeys.all, 'rules'],
  suggestions: [...moneyKeys.all, 'rules', 'suggestions'],
  goals: [...moneyKeys.all, 'goals'],
  budgets: (month: string) => [...moneyKeys.all, 'budgets', month],
} as const;

export const rulesOptions = queryOptions({
  queryKey: planningKeys.rules,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/rules', { signal })),
  ...fresh,
});

export const suggestionsOptions = queryOptions({
  queryKey: planningKeys.suggestions,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/rules/suggestions', { signal })),
  ...fresh,
});

export const goalsOptions = queryOptions({
  queryKey: planningKeys.goals,
  queryFn: ({ signal }) => ask(api.GET('/api/v1/goals', { signal })),
  ...fresh,
});

export const budgetsOptions = (month: string) =>
  queryOptions({
    queryKey: planningKeys.budgets(month),
    queryFn: ({ signal }) => ask(api.GET('/api/v1/budgets', { params: { query: { month } }, signal })),
    placeholderData: keepPreviousData,
    ...fresh,
  });

/** A change of what is planned: everything of money is looked at again, and what goes wrong is said in a toast unless `quiet`. */
export function usePlanning<Given, Reply>(
  change: (given: Given) => Promise<Reply>,
  { quiet = false }: { quiet?: boolean } = {},
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: moneyKeys.all }),
    ...(quiet ? {} : { onError: toastProblem }),
  });
}
