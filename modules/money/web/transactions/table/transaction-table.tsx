import { useMediaQuery } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { TransactionInList } from '../../../../../web/api/api.ts';
import { ErrorNotice, useFormat, useTopInMain } from '../../../../../web/design/design.tsx';
import { useDayWords, useNames } from '../../design/design.tsx';
import type { Choice } from '../rows/rows.ts';
import { usePages } from '../rows/rows.ts';
import type { Source } from '../rows/rows.ts';
import { isNarrowed } from '../transaction-queries.ts';
import { useChanges } from '../use-changes.ts';
import { CategoryPicker } from './category-picker.tsx';
import { TableHead } from './table-head.tsx';
import classes from './table.module.css';
import { TransactionRow } from './transaction-row.tsx';
import { useRowActs } from './use-row-acts.ts';
import { useRowKeys } from './use-row-keys.ts';

interface Props {
  readonly source: Source;
  readonly choice: Choice;
  /** What is shown is not yet what was asked for. */
  readonly stale: boolean;
  /** Several accounts are shown. */
  readonly mixed: boolean;
  /** A row to go to, each time another object. */
  readonly jump: { readonly row: number } | undefined;
  onOpen(transaction: TransactionInList): void;
  /** The first row that is in sight. */
  onSight(row: number): void;
}

const [ROW_PX, CARD_PX, HEAD_PX] = [54, 72, 40];
/** What the bar with the acts covers at the foot of the page. */
const BAR_PX = 84;
/** Browsers end a page at some 17 million pixels. */
const MOST_ROWS = 300_000;
/** Rows in another order than by date are reached one page after the other: so many at once. */
const REACH = 400;

/** As many rows as there are, of which only those in sight exist; the page itself scrolls. */
export function TransactionTable({ source, choice, stale, mixed, jump, onOpen, onSight }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const top = useTopInMain(grid);
  const format = useFormat();
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  const [rowPx, headPx] = phone ? [CARD_PX, 0] : [ROW_PX, HEAD_PX];
  const [reach, setReach] = useState({ key: source.key, rows: REACH });
  const reached = source.months.length > 0 ? MOST_ROWS : reach.key === source.key ? reach.rows : REACH;
  const total = Math.min(source.total, reached);
  const { names, days, changes } = { names: useNames(), days: useDayWords(), changes: useChanges() };
  const [picking, setPicking] = useState<{ row: number; left: number; transaction: TransactionInList }>();
  const columns = { account: mixed, balance: !mixed && source.search.sort === undefined && !isNarrowed(source.search) };

  const focus = useRef(0);
  const virtualizer = useVirtualizer({
    count: total,
    estimateSize: () => rowPx,
    getScrollElement: () => document.querySelector('#main'),
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: headPx,
    scrollPaddingEnd: BAR_PX,
    useFlushSync: false,
    // What has the focus stays, wherever one scrolls.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), focus.current])]
        .filter((row) => row < total)
        .toSorted((a, b) => a - b),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const pages = usePages(source, startIndex, Math.max(startIndex, Math.min(endIndex + 8, total - 1)));
  const category = (row: number) => {
    const transaction = pages.rowAt(row);
    const cell = grid.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-category]`);
    if (transaction?.transfer_id === null && transaction.splits.length === 0 && transaction.deleted_at === null)
      setPicking({ row, transaction, left: Math.max(0, (cell?.offsetLeft ?? 0) - 40) });
    else if (transaction) onOpen(transaction);
  };
  const acts = useRowActs({ choice, changes, open: onOpen, category });
  const keys = useRowKeys({
    ...{ grid, total, rowPx, choice, rowAt: pages.rowAt, onOpen, onStatus: acts.status, onCategory: category },
    toRow: (row) => virtualizer.scrollToIndex(row),
  });
  focus.current = keys.active;

  useEffect(() => onSight(startIndex), [onSight, startIndex]);
  useEffect(() => {
    if (endIndex < total - REACH / 4 || total === source.total || pages.loading) return;
    setReach({ key: source.key, rows: total + REACH });
  }, [endIndex, total, source, pages.loading]);
  useEffect(() => {
    if (jump) virtualizer.scrollToIndex(Math.min(jump.row, total - 1), { align: 'start' });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each jump
  }, [jump]);

  return (
    <>
      <div
        className={classes.wrap}
        data-account={columns.account || undefined}
        data-balance={columns.balance || undefined}
      >
        <div
          role="grid"
          tabIndex={-1}
          aria-label="Transactions"
          aria-multiselectable
          aria-rowcount={source.total + 1}
          aria-busy={pages.loading || stale}
          data-transactions
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          <TableHead columns={columns} choice={choice} search={source.search} />
          <div
            ref={grid}
            role="rowgroup"
            className={classes.body}
            data-stale={stale || undefined}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const transaction = pages.rowAt(index);
              return (
                <TransactionRow
                  // A row keeps its place: the focus stays when another transaction comes there.
                  key={index}
                  row={index}
                  top={start - top}
                  active={index === keys.active}
                  chosen={transaction !== undefined && choice.has(transaction.id)}
                  choosing={choice.count > 0}
                  account={columns.account}
                  balance={columns.balance}
                  {...{ transaction, names, days, acts }}
                />
              );
            })}
          </div>
        </div>
        {picking && (
          <CategoryPicker
            key={picking.transaction.id}
            transaction={picking.transaction}
            top={headPx + picking.row * rowPx}
            left={picking.left}
            onChoose={(change) => changes.change.mutate(change)}
            onClose={({ refocus }) => {
              setPicking(undefined);
              if (refocus) keys.go(picking.row);
            }}
          />
        )}
      </div>
      {pages.error && <ErrorNotice error={pages.error} retry={pages.retry} />}
      {source.total > MOST_ROWS && source.months.length > 0 && (
        <p className={classes.foot}>
          The first {format.number(MOST_ROWS)} of {format.number(source.total)}. Choose days to see others.
        </p>
      )}
    </>
  );
}
