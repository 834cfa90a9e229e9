import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { api, ask, askChange } from '../../../web/api/api.ts';
import type { CreatureInList } from '../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../web/operations/operations.tsx';
import { creatureKeys } from './creature-queries.ts';

/** As it was before. @throws ApiProblem where it was changed since */
export async function undoChange(client: QueryClient, change: string): Promise<void> {
  await ask(api.POST('/api/v1/creatures/changes/{id}/undo', { params: { path: { id: change } } }));
  await client.invalidateQueries({ queryKey: creatureKeys.all });
}

interface ListPage {
  readonly items: readonly CreatureInList[];
}

/** Into the trash: gone at once from every list, with the way back. */
export function useDelete() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Pick<CreatureInList, 'id' | 'name'>) =>
      askChange(api.DELETE('/api/v1/creatures/{id}', { params: { path: { id } } })),
    async onMutate({ id }) {
      await client.cancelQueries({ queryKey: creatureKeys.lists });
      const before = client.getQueriesData<InfiniteData<ListPage>>({ queryKey: creatureKeys.lists });
      for (const [key, data] of before) if (data) client.setQueryData(key, without(data, id));
      return () => {
        for (const [key, data] of before) client.setQueryData(key, data);
      };
    },
    onError(error, _, restore) {
      restore?.();
      toastProblem(error);
    },
    onSuccess: ({ change }, { name }) => toastUndoable(`Deleted “${name}”`, () => undoChange(client, change)),
    onSettled: () => client.invalidateQueries({ queryKey: creatureKeys.all }),
  });
}

function without<Data extends InfiniteData<ListPage>>(data: Data, id: string): Data {
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
  };
}
