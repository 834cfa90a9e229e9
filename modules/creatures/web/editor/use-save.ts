import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askChange } from '../../../../web/api/api.ts';
import type { Creature } from '../../../../web/api/api.ts';
import { toastUndoable } from '../../../../web/operations/operations.tsx';
import { undoChange } from '../change-creatures.ts';
import { creatureKeys } from '../creature-queries.ts';
import { creatureOptions } from '../creature-options.ts';
import { changeOf, changedFields, draftOf, toWire } from './draft.ts';
import type { Draft } from './draft.ts';

interface Saving {
  readonly id: string | undefined;
  readonly draft: Draft;
  readonly before: Draft;
  /** Refuses what was changed in the meantime. */
  readonly revision: number | undefined;
  /** It is in the trash: out of it first. */
  readonly trashed?: boolean;
}

/** Creates or changes, and offers the way back. */
export function useSave(onSaved: (saved: Creature) => void) {
  const client = useQueryClient();
  return useMutation({
    async mutationFn({ id, draft, before, revision, trashed = false }: Saving) {
      if (id === undefined) return askChange(api.POST('/api/v1/creatures', { body: toWire(draft) }));
      const ground = trashed ? await restored(id, before, revision) : revision;
      return askChange(
        api.PATCH('/api/v1/creatures/{id}', {
          params: { path: { id } },
          body: changeOf(before, draft),
          headers: ground === undefined ? {} : { 'if-match': `"${ground}"` },
        }),
      );
    },
    async onSuccess({ reply: saved, change }, { id }) {
      client.setQueryData(creatureOptions(saved.id).queryKey, saved);
      onSaved(saved);
      const words = id === undefined ? `Added “${saved.name}”` : `Changed “${saved.name}”`;
      if (change !== '') toastUndoable(words, () => undoChange(client, change));
      await client.invalidateQueries({ queryKey: creatureKeys.all });
    },
  });
}

/** Out of the trash. @returns what to build on: its revision of now, or where more than this was changed, the one before */
async function restored(id: string, before: Draft, revision: number | undefined): Promise<number | undefined> {
  const { reply } = await askChange(api.POST('/api/v1/creatures/{id}/restore', { params: { path: { id } } }));
  return changedFields(before, draftOf(reply)).length === 0 ? reply.revision : revision;
}
