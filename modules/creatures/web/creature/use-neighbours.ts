import { useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CreatureInList } from '../../../../web/api/api.ts';
import { usePageKeys } from '../../../../web/page-keys.ts';
import { creatureKeys } from '../creature-queries.ts';

type List = InfiniteData<{ readonly items: readonly CreatureInList[] }>;

/** The ones beside it in the gallery as it was looked at last. Undefined: there is none, or one did not come from there. */
export function useNeighbours(id: string): { before: string | undefined; after: string | undefined } {
  for (const items of galleries(useQueryClient())) {
    const place = items.findIndex((each) => each.id === id);
    if (place >= 0) return { before: items[place - 1]?.id, after: items[place + 1]?.id };
  }
  return { before: undefined, after: undefined };
}

export function useGoTo(): (creatureId: string | undefined) => void {
  const navigate = useNavigate();
  return (creatureId) => {
    if (creatureId !== undefined) void navigate({ to: '/creatures/$creatureId', params: { creatureId } });
  };
}

/** `j` and `k` lead to them, while the page is still loading too: somebody leafs through. */
export function useNeighbourKeys(id: string): void {
  const { before, after } = useNeighbours(id);
  const goTo = useGoTo();
  usePageKeys(
    useMemo(
      () => [
        ...(after === undefined ? [] : [{ key: 'j', does: 'The next one', run: () => goTo(after) }]),
        ...(before === undefined ? [] : [{ key: 'k', does: 'The one before', run: () => goTo(before) }]),
      ],
      // oxlint-disable-next-line react/exhaustive-deps -- the other only leads on
      [before, after],
    ),
  );
}

/** What the gallery said of it, where one came from there. */
export function useSeen(id: string): CreatureInList | undefined {
  for (const items of galleries(useQueryClient())) {
    const seen = items.find((each) => each.id === id);
    if (seen) return seen;
  }
  return undefined;
}

/** Everybody in each list of the gallery, the latest list first. */
function galleries(client: QueryClient): CreatureInList[][] {
  return client
    .getQueryCache()
    .findAll({ queryKey: creatureKeys.lists })
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .map(({ state }) => ((state.data as List | undefined)?.pages ?? []).flatMap(({ items }) => items));
}
