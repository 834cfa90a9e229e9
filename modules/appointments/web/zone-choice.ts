import { useLocalStorage } from '@mantine/hooks';
import { useNow } from '../../../web/design/design.tsx';
import { usePerson } from '../../../web/session/session.tsx';
import { offsetAt } from './time/time.ts';

/** On whose clock this device shows calendars: the account's, or its own where its owner travels. */
export function useZoneChoice() {
  const home = usePerson().time_zone;
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [chosen, choose] = useLocalStorage({
    key: 'steward-calendar-zone',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const now = useNow();
  const differs = offsetAt(now, home) !== offsetAt(now, here);
  const zone = differs && chosen === here ? here : home;
  return { home, here, zone, choose, undecided: differs && chosen !== here && chosen !== home };
}
