import { useQuery } from '@tanstack/react-query';
import type { Creature } from '../../../../web/api/api.ts';
import { RelativeTime } from '../../../../web/design/design.tsx';
import { CreaturePicture } from '../pictures/pictures.tsx';
import { picturesOptions } from '../creature-options.ts';
import classes from './creature.module.css';
import { useCreatureChanges } from '../use-creature-changes.ts';

type Picture = Awaited<ReturnType<NonNullable<ReturnType<typeof picturesOptions>['queryFn']>>>[number];

/** The pictures that it has and had; a click shows one again. */
export function Filmstrip({ creature }: { creature: Creature }) {
  const { data: pictures = [] } = useQuery(picturesOptions(creature.id));
  const { choose } = useCreatureChanges(creature);
  if (!pictures.some(({ current }) => !current)) return null;
  return (
    <section aria-label="Earlier pictures" className={classes.strip}>
      <ul>
        {pictures.map((picture) => (
          <li key={picture.id}>
            <button
              type="button"
              className={classes.film}
              aria-pressed={picture.current}
              aria-label={`${makerOf(picture)}: ${picture.current ? 'shown now' : 'show this one again'}`}
              disabled={picture.current || choose.isPending || creature.deleted_at !== null}
              onClick={() => choose.mutate(picture.id)}
            >
              <CreaturePicture
                of={{ name: creature.name, avatar_url: picture.url, avatar_by: picture.made_by }}
                size="tile"
              />
            </button>
            <span className={classes.filmBy}>{makerOf(picture)}</span>
            <span className={classes.filmAt}>
              <RelativeTime at={picture.created_at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function makerOf({ made_by, model }: Picture): string {
  switch (made_by) {
    case 'person':
      return 'Yours';
    case 'import':
      return 'Import';
    case 'builtin':
      return 'Steward';
    case 'model':
      return model ?? 'Image model';
  }
}
