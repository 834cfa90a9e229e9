import { Checkbox, Tooltip } from '@mantine/core';
import { IconScribble, IconRefreshAlert } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import type { CreatureInList } from '../../../../web/api/api.ts';
import { CreaturePicture } from '../pictures/pictures.tsx';
import { TagPill } from '../tag-pill.tsx';
import classes from './gallery.module.css';

interface Props {
  readonly creature: CreatureInList;
  readonly chosen: boolean;
  /** Something is chosen already: a click goes on choosing. */
  readonly choosing: boolean;
  colorOf(tag: string): string | undefined;
  /** `reach`: with all in between. */
  onChoose(options: { reach: boolean }): void;
}

const TAGS_SHOWN = 3;

/** One creature of the gallery: a link to its page, and a box to choose it. */
export function CreatureCard({ creature, chosen, choosing, colorOf, onChoose }: Props) {
  const { id, name, species, tags } = creature;
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || (!choosing && !event.shiftKey)) return;
    event.preventDefault();
    onChoose({ reach: event.shiftKey });
  };
  return (
    <>
      <Link
        to="/creatures/$creatureId"
        params={{ creatureId: id }}
        className={classes.card}
        tabIndex={-1}
        draggable={false}
        onClick={onClick}
      >
        <CreaturePicture key={id} of={creature} size="tile" />
        <span className={classes.text}>
          <strong title={name}>{name}</strong>
          <span className={classes.species}>{species}</span>
          <span className={classes.tags}>
            {tags.slice(0, TAGS_SHOWN).map((tag) => (
              <TagPill key={tag} name={tag} color={colorOf(tag)} />
            ))}
            {tags.length > TAGS_SHOWN && <span className={classes.more}>+{tags.length - TAGS_SHOWN}</span>}
          </span>
        </span>
      </Link>
      <Checkbox
        className={classes.check ?? ''}
        tabIndex={-1}
        aria-label={`Choose ${name}`}
        checked={chosen}
        // A change does not say whether Shift is held; a click does.
        onChange={() => {}}
        onClick={({ shiftKey }) => onChoose({ reach: shiftKey })}
      />
      <PictureMark creature={creature} />
    </>
  );
}

/** Where the picture is not the one of these traits. */
function PictureMark({ creature }: { creature: CreatureInList }) {
  const words = pictureWords(creature);
  if (words === undefined) return null;
  const Icon = creature.avatar_stale ? IconRefreshAlert : IconScribble;
  return (
    <Tooltip label={words}>
      <span className={classes.mark} data-mark={creature.avatar_stale ? 'stale' : 'sketch'} aria-hidden>
        <Icon size={14} stroke={1.8} />
      </span>
    </Tooltip>
  );
}

function pictureWords({ avatar_by, avatar_stale }: CreatureInList): string | undefined {
  if (avatar_stale) return 'Drawn before its traits changed';
  return avatar_by === null ? 'A sketch; not drawn yet' : undefined;
}

/** What one hears of a card. */
export function cardWords(creature: CreatureInList): string {
  const { name, species, tags } = creature;
  const tagged = tags.length > 0 ? `tagged ${tags.join(', ')}` : '';
  return [name, species, tagged, pictureWords(creature)?.toLowerCase()]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
