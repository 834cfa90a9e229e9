import type { CSSProperties, ReactNode } from 'react';
import { useFormat } from '../../../web/design/design.tsx';
import classes from './suggestion.module.css';

interface Props {
  readonly name: ReactNode;
  /** Of a tag. */
  readonly color?: string | undefined;
  /** How many creatures have it. */
  readonly count?: number | undefined;
}

/** A tag or a species that is offered while one types. */
export function Suggestion({ name, color, count }: Props) {
  const format = useFormat();
  return (
    <span className={classes.suggestion} style={{ '--tag': color } as CSSProperties}>
      {color !== undefined && <span className={classes.dot} aria-hidden />}
      <span className={classes.name}>{name}</span>
      {count !== undefined && (
        <span className={classes.count} title={format.count(count, 'creature')}>
          {format.number(count)}
        </span>
      )}
    </span>
  );
}
