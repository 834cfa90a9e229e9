import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask, askChange, toProblem } from '../../../web/api/api.ts';
import type { Creature } from '../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../web/operations/operations.tsx';
import { undoChange } from './change-creatures.ts';
import { creatureKeys } from './creature-queries.ts';
import { creatureOptions } from './creature-options.ts';

/** As many bytes as the API takes of a picture. */
const MOST_BYTES = 10_000_000;
const IMAGES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];

/** What is changed without the editor. Each says what was done, with the way back. */
export function useCreatureChanges({ id, name }: Pick<Creature, 'id' | 'name'>) {
  const client = useQueryClient();
  const path = { id };
  const changed = async (words: string, { reply, change }: { reply: Creature; change: string }) => {
    client.setQueryData(creatureOptions(id).queryKey, reply);
    if (change !== '') toastUndoable(words, () => undoChange(client, change));
    await client.invalidateQueries({ queryKey: creatureKeys.all });
  };
  /** Where it is gone, the page says so, too. */
  const failed = (error: Error) => {
    toastProblem(error);
    return toProblem(error).status === 404 ? client.invalidateQueries({ queryKey: creatureKeys.all }) : undefined;
  };
  const tag = useMutation({
    // One after the other: each begins with what the one before left.
    scope: { id: `tags of ${id}` },
    mutationFn: (retag: Retag) => retagged(client, id, retag),
    onMutate: (retag) =>
      client.setQueryData(
        creatureOptions(id).queryKey,
        (before) => before && { ...before, tags: tagsWith(before, retag) },
      ),
    onSuccess: (done, { add, remove }) =>
      changed(add === undefined ? `Took #${remove} off ${name}` : `Tagged ${name} with #${add}`, done),
    onError(error) {
      toastProblem(error);
      return client.invalidateQueries({ queryKey: creatureKeys.all });
    },
  });
  const give = useMutation({
    mutationFn: (file: File) =>
      askChange(
        api.PUT('/api/v1/creatures/{id}/avatar', {
          params: { path },
          body: file,
          bodySerializer: (body) => body as File,
          headers: { 'content-type': IMAGES.includes(file.type) ? file.type : 'application/octet-stream' },
        }),
      ),
    onSuccess: (done) => changed(`Gave ${name} a new picture`, done),
    onError: failed,
  });
  const choose = useMutation({
    mutationFn: (picture_id: string) =>
      askChange(api.POST('/api/v1/creatures/{id}/pictures/{picture_id}/use', { params: { path: { id, picture_id } } })),
    onSuccess: (done) => changed(`${name} has an earlier picture again`, done),
    onError: failed,
  });
  const undo = useMutation({ mutationFn: (change: string) => undoChange(client, change), onError: failed });
  const restore = useMutation({
    mutationFn: () => askChange(api.POST('/api/v1/creatures/{id}/restore', { params: { path } })),
    onSuccess: (done) => changed(`Restored “${name}”`, done),
    onError: failed,
  });
  const draw = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/creatures/{id}/avatar', { params: { path } })),
    onError: failed,
  });
  return { tag, give, choose, undo, restore, draw };
}

/** Why a file cannot be its picture; undefined where it may. The API looks at what is in it. */
export function refusalOf({ type, size }: File): string | undefined {
  if (type !== '' && !IMAGES.includes(type)) return 'This is no picture. PNG, JPEG, WebP and SVG are.';
  return size > MOST_BYTES ? 'This picture is too large: 10 MB at most.' : undefined;
}

interface Retag {
  readonly add?: string;
  readonly remove?: string;
}

const tagsWith = ({ tags }: Creature, { add, remove }: Retag): string[] => [
  ...new Set([...tags.filter((tag) => tag !== remove), ...(add === undefined ? [] : [add])]),
];

/** Tags travel whole: where they changed meanwhile, it is done once more with what they are now. */
async function retagged(client: QueryClient, id: string, retag: Retag) {
  for (let tries = 0; ; tries++) {
    const creature = await client.fetchQuery({ ...creatureOptions(id), staleTime: tries === 0 ? Infinity : 0 });
    try {
      return await askChange(
        api.PATCH('/api/v1/creatures/{id}', {
          params: { path: { id } },
          body: { tags: tagsWith(creature, retag) },
          headers: { 'if-match': `"${creature.revision}"` },
        }),
      );
    } catch (error) {
      if (tries > 0 || toProblem(error).status !== 412) throw error;
    }
  }
}
