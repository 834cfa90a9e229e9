import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { Account } from '../../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../../web/operations/operations.tsx';
import { accountsOptions, moneyKeys } from '../money-queries.ts';

/** What is changed without the editor. */
export function useAccountChanges() {
  const client = useQueryClient();
  const settle = () => client.invalidateQueries({ queryKey: moneyKeys.all });
  const setClosed = async (id: string, closed: boolean) => {
    await ask(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id } }, body: { closed } }));
    await settle();
  };
  const close = useMutation({
    mutationFn: ({ id, closed_at }: Account) => setClosed(id, closed_at === null),
    onSuccess: (_, { id, name, closed_at }) =>
      toastUndoable(closed_at === null ? `Closed “${name}”` : `“${name}” is open again`, () =>
        setClosed(id, closed_at !== null),
      ),
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Account) => ask(api.DELETE('/api/v1/accounts/{id}', { params: { path: { id } } })),
    onSuccess: (_, { name }) => toastUndoable(`Deleted “${name}”`, undefined),
    onError: toastProblem,
    onSettled: settle,
  });
  const order = useMutation({
    mutationFn: (ids: string[]) => ask(api.PUT('/api/v1/accounts/order', { body: { ids } })),
    onMutate(ids) {
      const { queryKey } = accountsOptions;
      client.setQueryData(queryKey, (before) => {
        if (!before) return before;
        const at = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
        return { ...before, items: before.items.toSorted((a, b) => at(a.id) - at(b.id)) };
      });
    },
    onError: toastProblem,
    onSettled: () => client.invalidateQueries({ queryKey: moneyKeys.accounts }),
  });
  const setCurrency = useMutation({
    mutationFn: (currency: string) => ask(api.PUT('/api/v1/books', { body: { currency } })),
    onError: toastProblem,
    onSettled: settle,
  });
  return { close, remove, order, setCurrency };
}
