import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Creature } from '../../../../web/api/api.ts';
import { undoLast } from '../../../../web/operations/operations.tsx';
import { usePageKeys } from '../../../../web/page-keys.ts';
import { useDelete } from '../change-creatures.ts';
import { useGoTo, useNeighbours } from './use-neighbours.ts';

/** At the head of the page: the ones beside it, change it, delete it. */
export function CreatureActs({ creature, edit }: { creature: Creature; edit: () => void }) {
  const navigate = useNavigate();
  const { before, after } = useNeighbours(creature.id);
  const goTo = useGoTo();
  const remove = useDelete();
  const leave = () =>
    remove.mutate({ id: creature.id, name: creature.name }, { onSuccess: () => void navigate({ to: '/creatures' }) });
  usePageKeys(
    useMemo(
      () => [
        { key: 'e', does: 'Change it', run: edit },
        { key: 'z', does: 'Undo the last change of a creature', run: () => void undoLast() },
      ],
      // oxlint-disable-next-line react/exhaustive-deps -- the others only lead on
      [creature.id],
    ),
  );
  return (
    <>
      {(before !== undefined || after !== undefined) && (
        <ActionIcon.Group>
          <Beside label="The one before (k)" to={before} goTo={goTo}>
            <IconChevronLeft size={20} />
          </Beside>
          <Beside label="The next one (j)" to={after} goTo={goTo}>
            <IconChevronRight size={20} />
          </Beside>
        </ActionIcon.Group>
      )}
      <Button variant="default" leftSection={<IconPencil size={17} aria-hidden />} onClick={edit}>
        Edit
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label={`More of ${creature.name}`} loading={remove.isPending}>
            <IconDots size={20} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash size={18} aria-hidden />} onClick={leave}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

interface BesideProps {
  readonly label: string;
  readonly to: string | undefined;
  readonly children: React.ReactNode;
  goTo(id: string | undefined): void;
}

function Beside({ label, to, goTo, children }: BesideProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} disabled={to === undefined} onClick={() => goTo(to)}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
