import { SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../../../web/api/api.ts';
import type { EntryState, Operation } from '../../../web/api/api.ts';
import { ErrorNotice, useFormat } from '../../../web/design/design.tsx';
import { operationKeys } from '../../../web/operations/operations.tsx';
import { EntryList } from './entry-list.tsx';
import classes from './files.module.css';
import type { PlanSearch } from './files-search.ts';
import { statesOf } from './plan-states.ts';
import type { useExclusions } from '../../../web/operations/operations.tsx';

const route = getRouteApi('/files/organise/$operationId');
const PAGE = 200;
const TYPING_MS = 250;

interface Props {
  readonly operation: Operation;
  /** Only a plan that is not carried out yet can have items switched off. */
  readonly exclusions?: ReturnType<typeof useExclusions>;
}

/** The plan, or what became of it, file by file: filtered by state, folder and words. */
export function PlanEntries({ operation, exclusions }: Props) {
  const search = route.useSearch();
  const { q } = search;
  // Once there is a result, what was chosen to look through the plan means nothing any more.
  const inPlan = operation.phase === 'plan';
  const folder = inPlan ? search.folder : undefined;
  const shown = search.show && (inPlan || search.show !== 'planned') ? search.show : firstState(operation);
  const entries = useInfiniteQuery({
    queryKey: operationKeys.plan(operation.operation_id, { shown, folder, q }),
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/operations/{id}/plan', {
          params: {
            path: { id: operation.operation_id },
            query: {
              limit: PAGE,
              state: shown,
              ...(folder === undefined ? {} : { under: folder }),
              ...(q === undefined ? {} : { q }),
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const states = entries.data?.pages[0] && statesOf(operation, entries.data.pages[0].summary);
  const items = entries.data?.pages.flatMap((page) => page.items).filter(({ action }) => action === 'move');

  if (states?.length === 0) return null;
  return (
    <section className={classes.entries} aria-label="Files">
      {states && <Filters states={states} shown={shown} />}
      {entries.error && <ErrorNotice error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isPending && <EntriesSkeleton />}
      {items && (
        <EntryList
          items={items}
          stale={entries.isPlaceholderData}
          more={entries.hasNextPage && !entries.isFetchingNextPage ? () => void entries.fetchNextPage() : undefined}
          loading={entries.isFetchingNextPage}
          exclusions={shown === 'planned' ? exclusions : undefined}
        />
      )}
    </section>
  );
}

/** What a person wants to see first of it. */
function firstState({ phase, status }: Operation): EntryState {
  if (status === 'rolled_back') return 'undone';
  return phase === 'plan' ? 'planned' : 'done';
}

function Filters({ states, shown }: { states: ReturnType<typeof statesOf>; shown: EntryState }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const format = useFormat();
  const [typed, setTyped] = useState(search.q ?? '');
  const narrow = (change: PlanSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const narrowToWords = useDebouncedCallback((q: string) => narrow({ q: q.trim() || undefined }), TYPING_MS);
  return (
    <div className={classes.entryFilters}>
      {states.length > 1 && (
        <SegmentedControl
          className={classes.entryStates ?? ''}
          aria-label="Which files"
          value={shown}
          onChange={(state) =>
            // What is left alone goes nowhere, so no folder can hold it.
            narrow({ show: state, ...(['skipped', 'conflict'].includes(state) ? { folder: undefined } : {}) })
          }
          data={states.map(({ state, label, count }) => ({
            value: state,
            label: `${label} ${format.number(count)}`,
          }))}
        />
      )}
      <TextInput
        className={classes.entryWords ?? ''}
        aria-label="Find by name"
        placeholder="Find by name"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          narrowToWords(currentTarget.value);
        }}
      />
    </div>
  );
}

function EntriesSkeleton() {
  return (
    <div aria-hidden>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={classes.entrySkeleton}>
          <Skeleton h={14} w={`${60 - (index % 4) * 9}%`} />
        </div>
      ))}
    </div>
  );
}
