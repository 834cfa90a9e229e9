import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Creature } from '../../../../web/api/api.ts';
import { Notice, RelativeTime } from '../../../../web/design/design.tsx';
import { ForEver } from '../for-ever.tsx';
import classes from './creature.module.css';
import { useCreatureChanges } from '../use-creature-changes.ts';

/** It was deleted: it can come back, or go for ever. */
export function InTrash({ creature }: { creature: Creature }) {
  const { restore } = useCreatureChanges(creature);
  const [losing, setLosing] = useState(false);
  return (
    <div className={classes.trashed}>
      <Notice
        tone="warn"
        title={`${creature.name} is in the trash`}
        action={
          <Group gap="xs">
            <Button size="xs" loading={restore.isPending} onClick={() => restore.mutate()}>
              Restore
            </Button>
            <Button size="xs" variant="default" onClick={() => setLosing(true)}>
              Delete for ever
            </Button>
          </Group>
        }
      >
        Deleted <RelativeTime at={creature.deleted_at ?? creature.updated_at} />.
      </Notice>
      {losing && <ForEver of={creature} onClose={() => setLosing(false)} />}
    </div>
  );
}
