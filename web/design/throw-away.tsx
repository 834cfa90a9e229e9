import { Button, Group } from '@mantine/core';
import { Dialog } from './dialog.tsx';

interface Props {
  readonly opened: boolean;
  /** Back to the editor. */
  onStay(): void;
  onLeave(): void;
}

/** Asks once before what was typed is gone. */
export function ThrowAway({ opened, onStay, onLeave }: Props) {
  return (
    <Dialog opened={opened} onClose={onStay} title="Throw away what you typed?">
      <Group justify="flex-end">
        <Button variant="default" onClick={onLeave}>
          Throw away
        </Button>
        <Button data-autofocus onClick={onStay}>
          Go on writing
        </Button>
      </Group>
    </Dialog>
  );
}
