import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Choice } from '../rows/rows.ts';
import type { Sort, TransactionsSearch } from '../../transactions-search.ts';
import { useNarrow } from '../use-narrow.ts';
import classes from './table.module.css';
import type { Columns } from './transaction-row.tsx';

interface Props {
  readonly columns: Columns;
  readonly choice: Choice;
  readonly search: TransactionsSearch;
}

/** The names of the columns; three of them put the list into their order. */
export function TableHead({ columns, choice, search }: Props) {
  return (
    <div role="row" aria-rowindex={1} className={classes.head}>
      <div role="columnheader" aria-label="Chosen">
        <Checkbox
          aria-label="Choose all that are found"
          checked={choice.all}
          indeterminate={!choice.all && choice.count > 0}
          onChange={() => (choice.all ? choice.clear() : choice.chooseAll())}
        />
      </div>
      <Sorted by="date" search={search}>
        Date
      </Sorted>
      <Sorted by="payee" search={search}>
        Payee
      </Sorted>
      <div role="columnheader">Category</div>
      {columns.account && <div role="columnheader">Account</div>}
      <Sorted by="amount" search={search} right>
        Amount
      </Sorted>
      {columns.balance && (
        <div role="columnheader" data-right>
          Balance
        </div>
      )}
      <div role="columnheader">Status</div>
    </div>
  );
}

/** What one begins with in each order. */
const FIRST = { date: 'desc', payee: 'asc', amount: 'asc' } as const;

interface SortedProps {
  readonly by: Sort;
  readonly search: TransactionsSearch;
  readonly right?: boolean;
  readonly children: ReactNode;
}

function Sorted({ by, search, right, children }: SortedProps) {
  const { narrow } = useNarrow();
  const [sort, order] = [search.sort ?? 'date', search.order ?? 'desc'];
  const present = sort === by;
  const next = present ? (order === 'asc' ? 'desc' : 'asc') : FIRST[by];
  const Arrow = order === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <div
      role="columnheader"
      data-right={right || undefined}
      aria-sort={present ? (order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        className={classes.sort}
        onClick={() => narrow({ sort: by === 'date' ? undefined : by, order: next === 'asc' ? 'asc' : undefined })}
      >
        {children}
        {present && <Arrow size={14} stroke={2} aria-hidden />}
      </button>
    </div>
  );
}
