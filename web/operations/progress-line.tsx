import { Progress } from '@mantine/core';
import type { Operation } from '../api/api.ts';
import { useFormat } from '../design/design.tsx';
import type { Format } from '../design/design.tsx';
import { useKind } from './kinds.tsx';
import { isLiving, shareDone, stateOf } from './operation-state.ts';
import classes from './operations.module.css';

/** The bar of one running operation. While the end is not known it moves without a number. */
export function ProgressBar({ operation, size = 'sm' }: { operation: Operation; size?: 'xs' | 'sm' | 'md' }) {
  const share = shareDone(operation);
  const label = `${operation.title}: ${stateOf(operation).words}`;
  return (
    <Progress.Root size={size} radius="xl">
      <Progress.Section
        // A bar that has found its end begins anew: it does not shrink to where it is.
        key={share === undefined ? 'unknown' : 'known'}
        value={share === undefined ? 100 : share * 100}
        animated={share === undefined}
        striped={share === undefined}
        color="petrol"
        aria-label={label}
        className={classes.bar ?? ''}
      />
    </Progress.Root>
  );
}

/** The bar with all that is known: what, how much of how much, how fast, how long. Lines keep their place from the first moment. */
export function ProgressPanel({ operation }: { operation: Operation }) {
  const format = useFormat();
  const { stages } = useKind(operation.kind);
  const { progress } = operation;
  const stage = progress ? (stages?.[progress.stage] ?? progress.stage) : undefined;
  const share = shareDone(operation);
  if (!isLiving(operation)) return null;
  return (
    <div className={classes.progress}>
      <div className={classes.progressHead}>
        <strong>{stage ?? (operation.status === 'pending' ? 'Waiting for a free worker' : 'Starting')}</strong>
        <span>{share === undefined ? '' : format.percent(share)}</span>
      </div>
      <ProgressBar operation={operation} size="md" />
      <div className={classes.progressFoot}>
        <span>{doneOf(operation, format)}</span>
        <span>
          {[
            progress?.rate ? `${format.number(Math.round(progress.rate))} a second` : '',
            progress?.seconds_left == null ? '' : `about ${format.duration(progress.seconds_left)} left`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={classes.progressNow} title={progress?.now ?? undefined}>
        {progress?.now ?? ' '}
      </div>
    </div>
  );
}

/** "1,204 of 5,000 files" */
export function doneOf({ progress }: Operation, format: Format): string {
  if (!progress) return ' ';
  const unit = progress.unit ?? '';
  const done = format.number(progress.done);
  return `${progress.total ? `${done} of ${format.number(progress.total)}` : done} ${unit}`.trim();
}
