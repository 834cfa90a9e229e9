import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { Tag } from '../../../../web/api/api.ts';
import { Dialog, useFormat } from '../../../../web/design/design.tsx';
import { toastProblem, toastUndoable } from '../../../../web/operations/operations.tsx';
import { creatureKeys } from '../creature-queries.ts';
import classes from './tags.module.css';

/** Asks once, and says what it does: this cannot be undone. */
export function DeleteTag({ tag: { id, name, creatures }, onClose }: { tag: Tag; onClose: () => void }) {
  const client = useQueryClient();
  const format = useFormat();
  const remove = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/tags/{id}', { params: { path: { id } } })),
    async onSuccess() {
      onClose();
      toastUndoable(`Deleted the tag ${name}`, undefined);
      await client.invalidateQueries({ queryKey: creatureKeys.all });
    },
    onError: toastProblem,
  });
  const off = creatures === 0 ? 'No creature has it.' : `It is taken off ${format.count(creatures, 'creature')}.`;
  return (
    <Dialog opened onClose={onClose} title={`Delete the tag “${name}”?`}>
      <p className={classes.question}>{off} The creatures stay. This cannot be undone.</p>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          Delete the tag
        </Button>
      </Group>
    </Dialog>
  );
}
