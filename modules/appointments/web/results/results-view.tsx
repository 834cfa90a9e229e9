import { Button, Checkbox, Skeleton, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Appointment, Calendar } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, useFormat } from '../../../../web/design/design.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { resultsOptions } from './result-queries.ts';
import { ResultDays } from './result-days.tsx';
import classes from './results.module.css';

interface Props {
  readonly q: string;
  readonly calendars: readonly Calendar[];
}

/** What was found, grouped by day: each leads to its place in the calendar, and several can be changed at once. */
export function Results({ q, calendars }: Props) {
  const format = useFormat();
  const [now] = useState(() => new Date().toISOString());
  const coming = useInfiniteQuery(resultsOptions(q, 'coming', now));
  const earlier = useInfiniteQuery(resultsOptions(q, 'earlier', now));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  const comes = coming.data?.pages.flatMap(({ items }) => items) ?? [];
  const known = new Set(comes.map(({ id }) => id));
  const was = (earlier.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ id }) => !known.has(id));
  const all = [...comes, ...was];
  // Only what stands here is changed.
  const selected = all.filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((before) => (on ? new Set([...before, ...ids]) : new Set([...before].filter((id) => !ids.includes(id)))));

  const error = coming.error ?? earlier.error;
  const pending = coming.isPending || earlier.isPending;
  const more = coming.hasNextPage || earlier.hasNextPage;
  return (
    <section className={classes.results} aria-label="What was found">
      <p role="status" className={classes.count}>
        {pending ? 'Looking …' : `${format.count(all.length, 'appointment')}${more ? ' and more' : ''} with “${q}”`}
      </p>
      {error && <ErrorNotice error={error} retry={() => void Promise.all([coming.refetch(), earlier.refetch()])} />}
      {pending && [1, 2, 3].map((each) => <Skeleton key={each} h={44} mb={8} radius="md" aria-hidden />)}
      {!pending && !error && all.length === 0 && (
        <Empty icon={<IconSearch size={26} />} title="Nothing found">
          Every word must stand in the title, the place, the category or the notes. What was deleted is in the trash.
        </Empty>
      )}
      {all.length > 0 && (
        <Checkbox
          className={classes.all ?? ''}
          label="All that are shown"
          checked={selected.length === all.length}
          indeterminate={selected.length > 0 && selected.length < all.length}
          onChange={({ currentTarget }) =>
            choose(
              all.map(({ id }) => id),
              currentTarget.checked,
            )
          }
        />
      )}
      <Half title="Coming" items={comes} {...{ q, calendars, chosen, choose }} />
      <More query={coming} />
      <Half title="Earlier" items={was} {...{ q, calendars, chosen, choose }} />
      <More query={earlier} />
      <BulkBar selected={selected} calendars={calendars} onDone={() => setChosen(new Set())} />
    </section>
  );
}

interface HalfProps extends Props {
  readonly title: string;
  readonly items: readonly Appointment[];
  readonly chosen: ReadonlySet<string>;
  choose(ids: readonly string[], on: boolean): void;
}

function Half({ title, items, ...props }: HalfProps) {
  if (items.length === 0) return null;
  return (
    <>
      <Title order={2} className={classes.half ?? ''}>
        {title}
      </Title>
      <ResultDays items={items} {...props} />
    </>
  );
}

function More({ query }: { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown } }) {
  if (!query.hasNextPage) return null;
  return (
    <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      Show more
    </Button>
  );
}
