import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../../web/operations/operations.tsx';
import { appointmentKeys } from '../calendar-queries.ts';

interface Trashed {
  readonly what: 'appointment' | 'calendar';
  readonly id: string;
  readonly title: string;
}

/** What is to go for ever. */
export type Loss = Trashed | { readonly what: 'all'; readonly title: string };

export function useTrash(onLost: () => void) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: appointmentKeys.all });
  const restoring = useMutation({
    mutationFn: async ({ what, id }: Trashed) => {
      const params = { path: { id } };
      await (what === 'calendar'
        ? ask(api.POST('/api/v1/calendars/{id}/restore', { params }))
        : ask(api.POST('/api/v1/appointments/{id}/restore', { params })));
    },
    async onSuccess(_, trashed) {
      await refresh();
      toastUndoable(`Restored “${trashed.title}”`, async () => {
        await remove(trashed, {});
        await refresh();
      });
    },
    onError: toastProblem,
  });
  const losing = useMutation({
    mutationFn: async (loss: Loss) => {
      if (loss.what === 'all') await ask(api.DELETE('/api/v1/appointments/trash'));
      else await remove(loss, { forever: 'true' });
    },
    async onSuccess() {
      await refresh();
      onLost();
    },
    onError: toastProblem,
  });
  return { restore: restoring.mutate, lose: losing.mutate, isPending: losing.isPending };
}

async function remove({ what, id }: Trashed, query: { forever?: 'true' }): Promise<void> {
  const path = { id };
  await (what === 'calendar'
    ? ask(api.DELETE('/api/v1/calendars/{id}', { params: { path, query: { appointments: 'trash', ...query } } }))
    : ask(api.DELETE('/api/v1/appointments/{id}', { params: { path, query } })));
}
