import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { usePerson } from '../session/session.tsx';
import { useScreens } from '../screens.tsx';
import type { Found } from '../screens.tsx';

/** How long typing has stopped before the modules are asked. */
const QUIET_MS = 150;
const LEAST_LETTERS = 2;

/** What the modules find by this text, in groups. */
export function useFound(text: string): {
  readonly groups: readonly { readonly group: string; readonly items: readonly Found[] }[];
  readonly looking: boolean;
} {
  const client = useQueryClient();
  const person = usePerson();
  const [asked] = useDebouncedValue(text.trim(), QUIET_MS);
  const seekers = useScreens().flatMap(({ search }) => search ?? []);
  const enabled = asked.length >= LEAST_LETTERS;
  const answers = useQueries({
    queries: seekers.map(({ group, find }) => ({
      queryKey: ['found', group, asked],
      queryFn: () => find(asked, { person, client }),
      enabled,
      staleTime: 5_000,
      gcTime: 30_000,
    })),
  });
  // What was found for other letters is no longer looked for.
  const current = asked === text.trim() && enabled;
  return {
    groups: seekers.map(({ group }, index) => ({ group, items: current ? (answers[index]?.data ?? []) : [] })),
    looking: text.trim().length >= LEAST_LETTERS && (!current || answers.some(({ isPending }) => isPending)),
  };
}
