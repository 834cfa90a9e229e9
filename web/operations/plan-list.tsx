import { Button, Checkbox, SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, ask } from '../api/api.ts';
import type { Entry, Operation } from '../api/api.ts';
import { ErrorNotice, useFormat } from '../design/design.tsx';
import { operationKeys } from './operation-keys.ts';
import classes from './operations.module.css';
import type { useExclusions } from './use-exclusions.ts';

const PAGE = 100;

/** Entries of one action. */
export interface Shelf<Action extends string> {
  readonly action: Action;
  readonly name: string;
  /** Undefined: not known any more. What has none is not offered. */
  readonly count: number | undefined;
  /** Single ones can be switched off. */
  readonly choosing?: boolean;
}

interface Props<Action extends string> {
  readonly operation: Operation;
  /** What they are: "Events". */
  readonly label: string;
  readonly shelves: readonly Shelf<Action>[];
  readonly show: Action | undefined;
  readonly off?: ReturnType<typeof useExclusions> | undefined;
  /** What is not done to what is switched off. */
  readonly verb?: string;
  onShow(action: Action): void;
  /** Below the subject: where to, and what is to be said of it. */
  target(entry: Entry): string;
  said(entry: Entry): { readonly words: string; readonly warn?: boolean } | undefined;
}

/** The plan of an import, or what became of it, entry by entry. */
export function PlanList<Action extends string>({
  operation,
  label,
  shelves,
  show,
  off,
  onShow,
  ...words
}: Props<Action>) {
  const format = useFormat();
  const there = shelves.filter(({ count }) => count === undefined || count > 0);
  const shelf = there.find(({ action }) => action === show) ?? there[0];
  const filter = { show: shelf?.action, status: operation.status };
  const entries = useInfiniteQuery({
    queryKey: operationKeys.plan(operation.operation_id, filter),
    queryFn: ({ pageParam }) => readPlan(operation, { action: shelf?.action, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled: shelf !== undefined,
  });
  if (!shelf) return null;
  const items = entries.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-label={label}>
      <SegmentedControl
        className={classes.shelves ?? ''}
        aria-label={`Which ${label.toLowerCase()}`}
        value={shelf.action}
        data={there.map(({ action, name, count }) => ({
          value: action,
          label: count === undefined ? name : `${name} ${format.number(count)}`,
        }))}
        onChange={onShow}
      />
      {entries.error && <ErrorNotice error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isPending && <Skeleton h={240} radius="md" aria-hidden />}
      {items?.length === 0 && <p className={classes.none}>None.</p>}
      <ul className={classes.entries}>
        {items?.map((entry) => (
          <PlanRow key={entry.position} entry={entry} off={shelf.choosing ? off : undefined} {...words} />
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

function readPlan(
  { operation_id: id }: Operation,
  { action, cursor }: { action: string | undefined; cursor: string | undefined },
) {
  const query = {
    limit: PAGE,
    ...(action !== undefined && { action }),
    ...(cursor !== undefined && { cursor }),
  };
  return ask(api.GET('/api/v1/operations/{id}/plan', { params: { path: { id }, query } }));
}

type RowProps = Pick<Props<string>, 'off' | 'verb' | 'target' | 'said'> & { readonly entry: Entry };

function PlanRow({ entry, off, verb = 'Import', target, said }: RowProps): ReactNode {
  const where = target(entry);
  const more = said(entry);
  return (
    <li className={classes.entry} data-off={off?.has(entry) || undefined}>
      {off && (
        <Checkbox
          checked={!off.has(entry)}
          onChange={() => off.toggle(entry)}
          aria-label={`${verb} ${entry.subject}`}
        />
      )}
      <span className={classes.entryText}>
        <span className={classes.subject}>{entry.subject}</span>
        <span className={classes.target}>
          {where}
          {where !== '' && more && ' · '}
          {more && <em data-warn={more.warn || undefined}>{more.words}</em>}
        </span>
      </span>
    </li>
  );
}
