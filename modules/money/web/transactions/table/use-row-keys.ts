import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import type { TransactionInList } from '../../../../../web/api/api.ts';
import type { Choice } from '../rows/rows.ts';

interface Options {
  readonly grid: RefObject<HTMLElement | null>;
  readonly total: number;
  readonly rowPx: number;
  readonly choice: Choice;
  rowAt(row: number): TransactionInList | undefined;
  /** Brings a row into sight. */
  toRow(row: number): void;
  onOpen(transaction: TransactionInList): void;
  onCategory(row: number): void;
  onStatus(transaction: TransactionInList): void;
}

/** One row can be reached by Tab; from there arrows, j and k lead to all the others, whether they exist yet or not. */
export function useRowKeys({ grid, total, rowPx, choice, rowAt, toRow, ...acts }: Options) {
  const [wanted, setWanted] = useState(0);
  const active = Math.max(0, Math.min(wanted, total - 1));
  /** The focus follows when the row is there. */
  const follows = useRef(false);
  useLayoutEffect(() => {
    if (!follows.current) return;
    const row = grid.current?.querySelector<HTMLElement>(`[data-row="${active}"]`);
    if (!row) return;
    follows.current = false;
    row.focus({ preventScroll: true });
  });

  const withRow = (act: (transaction: TransactionInList) => void) => {
    const transaction = rowAt(active);
    if (transaction) act(transaction);
  };
  const choose = (row: number) => withRow(({ id }) => choice.toggle(row, id));
  const go = (row: number, reach = false) => {
    const next = Math.max(0, Math.min(row, total - 1));
    follows.current = true;
    if (reach) {
      if (choice.count === 0) choose(active);
      choice.reach(next);
    }
    setWanted(next);
    toRow(next);
  };
  const pageRows = () => Math.max(1, Math.floor((document.querySelector('#main')?.clientHeight ?? 0) / rowPx) - 2);
  const stepOf = (key: string): number | undefined =>
    ({
      ...{ ArrowUp: -1, ArrowDown: 1, k: -1, j: 1, Home: -total, End: total },
      ...{ PageUp: -pageRows(), PageDown: pageRows() },
    })[key];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event;
    if (target instanceof HTMLInputElement && target.type !== 'checkbox') return;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') choice.chooseAll();
    else if (ctrlKey || metaKey || altKey) return;
    else if (key === ' ' && target instanceof HTMLInputElement) return;
    else if (key === ' ' && shiftKey) choice.reach(active);
    else if (key === ' ') choose(active);
    else if (key === 'Enter' && target instanceof HTMLElement && target.dataset['row'] === undefined) return;
    else if (key === 'Enter') withRow(acts.onOpen);
    else if (key === 'c' && choice.count === 0) acts.onCategory(active);
    else if (key === 'x') withRow(acts.onStatus);
    else {
      const step = stepOf(key);
      if (step === undefined) return;
      go(active + step, shiftKey);
    }
    event.preventDefault();
  };

  return {
    active,
    go,
    onKeyDown,
    onFocus({ target }: FocusEvent<HTMLElement>) {
      const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
      if (row !== undefined) setWanted(Number(row));
    },
  };
}
