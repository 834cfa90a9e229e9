import { useSessionStorage } from '@mantine/hooks';
import type { Entry } from '../api/api.ts';

/** What the person has switched off in a plan; kept in this tab, so that a reload loses nothing. */
export function useExclusions(operationId: string) {
  const [off, setOff] = useSessionStorage<Record<string, number>>({
    key: `steward-excluded-${operationId}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return {
    positions: Object.keys(off).map(Number),
    count: Object.keys(off).length,
    bytes: Object.values(off).reduce((sum, bytes) => sum + bytes, 0),
    has: ({ position }: Pick<Entry, 'position'>) => String(position) in off,
    toggle: ({ position, bytes }: Pick<Entry, 'position' | 'bytes'>) =>
      setOff((before) => {
        const { [String(position)]: was, ...others } = before;
        return was === undefined ? { ...others, [String(position)]: bytes } : others;
      }),
    clear: () => setOff({}),
  };
}
