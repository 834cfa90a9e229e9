import { useMutation, useQueryClient } from '@tanstack/react-query';
import { scheduleKeys } from './schedules-queries.ts';
import { toastProblem } from './toasts.ts';

/** One change of the schedules; afterwards they are read anew. */
export function useScheduleChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onError: (error) => toastProblem(error),
    onSettled: () => client.invalidateQueries({ queryKey: scheduleKeys.all }),
  });
}
