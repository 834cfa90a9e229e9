import type { CSSProperties } from 'react';
import classes from './swatch.module.css';
import { swatchOf } from './color-words.ts';

/** How a colour looks, where that is known; its words always stand beside it. */
export function Swatch({ color }: { color: string }) {
  const looks = swatchOf(color);
  return (
    <span
      className={classes.swatch}
      data-unknown={looks === undefined || undefined}
      style={{ '--swatch': looks } as CSSProperties}
      aria-hidden
    />
  );
}
