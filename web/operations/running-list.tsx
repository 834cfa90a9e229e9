import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../design/design.tsx';
import { shareDone, stateOf } from './operation-state.ts';
import { ProgressBar } from './progress-line.tsx';
import classes from './operations.module.css';
import { useRunning } from './use-operations.ts';

const MOST = 3;

/** What is under way, for the foot of the frame; each opens its drawer where one is. */
export function RunningList() {
  const running = useRunning();
  const format = useFormat();
  if (running.length === 0) return null;
  return (
    <section className={classes.running} aria-label="Running operations">
      {running.slice(0, MOST).map((operation) => {
        const share = shareDone(operation);
        return (
          <UnstyledButton
            key={operation.operation_id}
            className={classes.runningItem ?? ''}
            renderRoot={(props) => <Link {...props} to="." search={{ operation: operation.operation_id }} />}
          >
            <span className={classes.runningHead}>
              <span className={classes.runningTitle}>{operation.title}</span>
              <span>{share === undefined ? stateOf(operation).words : format.percent(share)}</span>
            </span>
            <ProgressBar operation={operation} size="xs" />
          </UnstyledButton>
        );
      })}
      {running.length > MOST && (
        <Link to="/operations" search={{ status: 'running' }} className={classes.runningMore}>
          and {format.number(running.length - MOST)} more
        </Link>
      )}
    </section>
  );
}
