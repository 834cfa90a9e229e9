import type { ReactNode } from 'react';
import classes from './design.module.css';
import type { Tone } from './notice.tsx';

/** One or two words with a dot in their colour; never the colour alone. */
export function Pill({ tone = 'neutral', live, children }: { tone?: Tone; live?: boolean; children: ReactNode }) {
  return (
    <span className={classes.pill} data-tone={tone} data-live={live || undefined}>
      {children}
    </span>
  );
}
