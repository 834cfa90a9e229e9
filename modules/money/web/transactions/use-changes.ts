import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask, askChange } from '../../../../web/api/api.ts';
import type { Transaction } from '../../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../../web/operations/operations.tsx';
import { moneyKeys } from '../money-queries.ts';
import { pageKeys } from './rows/rows.ts';
import type { ListPage } from './rows/rows.ts';

/** As it was before. @throws ApiProblem where it was changed since */
export async function undoChange(client: QueryClient, change: string): Promise<void> {
  await ask(api.POST('/api/v1/transactions/changes/{id}/undo', { params: { path: { id: change } } }));
  await client.invalidateQueries({ queryKey: moneyKeys.all });
}

/** What is changed in the list, without the editor. */
export interface QuickChange {
  readonly transaction: Pick<Transaction, 'id'>;
  readonly change: { readonly status?: 'uncleared' | 'cleared'; readonly category_id?: string | null };
  readonly words: string;
}

/** Changes of one transaction. Each is seen at once, says what was done, and offers the way back. */
export function useChanges() {
  const client = useQueryClient();
  const settle = () => client.invalidateQueries({ queryKey: moneyKeys.all });
  const change = useMutation({
    mutationFn: ({ transaction: { id }, change: body }: QuickChange) =>
      askChange(api.PATCH('/api/v1/transactions/{id}', { params: { path: { id } }, body })),
    async onMutate({ transaction: { id }, change: body }) {
      await client.cancelQueries({ queryKey: pageKeys });
      const before = client.getQueriesData<ListPage>({ queryKey: pageKeys });
      client.setQueriesData<ListPage>({ queryKey: pageKeys }, (page) => page && changedIn(page, id, body));
      return () => {
        for (const [key, page] of before) client.setQueryData(key, page);
      };
    },
    onError(error, _, restore) {
      restore?.();
      toastProblem(error);
    },
    onSuccess({ change: id }, { words }) {
      if (id !== '') toastUndoable(words, () => undoChange(client, id));
    },
    onSettled: settle,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Transaction) =>
      askChange(api.DELETE('/api/v1/transactions/{id}', { params: { path: { id } } })),
    onSuccess: ({ change: id }, { payee, transfer_id }) =>
      toastUndoable(
        transfer_id === null ? `Deleted “${payee || 'a transaction'}”` : 'Deleted the transfer, both its sides',
        () => undoChange(client, id),
      ),
    onError: toastProblem,
    onSettled: settle,
  });
  const restore = useMutation({
    mutationFn: ({ id }: Transaction) =>
      askChange(api.POST('/api/v1/transactions/{id}/restore', { params: { path: { id } } })),
    onSuccess: ({ change: id, reply: { payee } }) =>
      toastUndoable(`Restored “${payee || 'a transaction'}”`, () => undoChange(client, id)),
    onError: toastProblem,
    onSettled: settle,
  });
  const undo = useMutation({ mutationFn: (id: string) => undoChange(client, id), onError: toastProblem });
  return { change, remove, restore, undo };
}

function changedIn(page: ListPage, id: string, change: QuickChange['change']): ListPage {
  if (!page.items.some((item) => item.id === id)) return page;
  return { ...page, items: page.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}
