import { useLocalStorage } from '@mantine/hooks';

/** A second zone whose hours stand beside one's own in the day and the week, on this device; '' for none. */
export function useSecondZone() {
  return useLocalStorage({
    key: 'steward-calendar-second-zone',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
}
