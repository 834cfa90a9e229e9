import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';
import type { Operation, Started } from '../api/api.ts';
import { isConnected } from './connection.ts';
import { operationKeys as keys } from './operation-keys.ts';
import { toastBegun, toastProblem } from './toasts.ts';

export type Act = 'apply' | 'rollback' | 'cancel' | 'retry';

interface ActOn {
  readonly operation: Operation;
  /** For `apply`: positions in the plan that the person switched off. */
  readonly exclude?: readonly number[];
}

const at = ({ operation_id }: Operation) => ({ params: { path: { id: operation_id } } });

const CALLS: Record<Act, (on: ActOn) => Promise<Started>> = {
  apply: ({ operation, exclude }) =>
    ask(
      api.POST('/api/v1/operations/{id}/apply', {
        ...at(operation),
        body: exclude && exclude.length > 0 ? { exclude: [...exclude] } : {},
      }),
    ),
  rollback: ({ operation }) => ask(api.POST('/api/v1/operations/{id}/rollback', at(operation))),
  cancel: ({ operation }) => ask(api.POST('/api/v1/operations/{id}/cancel', at(operation))),
  retry: ({ operation }) => ask(api.POST('/api/v1/operations/{id}/retry', at(operation))),
};

/** Apply, undo, cancel or retry. What comes of it arrives by the feed; the toast says that it began. */
export function useAct(act: Act) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (on: ActOn) => CALLS[act](on),
    onSuccess: ({ operation_id }, { operation }) => {
      refetchUnlessTold(client, operation_id);
      if (act !== 'cancel') toastBegun(operation, act);
    },
    onError: (error) => toastProblem(error),
  });
}

export function useStart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { operation_type: string; dry_run: boolean } & Record<string, unknown>) =>
      ask(api.POST('/api/v1/operations', { body })),
    onSuccess: ({ operation_id }) => refetchUnlessTold(client, operation_id),
  });
}

/** The feed tells what becomes of it, perhaps before the reply is here: the state in the reply may be old already. */
function refetchUnlessTold(client: QueryClient, id: string): void {
  if (!isConnected()) void client.invalidateQueries({ queryKey: keys.one(id) });
}
