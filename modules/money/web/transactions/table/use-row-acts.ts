import { useLayoutEffect, useMemo, useRef } from 'react';
import type { TransactionInList } from '../../../../../web/api/api.ts';
import type { Choice } from '../rows/rows.ts';
import type { useChanges } from '../use-changes.ts';
import type { RowActs } from './transaction-row.tsx';

interface Options {
  readonly choice: Choice;
  readonly changes: ReturnType<typeof useChanges>;
  open(transaction: TransactionInList): void;
  category(row: number): void;
}

/** The acts of rows in one object that stays: what they do is always of now. */
export function useRowActs(options: Options): RowActs {
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  return useMemo(
    () => ({
      open: (transaction) => latest.current.open(transaction),
      category: (row) => latest.current.category(row),
      choose: (row, { id }, reach) =>
        reach ? latest.current.choice.reach(row) : latest.current.choice.toggle(row, id),
      status(transaction) {
        if (transaction.status === 'reconciled') return;
        const status = transaction.status === 'cleared' ? 'uncleared' : 'cleared';
        const words = `Marked “${transaction.payee || 'it'}” as ${status}`;
        latest.current.changes.change.mutate({ transaction, change: { status }, words });
      },
    }),
    [],
  );
}
