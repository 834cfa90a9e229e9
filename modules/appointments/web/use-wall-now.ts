import { useNow } from '../../../web/design/design.tsx';
import { useClock } from './clock.tsx';
import { wallOf } from './time/time.ts';
import type { Wall } from './time/time.ts';

/** What the clock on the wall shows, good to 20 seconds. */
export function useWallNow(): Wall {
  const { zone } = useClock();
  return wallOf(useNow(), zone);
}
