import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, ask } from '../../../../web/api/api.ts';
import type { Operation } from '../../../../web/api/api.ts';
import { ErrorNotice, useFormat } from '../../../../web/design/design.tsx';
import { operationKeys } from '../../../../web/operations/operations.tsx';
import { EntryRow } from './entry-row.tsx';
import { runOf } from '../kinds/kinds.tsx';
import type { PlanNumbers } from '../kinds/kinds.tsx';
import { SHELVES } from '../import-search.ts';
import type { Shelf } from '../import-search.ts';
import classes from './imports.module.css';
import type { useOff } from './use-off.ts';

const route = getRouteApi('/money/import/$operationId');
const PAGE = 100;
const SEARCH_MS = 250;

const NAMES: Readonly<Record<Shelf, string>> = {
  create: 'New',
  merge: 'Merged',
  read: 'Broken',
  keep: 'Here already',
  doubt: 'Doubtful',
  transfer: 'Transfers',
  account: 'New accounts',
  category: 'New categories',
};

interface Props {
  readonly operation: Operation;
  readonly off?: ReturnType<typeof useOff>;
  /** Of a preview. */
  readonly plan?: PlanNumbers;
}

/** Every booking of the files and what becomes of it, or became. */
export function Entries({ operation, off, plan }: Props) {
  const format = useFormat();
  const navigate = route.useNavigate();
  const { show, q = '' } = route.useSearch();
  const shelves = shelvesOf(operation, plan).filter(([, count]) => count === undefined || count > 0);
  const shelf = (shelves.find(([name]) => name === show) ?? shelves[0])?.[0];
  const search = useDebouncedCallback((text: string) => {
    void navigate({ search: (before) => ({ ...before, q: text || undefined }), replace: true, resetScroll: false });
  }, SEARCH_MS);
  const id = operation.operation_id;
  const filter = { shelf, q, status: operation.status, money: true };
  const entries = useInfiniteQuery({
    queryKey: operationKeys.plan(id, filter),
    queryFn: ({ pageParam }) => {
      const asked = { limit: PAGE, ...(shelf && { action: shelf }), ...(q !== '' && { q }) };
      const query = { ...asked, ...(pageParam !== undefined && { cursor: pageParam }) };
      return ask(api.GET('/api/v1/imports/{id}/entries', { params: { path: { id }, query } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled: shelf !== undefined,
  });
  if (!shelf) return null;
  const items = entries.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-label="Bookings of the files">
      <div className={classes.filters}>
        <SegmentedControl
          className={classes.shelves ?? ''}
          aria-label="Which bookings"
          value={shelf}
          data={shelves.map(([name, count]) => ({
            value: name,
            label: count === undefined ? NAMES[name] : `${NAMES[name]} ${format.number(count)}`,
          }))}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, show: value }), replace: true, resetScroll: false })
          }
        />
        <TextInput
          aria-label="Search these bookings"
          placeholder="Payee, day or amount"
          leftSection={<IconSearch size={16} aria-hidden />}
          defaultValue={q}
          onChange={({ currentTarget: { value } }) => search(value)}
        />
      </div>
      {entries.error && <ErrorNotice error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isPending && <Skeleton h={320} radius="md" aria-hidden />}
      {items?.length === 0 && <p className={classes.none}>{q === '' ? 'None.' : 'None with these words.'}</p>}
      <ul className={classes.entries}>
        {items?.map((entry) => (
          <EntryRow
            key={entry.position}
            entry={entry}
            off={shelf === 'create' || shelf === 'merge' || shelf === 'transfer' ? off?.[shelf] : undefined}
          />
        ))}
      </ul>
      {entries.hasNextPage && (
        <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}

/** Doubtful ones have a place of their own as long as they can be decided. */
function shelvesOf(operation: Operation, plan: PlanNumbers | undefined): (readonly [Shelf, number | undefined])[] {
  if (plan)
    return [
      ...[['create', plan.new] as const, ['merge', plan.merged] as const, ['read', plan.broken] as const],
      ...[['keep', plan.known] as const, ['transfer', plan.transfers] as const, ['category', plan.categories] as const],
    ];
  const run = runOf(operation);
  if (!run) return SHELVES.map((shelf) => [shelf, undefined] as const);
  return [
    ['create', undefined],
    ['merge', run.merged - run.decided_same],
    ['doubt', run.decided + run.doubtful],
    ['read', run.broken],
    ['keep', run.known],
    ['transfer', run.transfers],
    ['account', run.accounts],
    ['category', run.categories],
  ];
}
