import { Anchor, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Occurrence, Summary } from '../../../web/api/api.ts';
import { Section, useNow } from '../../../web/design/design.tsx';
import { usePerson } from '../../../web/session/session.tsx';
import { occurrencesOptions } from './calendar-queries.ts';
import { keyOf } from './entries.ts';
import { summariesOptions, useSummarising } from './summaries-queries.ts';
import classes from './summaries.module.css';
import { labelWords, periodWords } from './summary-words.ts';
import { dayOf } from './time/time.ts';

const MOST_NEXT = 5;
const DAYS_AHEAD = 7;

/** On Today: what comes next, and what the latest summary says. Nothing at all where there is neither. */
export function AppointmentsToday() {
  const { time_zone: zone } = usePerson();
  const now = useNow();
  const today = dayOf(new Intl.DateTimeFormat('sv', { timeZone: zone }).format(now));
  const { state } = useSummarising();
  const summaries = useInfiniteQuery(summariesOptions(state));
  const occurrences = useQuery(occurrencesOptions({ first: today, last: today + DAYS_AHEAD, zone }));
  if (summaries.isPending || occurrences.isPending) return <Skeleton h={168} radius="lg" aria-hidden />;
  const next = (occurrences.data?.items ?? [])
    .filter(({ status, ends_at, all_day }) => status !== 'cancelled' && (all_day || Date.parse(ends_at) > now))
    .slice(0, MOST_NEXT);
  const latest = summaries.data?.pages[0]?.items[0];
  if (next.length === 0 && !latest) return null;
  return (
    <Section
      title="Next"
      action={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/appointments" />}>
          Calendar
        </Anchor>
      }
    >
      <div className={classes.ahead}>
        {next.length > 0 && <NextOnes occurrences={next} />}
        {latest && <LatestSummary summary={latest} />}
      </div>
    </Section>
  );
}

function NextOnes({ occurrences }: { occurrences: readonly Occurrence[] }) {
  const { locale, time_zone } = usePerson();
  const timed = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    timeStyle: undefined,
    hour: '2-digit',
    minute: '2-digit',
    timeZone: time_zone,
  });
  const whole = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <div className={classes.card}>
      <h3>Appointments</h3>
      <ul className={classes.next}>
        {occurrences.map((occurrence) => (
          <li key={keyOf(occurrence)}>
            <Link to="/appointments" search={{ open: keyOf(occurrence) }}>
              <span>{(occurrence.all_day ? whole : timed).format(new Date(occurrence.starts_at))}</span>
              <span>{occurrence.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function LatestSummary({ summary }: { summary: Summary }) {
  const { locale } = usePerson();
  return (
    <div className={classes.card}>
      <h3>
        {labelWords(summary.label)}: {periodWords(summary, locale)}
      </h3>
      <p>{summary.text.split('\n\n')[0]}</p>
      <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/appointments/summaries" search={{}} />}>
        Read the summary
      </Anchor>
    </div>
  );
}
