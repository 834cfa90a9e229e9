import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Operation } from '../api/api.ts';
import { Notice, useFormat } from '../design/design.tsx';
import { Decision } from './decision.tsx';
import { useKind } from './kinds.tsx';
import { OperationActs } from './operation-acts.tsx';
import { isLiving, stateOf } from './operation-state.ts';
import classes from './operations.module.css';
import { ProgressPanel } from './progress-line.tsx';
import { useAct } from './use-acts.ts';
import type { useExclusions } from './use-exclusions.ts';

interface BodyProps {
  readonly operation: Operation;
  /** While nothing has changed yet. */
  readonly preview: ReactNode;
  /** What became of it, entry by entry. */
  readonly entries: ReactNode;
  /** Beside what was done: where to see it. */
  readonly after?: ReactNode;
  /** It failed, and trying again would fail again: what to do instead. */
  readonly instead?: ReactNode;
}

/** What stands on the page of an operation with a plan: how it goes, its preview, what became of it. */
export function PlanBody({ operation, preview, entries, after, instead }: BodyProps) {
  if (isLiving(operation))
    return (
      <Stack gap="md">
        <ProgressPanel operation={operation} />
        <div className={classes.acts}>
          <OperationActs operation={operation} />
        </div>
      </Stack>
    );
  if (operation.phase === 'plan' && operation.status === 'completed') return preview;
  return <Ended {...{ operation, entries, after, instead }} />;
}

function Ended({ operation, entries, after, instead }: Omit<BodyProps, 'preview'>) {
  const format = useFormat();
  const kind = useKind(operation.kind);
  return (
    <Stack gap="lg">
      <Notice
        tone={stateOf(operation).tone}
        title={operation.error?.title ?? kind.headline(operation, format)}
        action={operation.status === 'completed' ? after : operation.status === 'failed' ? instead : undefined}
      >
        {operation.error?.detail ?? endedText(operation)}
      </Notice>
      <div className={classes.acts}>
        <OperationActs operation={operation} report final={instead !== undefined} />
      </div>
      {(operation.status !== 'failed' || operation.result !== null) && entries}
    </Stack>
  );
}

function endedText({ status, can }: Operation): string {
  if (status === 'rolled_back') return 'You can do it again; what changed since is left alone.';
  if (status === 'cancelled')
    return can.rollback ? 'What had come in stays; Undo takes it back.' : 'Nothing was changed.';
  return 'Undo takes it all back, today or later; what you change by then stays as you made it.';
}

interface ApplyProps {
  readonly operation: Operation;
  readonly off: Pick<ReturnType<typeof useExclusions>, 'positions' | 'count' | 'clear'>;
  readonly left: number;
  /** What the button does, in numbers. */
  readonly label: string;
  /** It has begun. */
  onBegun?(): void;
}

/** The button at the foot of a preview, which carries out what is not switched off. */
export function ApplyPlan({ operation, off, left, label, onBegun }: ApplyProps) {
  const apply = useAct('apply');
  const bringIn = async () => {
    await apply.mutateAsync({ operation, exclude: off.positions });
    off.clear();
    // The button goes; who uses keys goes on at the top, where it is told how it goes.
    document.querySelector<HTMLElement>('[data-page-title]')?.focus();
    onBegun?.();
  };
  return (
    <Decision
      {...{ left, label }}
      off={off.count}
      busy={apply.isPending}
      // What went wrong is told by a toast.
      apply={() => void bringIn().catch(() => {})}
    />
  );
}
