import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import type { CreatureInList } from '../../../../web/api/api.ts';
import type { Choice } from './use-choice.ts';

interface Options {
  readonly grid: RefObject<HTMLElement | null>;
  readonly items: readonly CreatureInList[];
  readonly columns: number;
  readonly rowPx: number;
  readonly choice: Choice;
  /** Brings a row into sight. */
  toRow(row: number): void;
}

/** One card of the grid can be reached by Tab; from there arrows lead to all the others, whether they exist yet or not. */
export function useRoving({ grid, items, columns, rowPx, choice, toRow }: Options) {
  const [wanted, setWanted] = useState(0);
  const navigate = useNavigate();
  const active = Math.max(0, Math.min(wanted, items.length - 1));
  /** The focus follows when the card is there. */
  const follows = useRef(false);
  useLayoutEffect(() => {
    if (!follows.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (!cell) return;
    follows.current = false;
    cell.focus({ preventScroll: true });
  });

  const go = (index: number, reach: boolean) => {
    const next = Math.max(0, Math.min(index, items.length - 1));
    follows.current = true;
    if (reach) {
      if (choice.count === 0) choice.toggle(active);
      choice.reach(next);
    }
    setWanted(next);
    toRow(Math.floor(next / columns));
  };

  const pageRows = () => Math.max(1, Math.floor((document.querySelector('#main')?.clientHeight ?? 0) / rowPx));
  const target = (key: string): number | undefined => {
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns },
      ...{ PageUp: -columns * pageRows(), PageDown: columns * pageRows() },
      ...{ Home: -items.length, End: items.length },
    };
    const step = steps[key];
    if (step === undefined) return undefined;
    // Up from the first row and down from the last lead nowhere, not sideways.
    const rowOf = (index: number) => Math.floor(index / columns);
    const atEdge = rowOf(active) === (step < 0 ? 0 : rowOf(items.length - 1));
    return atEdge && /^(Arrow(Up|Down)|Page)/.test(key) ? active : active + step;
  };

  return {
    active,
    onFocus({ target: focused }: FocusEvent<HTMLElement>) {
      const index = focused.closest<HTMLElement>('[data-index]')?.dataset['index'];
      if (index !== undefined) setWanted(Number(index));
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
      if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') choice.chooseAll();
      else if (ctrlKey || metaKey || altKey) return;
      else if (key === ' ' && event.target instanceof HTMLInputElement) return;
      else if (key === ' ' && shiftKey) choice.reach(active);
      else if (key === ' ') choice.toggle(active);
      else if (key === 'Enter') open();
      else {
        const next = target(key);
        if (next === undefined) return;
        go(next, shiftKey);
      }
      event.preventDefault();
    },
  };

  function open() {
    const creature = items[active];
    if (creature) void navigate({ to: '/creatures/$creatureId', params: { creatureId: creature.id } });
  }
}
