import { Link } from '@tanstack/react-router';
import type { Operation } from '../api/api.ts';
import { Pill, RelativeTime, useFormat } from '../design/design.tsx';
import { useKind } from './kinds.tsx';
import { isLiving, stateOf } from './operation-state.ts';
import classes from './operations.module.css';
import { ProgressBar, doneOf } from './progress-line.tsx';
import { UndoButton } from './undo-button.tsx';

/** One operation in a list: what, how it stands, in numbers; the whole row opens its drawer. */
export function OperationRow({ operation }: { operation: Operation }) {
  const kind = useKind(operation.kind);
  const format = useFormat();
  const { words, tone } = stateOf(operation);
  const living = isLiving(operation);
  const { icon: Icon } = kind;
  return (
    <li className={classes.row}>
      <span className={classes.kindIcon} aria-hidden>
        <Icon size={20} />
      </span>
      <div className={classes.rowText}>
        <Link
          to="."
          search={(search) => ({ ...search, operation: operation.operation_id })}
          className={classes.rowTitle}
        >
          {operation.title}
        </Link>
        <div className={classes.rowDetail}>
          {living ? doneOf(operation, format) : (operation.error?.title ?? kind.headline(operation, format))}
          <span className={classes.rowTime}>
            <RelativeTime at={operation.finished_at ?? operation.started_at ?? operation.created_at} />
          </span>
        </div>
        {living && (
          <div className={classes.rowBar}>
            <ProgressBar operation={operation} size="xs" />
          </div>
        )}
      </div>
      <div className={classes.rowEnd}>
        <Pill tone={tone} live={living}>
          {words}
        </Pill>
        {operation.can.rollback && !living && (
          <span className={classes.rowAct}>
            <UndoButton operation={operation} size="compact-sm" variant="subtle" />
          </span>
        )}
      </div>
    </li>
  );
}
