import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconMoodConfuzed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { toProblem } from '../../../../web/api/api.ts';
import type { Creature, CreatureInList } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, Page } from '../../../../web/design/design.tsx';
import { CreatureEditor } from '../editor/editor.tsx';
import { CreatureActs } from './creature-acts.tsx';
import { creatureOptions } from '../creature-options.ts';
import classes from './creature.module.css';
import { Face } from './face.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { History } from './history.tsx';
import { InTrash } from './in-trash.tsx';
import { CreaturePicture } from '../pictures/pictures.tsx';
import { Story } from './story.tsx';
import { TagsLine } from './tags-line.tsx';
import { TraitsList } from './traits-list.tsx';
import { useNeighbourKeys, useSeen } from './use-neighbours.ts';
import { useFreshAfterOperations } from '../use-operation-of.ts';

const route = getRouteApi('/creatures/$creatureId');
/** No creature has this id, or nothing could have it. */
const NOWHERE = [404, 422];

/** Everything of one creature: its face, what it is like, its story, and what happened to it. */
export function CreaturePage() {
  const { creatureId } = route.useParams();
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(creatureOptions(creatureId));
  const seen = useSeen(creatureId);
  useNeighbourKeys(creatureId);
  useFreshAfterOperations();
  const gone = error !== null && NOWHERE.includes(toProblem(error).status);
  // What is being typed outlives what it is about.
  const creature = data && (!gone || edit) ? data : undefined;
  const head = creature ?? (gone ? undefined : seen);
  const loading = !creature && !error;
  const openEditor = (open: boolean) =>
    void navigate({ search: (before) => ({ ...before, edit: open ? 'open' : undefined }), resetScroll: false });
  return (
    <Page
      wide
      title={head?.name ?? 'Creature'}
      lead={head ? head.species : loading && <Skeleton h={25} w={120} aria-hidden />}
      above={<Above />}
      actions={
        creature?.deleted_at === null ? (
          <CreatureActs key={creature.id} creature={creature} edit={() => openEditor(true)} />
        ) : (
          loading && <Skeleton className={classes.skeletonActs ?? ''} w={seen ? 240 : 140} aria-hidden />
        )
      }
    >
      {creature && <Known key={creature.id} creature={creature} openEditor={openEditor} />}
      {!creature && gone && <NotThere />}
      {!creature && error && !gone && <ErrorNotice error={error} retry={() => void refetch()} />}
      {loading && <PageSkeleton seen={seen} />}
    </Page>
  );
}

function Known({ creature, openEditor }: { creature: Creature; openEditor: (open: boolean) => void }) {
  const { edit } = route.useSearch();
  return (
    <>
      {creature.deleted_at !== null && <InTrash creature={creature} />}
      <div className={classes.columns}>
        <div className={classes.left}>
          <Face creature={creature} />
          <Filmstrip creature={creature} />
        </div>
        <div className={classes.right}>
          <TagsLine creature={creature} />
          <TraitsList creature={creature} edit={() => openEditor(true)} />
          {creature.description !== '' && (
            <section aria-label="Description">
              <p className={classes.prose}>{creature.description}</p>
            </section>
          )}
          <Story creature={creature} edit={() => openEditor(true)} />
          <History creature={creature} />
        </div>
      </div>
      {edit && <CreatureEditor creature={creature} close={() => openEditor(false)} />}
    </>
  );
}

function Above() {
  return (
    <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/creatures" />}>
      Creatures
    </Anchor>
  );
}

function NotThere() {
  return (
    <Empty
      icon={<IconMoodConfuzed size={26} />}
      title="There is no such creature"
      action={<Button renderRoot={(props) => <Link {...props} to="/creatures" />}>To the collection</Button>}
    >
      It may have been deleted for ever, or the address is not quite right.
    </Empty>
  );
}

/** Who was seen in the gallery has a face at once. */
function PageSkeleton({ seen }: { seen: CreatureInList | undefined }) {
  return (
    <div className={classes.columns} aria-hidden>
      <div className={classes.left}>
        {seen ? (
          <div className={classes.face}>
            <CreaturePicture of={seen} size="whole" />
          </div>
        ) : (
          <Skeleton className={classes.skeletonFace ?? ''} />
        )}
      </div>
      <div className={classes.right}>
        <Skeleton h={28} w="min(320px, 80%)" />
        <Skeleton h={150} />
        <Skeleton h={120} />
      </div>
    </div>
  );
}
