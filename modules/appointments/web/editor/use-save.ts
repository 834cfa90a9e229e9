import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask, askChange } from '../../../../web/api/api.ts';
import type { Appointment } from '../../../../web/api/api.ts';
import { appointmentKeys } from '../calendar-queries.ts';
import type { Entry } from '../entries.ts';
import type { Scope } from '../scope.ts';
import { toastUndoable } from '../../../../web/operations/operations.tsx';
import { undoChange } from '../undo-change.ts';
import { named } from '../use-changes.tsx';
import { changeOf, toWire } from './draft.ts';
import type { Draft } from './draft.ts';

export interface Saving {
  readonly draft: Draft;
  /** What it was when it was read; nothing where it is new. */
  readonly before?: Draft | undefined;
  readonly entry?: Entry | undefined;
  readonly scope: Scope;
  /** Refuses what was changed in the meantime; nothing: whatever it is now. */
  readonly revision?: number | undefined;
}

/** Creates or changes, and offers the way back. */
export function useSave(onSaved: (saved: Appointment) => void) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: appointmentKeys.all });
  return useMutation({
    mutationFn: async ({ draft, before, entry, scope, revision }: Saving) =>
      entry && before
        ? askChange(
            api.PATCH('/api/v1/appointments/{id}', {
              params: named(entry.occurrence, scope),
              body: changeOf(before, draft),
              headers: revision === undefined ? {} : { 'if-match': `"${revision}"` },
            }),
          )
        : { reply: await ask(api.POST('/api/v1/appointments', { body: toWire(draft) })), change: undefined },
    async onSuccess({ reply: saved, change }) {
      await refresh();
      onSaved(saved);
      if (change !== undefined) toastUndoable(`Changed “${saved.title}”`, () => undoChange(client, change));
      else
        toastUndoable(`Planned “${saved.title}”`, async () => {
          await ask(api.DELETE('/api/v1/appointments/{id}', { params: { path: { id: saved.id } } }));
          await refresh();
        });
    },
  });
}
