import { useMutation } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import type { Selection } from '../creature-queries.ts';

/** What becomes of many; the rest stays. */
export interface Edit {
  readonly add_tags?: string[];
  readonly remove_tags?: string[];
  readonly delete?: true;
}

/** Changes many as one operation: the shell tells how it ends, and offers the undo. */
export function useBulk(onBegun: () => void) {
  return useMutation({
    mutationFn: ({ selection, edit }: { selection: Selection; edit: Edit }) =>
      ask(api.POST('/api/v1/creatures/bulk', { body: { ...selection, edit, dry_run: false } })),
    onSuccess: onBegun,
    onError: toastProblem,
  });
}

/** Draws many anew as one operation. `force`: also those whose picture is up to date. */
export function useRedraw(onBegun?: () => void) {
  return useMutation({
    mutationFn: ({ selection, force = false }: { selection: Selection; force?: boolean }) =>
      ask(api.POST('/api/v1/creatures/avatars', { body: { ...selection, force, dry_run: false } })),
    onSuccess: () => onBegun?.(),
    onError: toastProblem,
  });
}
