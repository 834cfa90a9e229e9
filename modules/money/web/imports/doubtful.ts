import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { ImportEntry } from '../../../../web/api/api.ts';
import { operationKeys, toastProblem } from '../../../../web/operations/operations.tsx';

export type Booked = NonNullable<ImportEntry['booked']>;
/** A booking of a file that may be one that is here. */
export type Doubt = ImportEntry & { readonly booked: Booked };
export type Decision = NonNullable<Booked['decision']>;

const PAGE = 200;
/** More than a person looks at one by one; the buttons for all of them reach the others too. */
const MOST_PAIRS = 2000;

const keyOf = (id: string) => operationKeys.plan(id, { doubtful: true });

/** All doubtful pairs of an import, in the files' order. */
export function useDoubtful(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => {
      const pairs: Doubt[] = [];
      for (let cursor: string | undefined; pairs.length < MOST_PAIRS;) {
        const query = { action: 'doubt' as const, limit: PAGE, ...(cursor !== undefined && { cursor }) };
        const page = await ask(api.GET('/api/v1/imports/{id}/entries', { params: { path: { id }, query }, signal }));
        pairs.push(...page.items.flatMap((entry) => (entry.booked ? [{ ...entry, booked: entry.booked }] : [])));
        if (page.next_cursor === null) break;
        cursor = page.next_cursor;
      }
      return pairs;
    },
    enabled,
  });
}

export function decisionCounts(pairs: readonly Doubt[]) {
  const count = (wanted: Decision) => pairs.filter(({ booked }) => booked.decision === wanted).length;
  return { new: count('new'), same: count('same') };
}

export interface Decided {
  readonly position: number;
  readonly decision: Decision;
  readonly transaction_id?: string;
}

/** Of single pairs or of all. It shows at once; where that was wrong, what Steward says counts. */
export function useDecide(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { decisions: Decided[] } | { all: Decision }) =>
      ask(api.POST('/api/v1/imports/{id}/decisions', { params: { path: { id } }, body })),
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey: keyOf(id) });
      client.setQueryData<Doubt[]>(keyOf(id), (pairs) => pairs?.map((pair) => decidedPair(pair, body)));
    },
    onError: toastProblem,
    onSettled: () => {
      // Later decisions are under way: the last one asks.
      if (client.isMutating({ mutationKey: ['decide', id] }) <= 1)
        void client.invalidateQueries({ queryKey: keyOf(id) });
    },
    mutationKey: ['decide', id],
  });
}

function decidedPair(pair: Doubt, body: { decisions: Decided[] } | { all: Decision }): Doubt {
  const decision =
    'all' in body ? body.all : body.decisions.find(({ position }) => position === pair.position)?.decision;
  if (decision === undefined) return pair;
  return { ...pair, booked: { ...pair.booked, decision: decision === 'leave' ? null : decision } };
}
