import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconCalendarWeek, IconSparkles, IconSun } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Summary } from '../../../web/api/api.ts';
import { Empty, ErrorNotice, Page, RelativeTime, Section } from '../../../web/design/design.tsx';
import { ProgressPanel, toastProblem, useStart } from '../../../web/operations/operations.tsx';
import { usePerson } from '../../../web/session/session.tsx';
import { summariesOptions, summaryOptions, useSummarising } from './summaries-queries.ts';
import classes from './summaries.module.css';
import { summaryKind } from './summary-kind.ts';
import { SummaryView } from './summary-view.tsx';
import { labelWords, periodWords } from './summary-words.ts';
import { WeeklySwitch } from './weekly-switch.tsx';

const route = getRouteApi('/appointments/summaries');

/** The latest summary with its facts, the way to a new one, and those before. */
export function SummariesPage() {
  const { summary: chosen } = route.useSearch();
  const { writing, state } = useSummarising();
  const list = useInfiniteQuery(summariesOptions(state));
  const summaries = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title="Summaries"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/appointments" />}>
          Appointments
        </Anchor>
      }
      lead="What a day or a week holds, in words that are checked against your calendar."
      actions={<Begin />}
    >
      {list.error && <ErrorNotice error={list.error} retry={() => void list.refetch()} />}
      {writing[0] && (
        <div className={classes.writing}>
          <ProgressPanel operation={writing[0]} />
        </div>
      )}
      {list.isPending && <SummarySkeleton />}
      {summaries && (chosen === undefined ? <Latest summary={summaries[0]} /> : <Chosen id={chosen} />)}
      {summaries && (
        <Section title="By itself">
          <WeeklySwitch />
        </Section>
      )}
      {summaries && summaries.length > 1 && (
        <Section title="Earlier ones">
          <Earlier summaries={summaries} shown={chosen ?? summaries[0]?.id} />
          {list.hasNextPage && (
            <Button
              variant="default"
              mt="md"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              Show more
            </Button>
          )}
        </Section>
      )}
    </Page>
  );
}

function Begin() {
  const start = useStart();
  const navigate = route.useNavigate();
  const begin = (label: 'daily' | 'weekly') =>
    start.mutate(
      { operation_type: summaryKind.kind, dry_run: false, label },
      { onSuccess: () => void navigate({ search: {} }), onError: (error) => toastProblem(error) },
    );
  const label = start.isPending ? start.variables['label'] : undefined;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSun size={18} aria-hidden />}
        loading={label === 'daily'}
        onClick={() => begin('daily')}
      >
        Summarise today
      </Button>
      <Button
        leftSection={<IconCalendarWeek size={18} aria-hidden />}
        loading={label === 'weekly'}
        onClick={() => begin('weekly')}
      >
        Summarise this week
      </Button>
    </>
  );
}

function Latest({ summary }: { summary: Summary | undefined }) {
  if (summary) return <SummaryView summary={summary} />;
  return (
    <Empty icon={<IconSparkles size={26} />} title="No summary yet">
      Steward reads your calendar, counts what there is, and tells you in a few sentences: what is ahead, what overlaps,
      where there is room. Begin with this week, or let it be there every Monday morning.
    </Empty>
  );
}

function Chosen({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(summaryOptions(id));
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  return data ? <SummaryView summary={data} /> : <SummarySkeleton />;
}

function Earlier({ summaries, shown }: { summaries: readonly Summary[]; shown: string | undefined }) {
  const { locale } = usePerson();
  return (
    <ul className={classes.earlier}>
      {summaries.map((summary, index) => (
        <li key={summary.id}>
          <Link
            to="/appointments/summaries"
            search={index === 0 ? {} : { summary: summary.id }}
            activeProps={{}}
            {...(summary.id === shown ? { 'aria-current': 'true' as const } : {})}
          >
            <strong>{labelWords(summary.label)}</strong>
            <span>{periodWords(summary, locale)}</span>
          </Link>
          <span className={classes.when}>
            <RelativeTime at={summary.created_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function SummarySkeleton() {
  return (
    <div className={classes.summary} aria-hidden>
      <div className={classes.text}>
        <Skeleton h={22} w="55%" mb={18} />
        {['100%', '96%', '88%', '40%'].map((width) => (
          <Skeleton key={width} h={14} w={width} mb={10} />
        ))}
      </div>
      <div className={classes.beside}>
        <Skeleton h={56} w="80%" mb={16} />
        <Skeleton h={90} />
      </div>
    </div>
  );
}
