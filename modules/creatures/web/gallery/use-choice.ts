import { useMemo, useRef, useState } from 'react';
import type { CreatureInList } from '../../../../web/api/api.ts';
import type { Filter, Selection } from '../creature-queries.ts';

export interface Choice {
  /** How many are chosen. */
  readonly count: number;
  /** All that the filter finds, loaded or not. */
  readonly all: boolean;
  readonly selection: Selection;
  /** Those of them that are loaded. */
  readonly chosen: readonly CreatureInList[];
  has(id: string): boolean;
  /** In or out. */
  toggle(index: number): void;
  /** Also everything from the one before to this one. */
  reach(index: number): void;
  chooseAll(): void;
  clear(): void;
}

interface State {
  /** The filter that it was chosen under. */
  readonly under: string;
  readonly all: boolean;
  readonly ids: ReadonlySet<string>;
}

interface Gallery {
  readonly items: readonly CreatureInList[];
  readonly found: number;
  readonly filter: Filter;
}

/** What is chosen in the gallery. Another filter shows others: then nothing is. What went away is not chosen any more. */
export function useChoice({ items, found, filter }: Gallery): Choice {
  const under = JSON.stringify(filter);
  const [state, setState] = useState<State>({ under, all: false, ids: new Set() });
  const anchor = useRef(0);
  const { all, ids } = state.under === under ? state : { all: false, ids: new Set<string>() };
  const chosen = useMemo(() => (all ? items : items.filter(({ id }) => ids.has(id))), [items, all, ids]);
  const choose = (next: Iterable<string>) => setState({ under, all: false, ids: new Set(next) });
  const before = () => (all ? items.map(({ id }) => id) : ids);

  return {
    ...{ all, chosen, count: all ? found : chosen.length },
    selection: all ? { filter } : { ids: chosen.map(({ id }) => id) },
    has: (id) => all || ids.has(id),
    toggle(index) {
      const id = items[index]?.id;
      if (id === undefined) return;
      anchor.current = index;
      const next = new Set(before());
      if (!next.delete(id)) next.add(id);
      choose(next);
    },
    reach(index) {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      choose([...before(), ...items.slice(from, to + 1).map(({ id }) => id)]);
    },
    chooseAll: () => setState({ under, all: true, ids: new Set() }),
    clear: () => choose([]),
  };
}
