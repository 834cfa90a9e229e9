import { Button, Checkbox, SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, ask } from '../../../../web/api/api.ts';
import type { Entry, Operation } from '../../../../web/api/api.ts';
import { ErrorNotice, useFormat } from '../../../../web/design/design.tsx';
import { operationKeys, type useExclusions } from '../../../../web/operations/operations.tsx';
import { usePerson } from '../../../../web/session/session.tsx';
import { planOf } from './import-numbers.ts';
import { ACTIONS } from './import-search.ts';
import type { Action } from './import-search.ts';
import classes from './import.module.css';

const route = getRouteApi('/appointments/import/$operationId');
const PAGE = 100;
const NAMES: Readonly<Record<Action, string>> = {
  create: 'New',
  change: 'Changed',
  read: 'Broken',
  keep: 'Unchanged',
};

/** The plan, or what became of it, event by event. */
export function ImportEntries({ operation, off }: { operation: Operation; off?: ReturnType<typeof useExclusions> }) {
  const format = useFormat();
  const navigate = route.useNavigate();
  const counts = countsOf(operation);
  const actions = counts ? ACTIONS.filter((action) => counts[action] > 0) : [...ACTIONS];
  const { show = actions[0] ?? 'create' } = route.useSearch();
  const entries = useInfiniteQuery({
    queryKey: operationKeys.plan(operation.operation_id, { show, status: operation.status }),
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/operations/{id}/plan', {
          params: {
            path: { id: operation.operation_id },
            query: { limit: PAGE, action: show, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  if (actions.length === 0) return null;
  const items = entries.data?.pages.flatMap((page) => page.items);
  const choosing = off !== undefined && (show === 'create' || show === 'change');
  return (
    <section aria-label="Events">
      <SegmentedControl
        className={classes.filters ?? ''}
        aria-label="Which events"
        value={show}
        data={actions.map((action) => ({
          value: action,
          label: counts ? `${NAMES[action]} ${format.number(counts[action])}` : NAMES[action],
        }))}
        onChange={(value) => void navigate({ search: { show: value }, replace: true, resetScroll: false })}
      />
      {entries.error && <ErrorNotice error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isPending && <Skeleton h={240} radius="md" aria-hidden />}
      {items?.length === 0 && <p className={classes.nothing}>None.</p>}
      <ul className={classes.entries}>
        {items?.map((entry) => (
          <Row key={entry.position} entry={entry} off={choosing ? off : undefined} />
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

function Row({ entry, off }: { entry: Entry; off: ReturnType<typeof useExclusions> | undefined }) {
  const { subject, reason, state, action } = entry;
  const { locale } = usePerson();
  const target = action === 'read' ? '' : inTheirWords(entry.target ?? '', locale);
  const said = action === 'keep' ? undefined : (STATES[state] ?? words(reason));
  return (
    <li className={classes.entry} data-off={off?.has(entry) || undefined}>
      {off && (
        <Checkbox checked={!off.has(entry)} onChange={() => off.toggle(entry)} aria-label={`Import ${subject}`} />
      )}
      <span className={classes.entryText}>
        <span className={classes.subject}>{subject}</span>
        <span className={classes.target}>
          {target}
          {target !== '' && said !== undefined && ' · '}
          {said !== undefined && <em data-warn={action === 'read' || state === 'left' || undefined}>{said}</em>}
        </span>
      </span>
    </li>
  );
}

/** The plan begins with the day as the calendar's tables have it, "2026-03-01 15:00": a person reads their own. */
function inTheirWords(target: string, locale: string): string {
  return target.replace(/^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?/u, (_, day: string, time?: string) =>
    new Intl.DateTimeFormat(locale, {
      ...({ dateStyle: 'medium', timeZone: 'UTC' } as const),
      ...(time !== undefined && { timeStyle: 'short' as const }),
    }).format(new Date(`${day}T${time ?? '00:00'}Z`)),
  );
}

const STATES: Partial<Record<Entry['state'], string>> = { excluded: 'switched off', undone: 'taken back' };

const LEFT: Readonly<Record<string, string>> = {
  'changed-since-the-preview': 'left: you changed it after the preview',
  'came-here-since-the-preview': 'left: it came here after the preview',
  'changed-since-the-import': 'left: you changed it since',
};

function words(reason: string | null): string | undefined {
  return reason === null ? undefined : (LEFT[reason] ?? reason);
}

/** Known as long as the preview is what there is. */
function countsOf(operation: Operation): Readonly<Record<Action, number>> | undefined {
  const plan = planOf(operation);
  return plan && { create: plan.new, change: plan.changed, read: plan.broken, keep: plan.unchanged };
}
