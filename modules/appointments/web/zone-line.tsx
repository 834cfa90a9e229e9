import { Button } from '@mantine/core';
import { IconPlane } from '@tabler/icons-react';
import classes from './calendar.module.css';
import { cityOf } from './clock.tsx';
import { useZoneChoice } from './zone-choice.ts';

/** Asks once whoever travels whose time to show. */
export function ZoneLine() {
  const { home, here, undecided, choose } = useZoneChoice();
  if (!undecided) return null;
  return (
    <div className={classes.zoneLine}>
      <IconPlane size={18} stroke={1.7} aria-hidden />
      <span>
        You see {cityOf(home)} time. This device is on {cityOf(here)} time.
      </span>
      <Button size="compact-sm" variant="default" onClick={() => choose(here)}>
        Show {cityOf(here)} time
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => choose(home)}>
        Keep {cityOf(home)}
      </Button>
    </div>
  );
}
