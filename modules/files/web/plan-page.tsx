import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Operation } from '../../../web/api/api.ts';
import { Notice, useFormat } from '../../../web/design/design.tsx';
import { OperationActs, OperationPage, ProgressPanel, isLiving, stateOf } from '../../../web/operations/operations.tsx';
import classes from './files.module.css';
import { foldersOptions } from './folder-queries.ts';
import { organizeKind } from './organize-kind.ts';
import { inputOf } from './organize-numbers.ts';
import { PlanEntries } from './plan-entries.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { ResultFigures } from './result-figures.tsx';

const route = getRouteApi('/files/organise/$operationId');

/** One organising from its preview to its undo, at one address. */
export function PlanPage() {
  const { operationId } = route.useParams();
  return (
    <OperationPage
      wide
      operationId={operationId}
      title="Organise"
      place={{ label: 'Files', go: { to: '/files' } }}
      skeleton={<PlanSkeleton />}
      lead={placeOf}
    >
      {(operation) => <Body operation={operation} />}
    </OperationPage>
  );
}

const placeOf = (operation: Operation) => <Place path={inputOf(operation).root_path} />;

/** The folder as the picker names it, from its base on; the whole path shows on hover. */
function Place({ path }: { path: string | undefined }) {
  const { data: bases } = useQuery(foldersOptions(undefined));
  const base = bases?.folders.find((each) => path === each.path || path?.startsWith(`${each.path}/`));
  if (path === undefined || bases === undefined) return ' ';
  return <span title={path}>{base ? `${base.name}${path.slice(base.path.length)}` : path}</span>;
}

function Body({ operation }: { operation: Operation }) {
  if (isLiving(operation))
    return (
      <Stack gap="xl">
        <div className={classes.live}>
          <ProgressPanel operation={operation} />
          <div className={classes.liveActs}>
            <span>You may leave this page; it goes on by itself.</span>
            <OperationActs operation={operation} />
          </div>
        </div>
        {operation.phase === 'plan' && <PlanSkeleton />}
      </Stack>
    );
  if (operation.phase === 'plan' && operation.status === 'completed') return <PlanPreview operation={operation} />;
  return <Ended operation={operation} />;
}

function Ended({ operation }: { operation: Operation }) {
  const format = useFormat();
  const { tone } = stateOf(operation);
  return (
    <Stack gap="xl">
      <Notice
        tone={tone}
        title={operation.error?.title ?? endedTitle(operation, organizeKind.headline(operation, format))}
      >
        {operation.error?.detail ?? endedText(operation)}
      </Notice>
      <ResultFigures operation={operation} />
      <div className={classes.acts}>
        <OperationActs operation={operation} report />
      </div>
      <PlanEntries operation={operation} />
    </Stack>
  );
}

const endedTitle = ({ status }: Operation, headline: string) =>
  status === 'cancelled' ? 'You cancelled this' : headline;

function endedText({ status, can }: Operation): string {
  if (status === 'rolled_back') return 'You can do it again; every file is looked at once more before it moves.';
  if (status === 'cancelled' && !can.rollback) return 'Nothing was changed.';
  if (status === 'cancelled') return 'What was moved before stays where it is; Undo puts it back.';
  return 'Undo puts everything back where it was, today or later.';
}

function PlanSkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      <Skeleton h={52} w="min(520px, 100%)" />
      <Skeleton h={36} w="min(420px, 100%)" />
      <div className={classes.plan}>
        <Skeleton h={260} radius="md" />
        <Skeleton h={420} radius="md" />
      </div>
    </Stack>
  );
}
