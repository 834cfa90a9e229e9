import { Skeleton } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { CreatureInList } from '../../../../web/api/api.ts';
import { useTopInMain } from '../../../../web/design/design.tsx';
import { useTagColors } from '../tag-pill.tsx';
import { CreatureCard, cardWords } from './creature-card.tsx';
import classes from './gallery.module.css';
import type { Choice } from './use-choice.ts';
import { useColumns } from './use-columns.ts';
import { useRoving } from './use-roving.ts';

interface Props {
  readonly items: readonly CreatureInList[];
  readonly found: number;
  readonly choice: Choice;
  /** What is shown is not yet what was asked for. */
  readonly stale: boolean;
  readonly more: (() => void) | undefined;
  readonly loading: boolean;
}

/** Rows before the end at which the next page is fetched. */
const AHEAD = 6;
/** What the bar with the acts covers at the foot of the page. */
const BAR_PX = 84;

/** As many cards as there are, of which only those in sight exist; the page itself scrolls. */
export function CreatureGrid({ items, found, choice, stale, more, loading }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const top = useTopInMain(grid);
  const { columns, gap, rowPx, measured } = useColumns(grid);
  const colorOf = useTagColors();
  const roving = useRoving({ grid, items, columns, rowPx, choice, toRow: (row) => virtualizer.scrollToIndex(row) });
  const rows = Math.ceil(items.length / columns);
  const virtualizer = useVirtualizer({
    count: measured ? rows : 0,
    estimateSize: () => rowPx,
    getScrollElement: () => document.querySelector('#main'),
    overscan: 3,
    scrollMargin: top,
    scrollPaddingStart: gap,
    scrollPaddingEnd: BAR_PX,
    useFlushSync: false,
    // What has the focus stays, wherever one scrolls.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.floor(roving.active / columns)])]
        .filter((row) => row < rows)
        .toSorted((a, b) => a - b),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  const shown = virtualizer.getVirtualItems();
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (more && measured && last >= rows - AHEAD) more();
  }, [more, measured, last, rows]);

  return (
    <>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label="Creatures"
        aria-multiselectable
        aria-rowcount={Math.ceil(Math.max(found, items.length) / columns)}
        aria-colcount={columns}
        aria-busy={loading || stale}
        className={classes.grid}
        data-stale={stale || undefined}
        data-choosing={choice.count > 0 || undefined}
        data-gallery
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        {shown.map(({ index: row, start }) => (
          <div
            key={row}
            role="row"
            aria-rowindex={row + 1}
            className={classes.row}
            style={{
              transform: `translateY(${start - top}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              gap,
            }}
          >
            {items.slice(row * columns, (row + 1) * columns).map((creature, column) => {
              const index = row * columns + column;
              return (
                <div
                  // oxlint-disable-next-line react/no-array-index-key -- the focus stays at its place when another creature comes there
                  key={column}
                  role="gridcell"
                  aria-colindex={column + 1}
                  aria-selected={choice.has(creature.id)}
                  aria-label={cardWords(creature)}
                  tabIndex={index === roving.active ? 0 : -1}
                  data-index={index}
                  className={classes.cell}
                >
                  <CreatureCard
                    creature={creature}
                    chosen={choice.has(creature.id)}
                    choosing={choice.count > 0}
                    colorOf={colorOf}
                    onChoose={({ reach }) => (reach ? choice.reach(index) : choice.toggle(index))}
                  />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {loading && <SkeletonRows rows={1} columns={columns} gap={gap} />}
    </>
  );
}

/** The room that cards will take. */
export function SkeletonRows({ rows, columns, gap }: { rows: number; columns?: number; gap?: number }) {
  return (
    <div
      className={classes.skeletons}
      aria-hidden
      style={columns === undefined ? {} : { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gap }}
    >
      {Array.from({ length: rows * (columns ?? 6) }, (_, index) => (
        <div key={index} className={classes.skeleton}>
          <Skeleton className={classes.skeletonPicture ?? ''} radius="lg" />
          <Skeleton h={14} w={`${70 - (index % 3) * 12}%`} mt={12} />
          <Skeleton h={11} w={`${44 - (index % 2) * 10}%`} mt={9} />
        </div>
      ))}
    </div>
  );
}
