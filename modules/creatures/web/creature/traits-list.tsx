import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Creature } from '../../../../web/api/api.ts';
import { Swatch } from '../swatch.tsx';
import classes from './creature.module.css';
import { readTraits, SIZES } from '../traits.ts';

/** What it is like, as a person reads it. */
export function TraitsList({ creature, edit }: { creature: Creature; edit: () => void }) {
  const { colors, size, temperament, habitat, features, more } = readTraits(creature.traits);
  const rows: (readonly [string, ReactNode])[] = [
    ...(colors.length > 0 ? [['Colours', <Colors key="colors" colors={colors} />] as const] : []),
    ...(size ? [['Size', <SizeScale key="size" size={size} />] as const] : []),
    ...(temperament === '' ? [] : [['Temperament', temperament] as const]),
    ...(habitat === '' ? [] : [['Habitat', habitat] as const]),
    ...(features.length > 0 ? [['Features', features.join(', ')] as const] : []),
    ...more.map(({ key, value }) => [key, value] as const),
  ];
  if (rows.length === 0)
    return creature.deleted_at === null ? (
      <p className={classes.nothing}>
        Nothing is said of its looks yet.{' '}
        <Anchor component="button" type="button" onClick={edit}>
          Say what it is like
        </Anchor>{' '}
        and its picture follows.
      </p>
    ) : null;
  return (
    <dl className={classes.traits} aria-label="Traits">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Colors({ colors }: { colors: readonly string[] }) {
  return (
    <span className={classes.colors}>
      {[...new Set(colors)].map((color) => (
        <span key={color} className={classes.color}>
          <Swatch color={color} />
          {color}
        </span>
      ))}
    </span>
  );
}

function SizeScale({ size }: { size: (typeof SIZES)[number] }) {
  const reached = SIZES.indexOf(size);
  return (
    <span className={classes.size}>
      <span className={classes.scale} aria-hidden>
        {SIZES.map((each, index) => (
          <span key={each} data-here={index === reached || undefined} />
        ))}
      </span>
      {size}
    </span>
  );
}
