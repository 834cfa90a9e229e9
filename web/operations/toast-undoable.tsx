import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { toastProblem } from './toasts.ts';

const STAYS_MS = 10_000;

/** Says what was done, with the way back; one after the other takes the same place. */
export function toastUndoable(title: string, undo: (() => Promise<void>) | undefined): void {
  const id = 'changed';
  last = undo;
  notifications.hide(id);
  notifications.show({
    id,
    title,
    autoClose: STAYS_MS,
    message: undo && <Undo undo={undo} close={() => notifications.hide(id)} />,
  });
}

let last: (() => Promise<void>) | undefined;

/** Takes the last change back. @returns false where there is none, or it was taken back already */
export function undoLast(): boolean {
  const undo = last;
  if (!undo) return false;
  last = undefined;
  notifications.hide('changed');
  undo().catch(toastProblem);
  return true;
}

function Undo({ undo, close }: { undo: () => Promise<void>; close: () => void }) {
  const [busy, setBusy] = useState(false);
  return (
    <Group mt={4}>
      <Button
        size="compact-sm"
        variant="default"
        loading={busy}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => {
          setBusy(true);
          if (last === undo) last = undefined;
          undo().then(close, (error: unknown) => {
            close();
            toastProblem(error);
          });
        }}
      >
        Undo
      </Button>
    </Group>
  );
}
