import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toastProblem } from '../../../../../web/operations/operations.tsx';
import { filterOf } from '../transaction-queries.ts';
import type { Filter } from '../transaction-queries.ts';
import { fetchPage, PAGE_ROWS, placesOf } from './pages.ts';
import type { Source } from './use-source.ts';

/** Which transactions a bulk operation means. */
export type Selection = { ids: string[] } | { filter: Filter };

/** As many as a bulk operation takes one by one. */
const MOST_IDS = 10_000;

export interface Choice {
  readonly count: number;
  /** All that the filter finds, loaded or not. */
  readonly all: boolean;
  readonly selection: Selection;
  has(id: string): boolean;
  /** In or out. */
  toggle(row: number, id: string): void;
  /** Also everything from the one before to this one. */
  reach(row: number): void;
  chooseAll(): void;
  clear(): void;
}

interface State {
  /** The list that it was chosen from. */
  readonly under: string;
  readonly all: boolean;
  readonly ids: ReadonlySet<string>;
}

/** What is chosen. Another filter shows others: then nothing is. */
export function useChoice(source: Source | undefined): Choice {
  const client = useQueryClient();
  const under = source?.key ?? '';
  const [state, setState] = useState<State>({ under, all: false, ids: new Set() });
  const anchor = useRef(0);
  const { all, ids } = state.under === under ? state : { all: false, ids: new Set<string>() };
  const choose = (next: Iterable<string>) =>
    setState({ under, all: false, ids: new Set([...next].slice(0, MOST_IDS)) });

  const idsBetween = async (first: number, last: number): Promise<string[]> => {
    if (!source) return [];
    const places = placesOf(source.chunks, first, Math.min(last, first + MOST_IDS));
    const found: string[] = [];
    for (const { chunk, page } of places) {
      const { items } = await fetchPage(client, source.search, { start: chunk.start, page });
      const from = chunk.before + page * PAGE_ROWS;
      const end = Math.min(last + 1, chunk.before + chunk.rows) - from;
      found.push(...items.slice(Math.max(0, first - from), end).map(({ id }) => id));
    }
    return found;
  };

  const allBut = async (id: string) => {
    const total = source?.total ?? 0;
    // More than that cannot be named one by one: then one begins anew.
    const others = total > MOST_IDS ? [] : await idsBetween(0, total - 1).catch(toastProblem);
    choose((others ?? []).filter((other) => other !== id));
  };

  return {
    all,
    count: all ? (source?.total ?? 0) : ids.size,
    selection: all && source ? { filter: filterOf(source.search) } : { ids: [...ids] },
    has: (id) => all || ids.has(id),
    toggle(row, id) {
      anchor.current = row;
      if (all) return void allBut(id);
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      choose(next);
    },
    reach(row) {
      const [first, last] = [Math.min(anchor.current, row), Math.max(anchor.current, row)];
      idsBetween(first, last).then((between) => choose([...(all ? [] : ids), ...between]), toastProblem);
    },
    chooseAll: () => setState({ under, all: true, ids: new Set() }),
    clear: () => choose([]),
  };
}
