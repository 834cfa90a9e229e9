import { getRouteApi } from '@tanstack/react-router';
import type { TransactionsSearch } from '../transactions-search.ts';

const route = getRouteApi('/money/transactions');

/** Nothing but the order is asked for. */
const ALL = {
  ...{ q: undefined, category: undefined, tag: undefined, status: undefined, direction: undefined, from: undefined },
  ...{ transaction: undefined, currency: undefined, kind: undefined, transfers: undefined, within: undefined },
  ...{ to: undefined, min: undefined, max: undefined, payee: undefined, import_id: undefined, trashed: undefined },
} satisfies TransactionsSearch;

/** The address says what is shown. Letters of a search replace each other; anything else can be gone back from. */
export function useNarrow() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: TransactionsSearch, { replace = false }: { replace?: boolean } = {}) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
  return { search, narrow, showAll: () => narrow(ALL) };
}
