import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, ask } from '../../../web/api/api.ts';
import type { CreatureInList } from '../../../web/api/api.ts';
import { Dialog } from '../../../web/design/design.tsx';
import { toastProblem } from '../../../web/operations/operations.tsx';
import { creatureKeys } from './creature-queries.ts';
import classes from './for-ever.module.css';

interface Props {
  /** One of the trash, or all that is in it. */
  readonly of: Pick<CreatureInList, 'id' | 'name'> | 'all';
  onClose(): void;
}

/** Asks once before what cannot be undone. */
export function ForEver({ of, onClose }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const lose = useMutation({
    mutationFn: async () => {
      if (of === 'all') return void (await ask(api.DELETE('/api/v1/creatures/trash')));
      const params = { path: { id: of.id }, query: { forever: 'true' as const } };
      await ask(api.DELETE('/api/v1/creatures/{id}', { params }));
    },
    async onSuccess() {
      await navigate({ to: '/creatures/trash' });
      onClose();
      await client.invalidateQueries({ queryKey: creatureKeys.all });
    },
    onError: toastProblem,
  });
  return (
    <Dialog opened onClose={onClose} title={of === 'all' ? 'Empty the trash?' : `Delete “${of.name}” for ever?`}>
      <p className={classes.question}>
        {of === 'all'
          ? 'Every creature in it goes, with its pictures and its history.'
          : 'Its pictures and its history go, too.'}{' '}
        This cannot be undone.
      </p>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          Keep it
        </Button>
        <Button color="red" loading={lose.isPending} onClick={() => lose.mutate()}>
          {of === 'all' ? 'Empty the trash' : 'Delete for ever'}
        </Button>
      </Group>
    </Dialog>
  );
}
