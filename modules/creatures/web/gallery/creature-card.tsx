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

/** What the narrowest card has for its tags, and what a pill takes: nearly right is enough, the last one gives way. */
const ROOM_PX = 150;
const PILL_PX = 30;
const LETTER_PX = 7.2;

/** One creature of the gallery: a link to its page, and a box to choose it. */
export function CreatureCard({ creature, chosen, choosing, colorOf, onChoose }: Props) {
  const { id, name, species, tags } = creature;
  const fitting = tagsThatFit(tags);
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
            {fitting.map((tag) => (
              <TagPill key={tag} name={tag} color={colorOf(tag)} />
            ))}
            {tags.length > fitting.length && <span className={classes.more}>+{tags.length - fitting.length}</span>}
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

/** The first ones that can be read in one line; one at least. */
function tagsThatFit(tags: readonly string[]): readonly string[] {
  let room = ROOM_PX;
  const end = tags.findIndex((tag, index) => {
    room -= PILL_PX + tag.length * LETTER_PX;
    const left = index < tags.length - 1 ? PILL_PX : 0;
    return index > 0 && room < left;
  });
  return end < 0 ? tags : tags.slice(0, end);
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
