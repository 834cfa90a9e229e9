import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askChange } from '../../../../web/api/api.ts';
import type { Creature } from '../../../../web/api/api.ts';
import { toastUndoable } from '../../../../web/operations/operations.tsx';
import { undoChange } from '../change-creatures.ts';
import { creatureKeys } from '../creature-queries.ts';
import { creatureOptions } from '../creature-options.ts';
import { changeOf, toWire } from './draft.ts';
import type { Draft } from './draft.ts';

interface Saving {
  readonly id: string | undefined;
  readonly draft: Draft;
  readonly before: Draft;
  /** Refuses what was changed in the meantime. */
  readonly revision: number | undefined;
}

/** Creates or changes, and offers the way back. */
export function useSave(onSaved: (saved: Creature) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft, before, revision }: Saving) =>
      id === undefined
        ? askChange(api.POST('/api/v1/creatures', { body: toWire(draft) }))
        : askChange(
            api.PATCH('/api/v1/creatures/{id}', {
              params: { path: { id } },
              body: changeOf(before, draft),
              headers: revision === undefined ? {} : { 'if-match': `"${revision}"` },
            }),
          ),
    async onSuccess({ reply: saved, change }, { id }) {
      client.setQueryData(creatureOptions(saved.id).queryKey, saved);
      onSaved(saved);
      const words = id === undefined ? `Added “${saved.name}”` : `Changed “${saved.name}”`;
      if (change !== '') toastUndoable(words, () => undoChange(client, change));
      await client.invalidateQueries({ queryKey: creatureKeys.all });
    },
  });
}
