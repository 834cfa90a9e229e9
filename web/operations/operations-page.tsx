import { Button, SegmentedControl, Select, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChecklist, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty, ErrorNotice, Page } from '../design/design.tsx';
import { useAllKinds } from './kinds.tsx';
import { OperationRow } from './operation-row.tsx';
import { STATUS_FILTERS } from './operation-search.ts';
import type { OperationSearch } from './operation-search.ts';
import classes from './operations.module.css';
import { Schedules } from './schedules.tsx';
import { operationListOptions } from './use-operations.ts';

const route = getRouteApi('/operations');
const TYPING_MS = 250;

export function OperationsPage() {
  const search = route.useSearch();
  const list = useInfiniteQuery(
    operationListOptions({
      q: search.q,
      type: search.type,
      status: STATUS_FILTERS.find(({ value }) => value === search.status)?.statuses.join(','),
    }),
  );
  const items = list.data?.pages.flatMap((page) => page.items);
  const narrowed = Boolean(search.q ?? search.type ?? search.status);

  return (
    <Page title="Operations" lead="Everything Steward did for you, and is doing. What can be undone stays here.">
      <Filters />
      {list.error && <ErrorNotice error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <RowsSkeleton />}
      {items?.length === 0 && (narrowed ? <NothingFits /> : <NothingYet />)}
      {items && items.length > 0 && (
        <ul className={classes.rows} aria-label="Operations">
          {items.map((operation) => (
            <OperationRow key={operation.operation_id} operation={operation} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
      {!narrowed && (
        <div className={classes.schedules}>
          <Schedules />
        </div>
      )}
    </Page>
  );
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const kinds = useAllKinds();
  const [typed, setTyped] = useState(search.q ?? '');
  const narrow = (change: Partial<OperationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const narrowToWords = useDebouncedCallback((q: string) => narrow({ q: q.trim() || undefined }), TYPING_MS);
  return (
    <div className={classes.filters} role="search">
      <SegmentedControl
        aria-label="State"
        value={search.status ?? 'all'}
        onChange={(value) => narrow({ status: value === 'all' ? undefined : value })}
        data={[{ value: 'all', label: 'All' }, ...STATUS_FILTERS.map(({ value, label }) => ({ value, label }))]}
      />
      {kinds.length > 1 && (
        <Select
          aria-label="Kind"
          placeholder="Every kind"
          clearable
          size="sm"
          value={search.type ?? null}
          onChange={(type) => narrow({ type: type ?? undefined })}
          data={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
        />
      )}
      <TextInput
        aria-label="Search by title"
        placeholder="Search by title"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          narrowToWords(currentTarget.value);
        }}
        className={classes.filterWords ?? ''}
      />
    </div>
  );
}

function NothingYet() {
  return (
    <Empty
      icon={<IconChecklist size={26} />}
      title="No operations yet"
      action={<Button renderRoot={(props) => <Link {...props} to="/" />}>See what to begin with</Button>}
    >
      Whatever takes longer than a moment runs as an operation: you can watch it here, read what it did, and undo it.
    </Empty>
  );
}

function NothingFits() {
  return (
    <Empty
      icon={<IconSearch size={26} />}
      title="Nothing fits these filters"
      action={
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/operations" search={{}} />}>
          Show all operations
        </Button>
      }
    >
      There are operations, but none like this.
    </Empty>
  );
}

function RowsSkeleton() {
  return (
    <div className={classes.rows} aria-hidden>
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className={classes.rowSkeleton}>
          <Skeleton h={38} w={38} radius="md" />
          <div>
            <Skeleton h={14} w="45%" mb={8} />
            <Skeleton h={12} w="28%" />
          </div>
          <Skeleton h={22} w={72} radius="xl" />
        </div>
      ))}
    </div>
  );
}
