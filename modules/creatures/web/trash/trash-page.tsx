import { Anchor, Button, Group, Skeleton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import type { CreatureInList } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, Page, RelativeTime } from '../../../../web/design/design.tsx';
import { creatureKeys } from '../creature-queries.ts';
import { useCreatureChanges } from '../use-creature-changes.ts';
import { CreaturePicture } from '../pictures/pictures.tsx';
import { ForEver } from '../for-ever.tsx';
import classes from './trash.module.css';

const PAGE = 50;

const trashOptions = infiniteQueryOptions({
  queryKey: [...creatureKeys.all, 'trash'],
  queryFn: ({ pageParam, signal }) => {
    const query = { trashed: 'true', sort: 'updated_at', order: 'desc', limit: PAGE } as const;
    const cursor = pageParam === undefined ? {} : { cursor: pageParam };
    return ask(api.GET('/api/v1/creatures', { params: { query: { ...query, ...cursor } }, signal }));
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
});

/** Who was deleted: each can come back, or go for ever. */
export function TrashPage() {
  const trashed = useInfiniteQuery(trashOptions);
  const [losing, setLosing] = useState<Pick<CreatureInList, 'id' | 'name'> | 'all'>();
  const items = trashed.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Trash"
      lead="Who was deleted waits here until you restore them or delete them for ever."
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/creatures" />}>
          Creatures
        </Anchor>
      }
      actions={
        items.length > 0 && (
          <Button variant="default" color="red" onClick={() => setLosing('all')}>
            Empty the trash
          </Button>
        )
      }
    >
      {trashed.error && <ErrorNotice error={trashed.error} retry={() => void trashed.refetch()} />}
      {trashed.isPending && [1, 2, 3].map((each) => <Skeleton key={each} h={64} mb={8} radius="md" aria-hidden />)}
      {trashed.isSuccess && items.length === 0 && (
        <Empty icon={<IconTrash size={26} />} title="The trash is empty">
          Creatures that you delete come here first.
        </Empty>
      )}
      <ul className={classes.list}>
        {items.map((creature) => (
          <Trashed key={creature.id} creature={creature} lose={() => setLosing(creature)} />
        ))}
      </ul>
      {trashed.hasNextPage && (
        <Button variant="default" loading={trashed.isFetchingNextPage} onClick={() => void trashed.fetchNextPage()}>
          Show more
        </Button>
      )}
      {losing && <ForEver of={losing} onClose={() => setLosing(undefined)} />}
    </Page>
  );
}

function Trashed({ creature, lose }: { creature: CreatureInList; lose: () => void }) {
  const { restore } = useCreatureChanges(creature);
  return (
    <li>
      <Link
        to="/creatures/$creatureId"
        params={{ creatureId: creature.id }}
        className={classes.face}
        aria-hidden
        tabIndex={-1}
      >
        <CreaturePicture of={creature} size="tile" />
      </Link>
      <span className={classes.what}>
        <Link to="/creatures/$creatureId" params={{ creatureId: creature.id }}>
          {creature.name}
        </Link>
        <span className={classes.quiet}>
          {creature.species !== '' && `${creature.species} · `}deleted{' '}
          <RelativeTime at={creature.deleted_at ?? creature.updated_at} />
        </span>
      </span>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-label={`Restore ${creature.name}`}
          loading={restore.isPending}
          onClick={() => restore.mutate()}
        >
          Restore
        </Button>
        <Button size="xs" variant="subtle" color="red" aria-label={`Delete ${creature.name} for ever`} onClick={lose}>
          Delete for ever
        </Button>
      </Group>
    </li>
  );
}
