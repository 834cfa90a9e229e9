import { Checkbox } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Entry } from '../../../web/api/api.ts';
import { useFormat, useTopInMain } from '../../../web/design/design.tsx';
import classes from './files.module.css';
import { folderOf, nameOf } from './folder-queries.ts';
import type { useExclusions } from '../../../web/operations/operations.tsx';

const ROW_PX = 58;
/** Rows before the end at which the next page is fetched. */
const AHEAD = 40;

interface Props {
  readonly items: readonly Entry[];
  /** What is shown is not yet what was asked for. */
  readonly stale: boolean;
  readonly more: (() => void) | undefined;
  readonly loading: boolean;
  readonly exclusions: ReturnType<typeof useExclusions> | undefined;
}

/** As many rows as there are, of which only those in sight exist; the page itself scrolls. */
export function EntryList({ items, stale, more, loading, exclusions }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const top = useTopInMain(list);
  const virtualizer = useVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    getScrollElement: () => document.querySelector('#main'),
    overscan: 12,
    scrollMargin: top,
    useFlushSync: false,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= items.length - AHEAD) more();
  }, [more, last, items.length]);

  if (items.length === 0 && !loading && !more) return <p className={classes.nothing}>No file fits this.</p>;
  return (
    <div
      ref={list}
      role="list"
      aria-label="Files, from and to"
      aria-busy={loading}
      className={classes.list}
      data-stale={stale || undefined}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {rows.map(({ index, start }) => {
        const entry = items[index];
        return (
          entry && (
            <div
              key={entry.position}
              role="listitem"
              className={classes.entry}
              data-off={exclusions?.has(entry) || undefined}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <EntryRow entry={entry} exclusions={exclusions} />
            </div>
          )
        );
      })}
    </div>
  );
}

function EntryRow({ entry, exclusions }: { entry: Entry; exclusions: Props['exclusions'] }) {
  const format = useFormat();
  const name = nameOf(entry.subject);
  const renamed = entry.target !== null && nameOf(entry.target) !== name ? nameOf(entry.target) : undefined;
  return (
    <>
      {exclusions && (
        <Checkbox
          checked={!exclusions.has(entry)}
          onChange={() => exclusions.toggle(entry)}
          aria-label={`Move ${entry.subject}`}
        />
      )}
      <div className={classes.entryText}>
        <span className={classes.entryName} title={entry.subject}>
          {name}
          {renamed && <em> as {renamed}</em>}
        </span>
        <span className={classes.entryWay}>
          <span title={folderOf(entry.subject)}>{folderOf(entry.subject) || 'this folder'}</span>
          {entry.target !== null && (
            <>
              <IconArrowNarrowRight size={16} aria-label="to" />
              <b title={folderOf(entry.target)}>{folderOf(entry.target) || 'this folder'}</b>
            </>
          )}
          {entry.reason && <span className={classes.entryReason}>{words(entry.reason)}</span>}
        </span>
      </div>
      <span className={classes.entrySize}>
        {entry.target === null && entry.bytes === 0 ? '' : format.bytes(entry.bytes)}
      </span>
    </>
  );
}

/** A reason is a code and, behind a colon, its words. */
function words(reason: string): string {
  return /^[a-z-]+: (.+)$/s.exec(reason)?.[1] ?? reason;
}
