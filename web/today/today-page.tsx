import { Anchor, Skeleton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { Operation } from '../api/api.ts';
import { ErrorNotice, Page, Section, useFormat, useNow } from '../design/design.tsx';
import { OperationRow, isLiving, isWaitingPreview, recentOptions } from '../operations/operations.tsx';
import { useScreens } from '../screens.tsx';
import { usePerson } from '../session/session.tsx';
import classes from './today.module.css';

const MOST_RECENT = 6;

/** What is under way, what waits for a decision, what was done; and where to begin. */
export function TodayPage() {
  const person = usePerson();
  const format = useFormat();
  const now = useNow();
  const recent = useQuery(recentOptions);
  const name = person.full_name?.split(' ')[0] ?? person.username;

  return (
    <Page title={`${greeting(format.hour(now))}${name ? `, ${name}` : ''}`} lead={format.day(now)}>
      <Cards />
      {recent.error && <ErrorNotice error={recent.error} retry={() => void recent.refetch()} />}
      {recent.isPending && <TodaySkeleton />}
      {recent.data && <Agenda operations={recent.data} />}
    </Page>
  );
}

/** What the modules have to say today. */
function Cards() {
  const cards = useScreens().filter(({ today }) => today);
  if (cards.length === 0) return null;
  return (
    <div className={classes.cards}>
      <Suspense fallback={<Skeleton h={168} radius="lg" aria-hidden />}>
        {cards.map(({ today: Card, places }) => Card && <Card key={places[0]?.to} />)}
      </Suspense>
    </div>
  );
}

function Agenda({ operations }: { operations: readonly Operation[] }) {
  const running = operations.filter(isLiving);
  const kinds = useScreens().flatMap((screens) => screens.kinds);
  const format = useFormat();
  /** A preview that found nothing to do needs no decision. */
  const isWaiting = (operation: Operation) =>
    operation.status === 'failed' ||
    (isWaitingPreview(operation) &&
      kinds.find(({ kind }) => kind === operation.kind)?.applyLabel(operation, format) !== undefined);
  const waiting = operations.filter(isWaiting);
  const ended = operations.filter((operation) => !running.includes(operation) && !waiting.includes(operation));
  return (
    <>
      <Operations title="Under way" operations={running} />
      <Operations title="Waiting for you" operations={waiting.slice(0, MOST_RECENT)} />
      <Beginnings title={operations.length === 0 ? 'Where to begin' : 'Begin something'} />
      <Operations
        title="Done lately"
        operations={ended.slice(0, MOST_RECENT)}
        action={
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/operations" />}>
            All operations
          </Anchor>
        }
      />
    </>
  );
}

interface OperationsProps {
  readonly title: string;
  readonly operations: readonly Operation[];
  readonly action?: React.ReactNode;
}

function Operations({ title, operations, action }: OperationsProps) {
  if (operations.length === 0) return null;
  return (
    <Section title={title} action={action}>
      <ul className={classes.rows}>
        {operations.map((operation) => (
          <OperationRow key={operation.operation_id} operation={operation} />
        ))}
      </ul>
    </Section>
  );
}

function Beginnings({ title }: { title: string }) {
  const beginnings = useScreens().flatMap((screens) => screens.beginnings);
  return (
    <Section title={title}>
      <ul className={classes.beginnings}>
        {beginnings.map(({ title, text, icon: Icon, go }) => (
          <li key={title}>
            <Link {...go} className={classes.beginning}>
              <span className={classes.beginningIcon} aria-hidden>
                <Icon size={22} stroke={1.7} />
              </span>
              <span className={classes.beginningText}>
                <strong>{title}</strong>
                <span>{text}</span>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TodaySkeleton() {
  return (
    <div aria-hidden>
      <Skeleton h={18} w={120} mb={16} />
      <div className={classes.beginnings}>
        {Array.from({ length: 3 }, (_, index) => (
          <Skeleton key={index} h={92} radius="lg" />
        ))}
      </div>
    </div>
  );
}

function greeting(hour: number): string {
  if (hour >= 5 && hour < 12) return 'Good morning';
  if (hour >= 12 && hour < 18) return 'Good afternoon';
  return 'Good evening';
}
