import { ActionIcon, Checkbox } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Tag } from '../../../../web/api/api.ts';
import { useFormat, useTopInMain } from '../../../../web/design/design.tsx';
import { TagPill } from '../tag-pill.tsx';
import classes from './tags.module.css';

interface Props {
  readonly items: readonly Tag[];
  /** What is shown is not yet what was asked for. */
  readonly stale: boolean;
  readonly chosen: readonly Tag[];
  choose(tag: Tag): void;
  edit(tag: Tag): void;
  remove(tag: Tag): void;
  readonly more: (() => void) | undefined;
}

const ROW_PX = 60;
/** Rows before the end at which the next page is fetched. */
const AHEAD = 20;

/** As many rows as there are tags, of which only those in sight exist; the page itself scrolls. */
export function TagList({ items, stale, chosen, choose, edit, remove, more }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const top = useTopInMain(list);
  const virtualizer = useVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    getScrollElement: () => document.querySelector('#main'),
    overscan: 10,
    scrollMargin: top,
    useFlushSync: false,
  });
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (more && last >= items.length - AHEAD) more();
  }, [more, last, items.length]);
  return (
    <ul
      ref={list}
      className={classes.list}
      aria-label="Tags"
      data-stale={stale || undefined}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const tag = items[index];
        return (
          tag && (
            <li
              key={tag.id}
              aria-setsize={more ? -1 : items.length}
              aria-posinset={index + 1}
              style={{ height: ROW_PX, transform: `translateY(${start - top}px)` }}
            >
              <TagRow
                tag={tag}
                chosen={chosen.some(({ id }) => id === tag.id)}
                choose={() => choose(tag)}
                edit={() => edit(tag)}
                remove={() => remove(tag)}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}

interface RowProps {
  readonly tag: Tag;
  readonly chosen: boolean;
  choose(): void;
  edit(): void;
  remove(): void;
}

function TagRow({ tag: { name, color, description, creatures }, chosen, choose, edit, remove }: RowProps) {
  const format = useFormat();
  return (
    <>
      <Checkbox aria-label={`Choose ${name}`} checked={chosen} onChange={choose} />
      <span className={classes.what}>
        <TagPill name={name} color={color} />
        {description !== '' && (
          <span className={classes.description} title={description}>
            {description}
          </span>
        )}
      </span>
      <Link to="/creatures" search={{ tags: [name] }} className={classes.count}>
        {format.count(creatures, 'creature')}
      </Link>
      <ActionIcon aria-label={`Edit ${name}`} onClick={edit}>
        <IconPencil size={18} stroke={1.7} />
      </ActionIcon>
      <ActionIcon aria-label={`Delete ${name}`} onClick={remove}>
        <IconTrash size={18} stroke={1.7} />
      </ActionIcon>
    </>
  );
}
