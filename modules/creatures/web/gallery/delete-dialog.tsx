import { Button, Group } from '@mantine/core';
import { Dialog, useFormat } from '../../../../web/design/design.tsx';
import classes from './gallery.module.css';
import type { Choice } from './use-choice.ts';
import { useBulk } from './use-bulk.ts';

/** Asks once before many go. */
export function DeleteDialog({ choice, onClose }: { choice: Choice; onClose: () => void }) {
  const format = useFormat();
  const { mutate, isPending } = useBulk(() => {
    onClose();
    choice.clear();
  });
  const words = `Delete ${format.count(choice.count, 'creature')}`;
  return (
    <Dialog opened onClose={onClose} title={`${words}?`}>
      <p className={classes.question}>They go into the trash. It can be undone afterwards.</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave them
        </Button>
        <Button
          data-autofocus
          color="red"
          loading={isPending}
          onClick={() => mutate({ selection: choice.selection, edit: { delete: true } })}
        >
          {words}
        </Button>
      </Group>
    </Dialog>
  );
}
