import { useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import type { CreatureInList } from '../../../../web/api/api.ts';
import { creatureKeys } from '../creature-queries.ts';

type List = InfiniteData<{ readonly items: readonly CreatureInList[] }>;

/** The ones beside it in the gallery as it was looked at last. Undefined: there is none, or one did not come from there. */
export function useNeighbours(id: string): { before: string | undefined; after: string | undefined } {
  const lists = useQueryClient()
    .getQueryCache()
    .findAll({ queryKey: creatureKeys.lists })
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { state } of lists) {
    const ids = ((state.data as List | undefined)?.pages ?? []).flatMap(({ items }) => items.map((each) => each.id));
    const place = ids.indexOf(id);
    if (place >= 0) return { before: ids[place - 1], after: ids[place + 1] };
  }
  return { before: undefined, after: undefined };
}
