import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconFileImport,
  IconPalette,
  IconPlus,
  IconTags,
  IconTrash,
} from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useState } from 'react';
import { ErrorNotice, Page, useFormat } from '../../../../web/design/design.tsx';
import type { Format } from '../../../../web/design/design.tsx';
import { isLiving, toastProblem } from '../../../../web/operations/operations.tsx';
import { countOptions, filterOf, galleryOptions, isFiltered } from '../creature-queries.ts';
import { QuickAdd } from '../quick-add/quick-add.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { CreatureGrid, SkeletonRows } from './creature-grid.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { EXPORT_FORMATS, exportCreatures } from '../export-creatures.ts';
import { GalleryFilters } from './gallery-filters.tsx';
import classes from './gallery.module.css';
import { NoCreatures, NobodyFound } from './no-creatures.tsx';
import { RedrawPanel, useLatestRedraw } from './redraw-panel.tsx';
import { useRedraw } from './use-bulk.ts';
import { useChoice } from './use-choice.ts';
import { useGalleryKeys } from './use-gallery-keys.ts';
import { useNarrow } from './use-narrow.ts';

/** Loaded when it is opened. */
const NewCreature = lazy(() => import('../editor/editor.tsx').then((editor) => ({ default: editor.NewCreature })));
/** While pictures are drawn, the gallery shows those that are there. */
const DRAWING_MS = 3_000;

/** Everyone in the collection, with a face. */
export function GalleryPage() {
  const { search, narrow } = useNarrow();
  const format = useFormat();
  const redraw = useLatestRedraw();
  const drawing = redraw !== undefined && isLiving(redraw);
  const list = useInfiniteQuery(galleryOptions(search, drawing && DRAWING_MS));
  const count = useQuery(countOptions(search));
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const found = list.data && !list.hasNextPage ? items.length : (count.data?.creatures ?? items.length);
  const choice = useChoice({ items, found, filter: filterOf(search) });
  const [asking, setAsking] = useState(false);
  useGalleryKeys({ items, choice, ask: () => setAsking(true) });

  const none = list.isSuccess && !list.isPlaceholderData && items.length === 0;
  const error = list.error ?? count.error;
  return (
    <Page title="Creatures" wide actions={<Acts />}>
      <QuickAdd />
      <GalleryFilters found={count.data?.creatures} />
      <RedrawPanel redraw={redraw} />
      <p role="status" className={classes.count}>
        {list.data && !list.isPlaceholderData && !none && foundWords({ found, chosen: choice.count, format })}
      </p>
      {error && <ErrorNotice error={error} retry={() => void Promise.all([list.refetch(), count.refetch()])} />}
      {list.isPending && !list.error && <SkeletonRows rows={3} />}
      {none && (isFiltered(search) ? <NobodyFound /> : <NoCreatures />)}
      {items.length > 0 && (
        <CreatureGrid
          items={items}
          found={found}
          choice={choice}
          stale={list.isPlaceholderData}
          more={list.hasNextPage && !list.isFetching && !list.error ? () => void list.fetchNextPage() : undefined}
          loading={list.isFetchingNextPage}
        />
      )}
      <BulkBar choice={choice} found={found} onDelete={() => setAsking(true)} />
      {search.edit === 'new' && (
        <Suspense>
          <NewCreature close={() => narrow({ edit: undefined })} />
        </Suspense>
      )}
      {asking && choice.count > 0 && <DeleteDialog choice={choice} onClose={() => setAsking(false)} />}
    </Page>
  );
}

function foundWords({ found, chosen, format }: { found: number; chosen: number; format: Format }): string {
  const all = format.count(found, 'creature');
  return chosen > 0 ? `${format.number(chosen)} of ${all} chosen` : all;
}

const PLACES = [
  { to: '/creatures/import', label: 'Import', icon: IconFileImport },
  { to: '/creatures/tags', label: 'Tags', icon: IconTags },
  { to: '/creatures/trash', label: 'Trash', icon: IconTrash },
] as const;

function Acts() {
  const redraw = useRedraw();
  const exporting = useMutation({ mutationFn: exportCreatures, onError: toastProblem });
  return (
    <>
      <Button
        leftSection={<IconPlus size={18} aria-hidden />}
        renderRoot={(props) => <Link {...props} to="/creatures" search={(before) => ({ ...before, edit: 'new' })} />}
      >
        New creature
      </Button>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label="More of the collection" loading={exporting.isPending}>
            <IconDots size={20} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {PLACES.map(({ to, label, icon: Icon }) => (
            <Menu.Item
              key={to}
              leftSection={<Icon size={18} aria-hidden />}
              renderRoot={(props) => <Link {...props} to={to} />}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Item
            leftSection={<IconPalette size={18} aria-hidden />}
            onClick={() => redraw.mutate({ selection: { filter: {} } })}
          >
            Draw all that are not drawn
          </Menu.Item>
          {EXPORT_FORMATS.map(({ format, label }) => (
            <Menu.Item
              key={format}
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => exporting.mutate({ format, selection: { filter: {} } })}
            >
              Export all: {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
