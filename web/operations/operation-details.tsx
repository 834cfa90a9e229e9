import { Anchor, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Operation } from '../api/api.ts';
import { ErrorNotice, Notice, Pill, RelativeTime, useFormat } from '../design/design.tsx';
import { useWatching } from './attention.ts';
import { useKind } from './kinds.tsx';
import { OperationActs } from './operation-acts.tsx';
import { OperationLog } from './operation-log.tsx';
import { isLiving, stateOf } from './operation-state.ts';
import classes from './operations.module.css';
import { ProgressPanel } from './progress-line.tsx';
import { openReport } from './report.ts';
import { hideFor, toastProblem } from './toasts.ts';
import { operationOptions } from './use-operations.ts';

/** All about one operation, live. */
export function OperationDetails({ id }: { id: string }) {
  const { data: operation, error, refetch } = useQuery(operationOptions(id));
  useWatching(id);
  useEffect(() => hideFor(id), [id]);
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (!operation) return <DetailsSkeleton />;
  return (
    <Stack gap="lg">
      <Head operation={operation} />
      <ProgressPanel operation={operation} />
      <Outcome operation={operation} />
      <div className={classes.acts}>
        <OperationActs operation={operation} />
      </div>
      <Facts operation={operation} />
      <OperationLog id={id} />
      <details className={classes.raw}>
        <summary>The request, as it was sent</summary>
        <pre>{JSON.stringify({ operation_type: operation.operation_type, ...asRecord(operation.input) }, null, 2)}</pre>
      </details>
    </Stack>
  );
}

function Head({ operation }: { operation: Operation }) {
  const { words, tone } = stateOf(operation);
  const { icon: Icon } = useKind(operation.kind);
  return (
    <div className={classes.head}>
      <span className={classes.kindIcon} aria-hidden>
        <Icon size={22} />
      </span>
      <div className={classes.headText}>
        <h2>{operation.title}</h2>
        <Pill tone={tone} live={isLiving(operation)}>
          {words}
        </Pill>
      </div>
    </div>
  );
}

function Outcome({ operation }: { operation: Operation }) {
  const kind = useKind(operation.kind);
  const format = useFormat();
  if (operation.error && operation.status === 'failed')
    return (
      <Notice tone="bad" title={operation.error.title}>
        {operation.error.detail === operation.error.title ? '' : `${operation.error.detail} `}
        {operation.can.rollback ? 'What was done so far stays as it is; Undo takes it back.' : 'Nothing was changed.'}
      </Notice>
    );
  if (isLiving(operation))
    return operation.error ? (
      <Notice tone="warn" title={waitingFor(operation.attempt)}>
        {operation.error.detail}
      </Notice>
    ) : null;
  if (operation.status === 'cancelled')
    return (
      <Notice title="You cancelled this.">
        {operation.can.rollback ? 'What was done before stays; Undo takes it back.' : 'Nothing was changed.'}
      </Notice>
    );
  return (
    <Notice tone={stateOf(operation).tone} title={kind.headline(operation, format)}>
      {operation.phase === 'plan' ? 'Nothing has been changed yet.' : undefined}
    </Notice>
  );
}

function Facts({ operation }: { operation: Operation }) {
  const format = useFormat();
  const page = useKind(operation.kind).page?.(operation);
  const { started_at, finished_at } = operation;
  const seconds = started_at && finished_at ? (Date.parse(finished_at) - Date.parse(started_at)) / 1000 : undefined;
  return (
    <dl className={classes.facts}>
      <dt>Asked for</dt>
      <dd>
        <RelativeTime at={operation.created_at} />
      </dd>
      {started_at && (
        <>
          <dt>Started</dt>
          <dd>
            <RelativeTime at={started_at} />
          </dd>
        </>
      )}
      {finished_at && (
        <>
          <dt>Ended</dt>
          <dd>
            <RelativeTime at={finished_at} />
            {seconds !== undefined && seconds > 0 && `, after ${format.duration(seconds)}`}
          </dd>
        </>
      )}
      <dt>Attempt</dt>
      <dd>
        {format.number(Math.max(1, operation.attempt))} of {format.number(operation.max_attempts)}
      </dd>
      {page && (
        <>
          <dt>Details</dt>
          <dd>
            <Anchor size="sm" underline="always" renderRoot={(props) => <Link {...props} {...page} />}>
              Open its page
            </Anchor>
          </dd>
        </>
      )}
      {!isLiving(operation) && (
        <>
          <dt>Report</dt>
          <dd>
            <Anchor
              component="button"
              type="button"
              size="sm"
              underline="always"
              onClick={() => void openReport(operation.operation_id).catch(toastProblem)}
            >
              Open the report
            </Anchor>
          </dd>
        </>
      )}
    </dl>
  );
}

function DetailsSkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      <Skeleton h={44} />
      <Skeleton h={64} />
      <Skeleton h={36} w="60%" />
      <Skeleton h={90} />
    </Stack>
  );
}

function asRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : { input: value };
}

/** What is in its way uses up no attempt. */
function waitingFor(attempt: number): string {
  return attempt === 0
    ? 'It waits until something else is done, then goes on by itself.'
    : `Attempt ${attempt} did not work; it is tried again by itself.`;
}
