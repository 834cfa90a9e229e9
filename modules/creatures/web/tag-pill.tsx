import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { tagsOptions } from './creature-queries.ts';
import classes from './tag-pill.module.css';

/** A tag by its name on a touch of its colour. `color` undefined: grey. */
export function TagPill({ name, color }: { name: string; color: string | undefined }) {
  return (
    <span className={classes.tag} style={{ '--tag': color } as CSSProperties} title={name}>
      <span>{name}</span>
    </span>
  );
}

/** The most that one page of the API gives: those in use the most. */
const MOST_COLORED = 200;

/** The colour of a tag by its name. */
export function useTagColors(): (name: string) => string | undefined {
  const { data } = useQuery(tagsOptions('', MOST_COLORED));
  return (name) => data?.items.find((tag) => tag.name === name)?.color;
}
