import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Dialog, useFormat } from '../design/design.tsx';
import { useKind } from './kinds.tsx';
import { isLiving } from './operation-state.ts';
import { useAct } from './use-acts.ts';
import { recentOptions } from './use-operations.ts';
import type { Operation } from '../api/api.ts';

/** `u`: names the last thing that can be undone and asks once; Enter takes it back. */
export function UndoLast({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { data } = useQuery(recentOptions);
  const last = data
    ?.filter((operation) => operation.can.rollback && !isLiving(operation))
    .toSorted((a, b) => ((a.finished_at ?? '') < (b.finished_at ?? '') ? 1 : -1))[0];
  return (
    <Dialog opened={opened} onClose={onClose} title="Undo the last">
      {last ? <Ask operation={last} onClose={onClose} /> : <Text>There is nothing that could be undone.</Text>}
    </Dialog>
  );
}

function Ask({ operation, onClose }: { operation: Operation; onClose: () => void }) {
  const kind = useKind(operation.kind);
  const format = useFormat();
  const { mutate } = useAct('rollback');
  return (
    <>
      <Text fw={600}>{operation.title}</Text>
      <Text c="dimmed" size="sm">
        {kind.headline(operation, format)}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button
          autoFocus
          data-autofocus
          onClick={() => {
            mutate({ operation });
            onClose();
          }}
        >
          Undo
        </Button>
      </Group>
    </>
  );
}
