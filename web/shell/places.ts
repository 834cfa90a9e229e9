import { IconChecklist, IconSunHigh } from '@tabler/icons-react';
import { useScreens } from '../screens.tsx';
import type { Place } from '../screens.tsx';

const TODAY: Place = { label: 'Today', icon: IconSunHigh, to: '/', key: 't' };
const OPERATIONS: Place = { label: 'Operations', icon: IconChecklist, to: '/operations', key: 'o', counted: true };

/** Where one can go: the frame's own places and, between them, those of the modules that are there. */
export function usePlaces(): readonly Place[] {
  return [TODAY, ...useScreens().flatMap(({ places }) => places), OPERATIONS];
}
