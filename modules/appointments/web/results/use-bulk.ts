import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { appointmentKeys } from '../calendar-queries.ts';

/** Changes many as one operation: the shell tells how it ends, and offers the undo. */
export function useBulk(onBegun: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: start,
    async onSuccess({ operation_id }) {
      onBegun();
      await client.invalidateQueries({ queryKey: ['operations', operation_id] });
      await client.invalidateQueries({ queryKey: appointmentKeys.all });
    },
    onError: toastProblem,
  });
}

function start(body: { ids: string[]; edit: Edit } | { filter: { category: string }; edit: Edit }) {
  return ask(api.POST('/api/v1/appointments/bulk', { body: { ...body, dry_run: false } }));
}

export interface Edit {
  readonly category?: string | null;
  readonly calendar_id?: string;
  readonly status?: 'confirmed' | 'tentative' | 'cancelled';
  readonly delete?: true;
}
