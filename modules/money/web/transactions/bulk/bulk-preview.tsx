import { Button, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Entry, Operation } from '../../../../../web/api/api.ts';
import { ErrorNotice, useFormat } from '../../../../../web/design/design.tsx';
import {
  PlanList,
  ProgressPanel,
  isLiving,
  operationOptions,
  useAct,
  useExclusions,
  useWatching,
} from '../../../../../web/operations/operations.tsx';
import { editKind } from '../../kinds/kinds.tsx';
import { numbersOf } from '../../kinds/kinds.tsx';
import classes from './bulk.module.css';

interface Props {
  /** Undefined: just being begun. */
  readonly operationId: string | undefined;
  onClose(): void;
  onApplied(): void;
}

/** What it would do, each one, and the button that does it; the shell then tells how it goes, and offers the undo. */
export function BulkPreview({ operationId, onClose, onApplied }: Props) {
  const { data, error } = useQuery({ ...operationOptions(operationId ?? ''), enabled: operationId !== undefined });
  useWatching(operationId, 'plan');
  // Held here: what shows the plan is gone as soon as the work has begun, and would not hear of it.
  const apply = useAct('apply');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton h={180} radius="md" aria-hidden />;
  if (isLiving(data)) return <ProgressPanel operation={data} />;
  if (data.error) return <ErrorNotice error={new Error(data.error.detail ?? data.error.title)} />;
  return (
    <Planned
      operation={data}
      isBeginning={apply.isPending}
      onClose={onClose}
      onApply={(exclude) => apply.mutate({ operation: data, exclude }, { onSuccess: onApplied })}
    />
  );
}

interface PlannedProps {
  readonly operation: Operation;
  readonly isBeginning: boolean;
  onClose(): void;
  onApply(exclude: readonly number[]): void;
}

function Planned({ operation, isBeginning, onClose, onApply }: PlannedProps) {
  const format = useFormat();
  const off = useExclusions(operation.operation_id);
  const { transactions = 0 } = numbersOf(operation);
  const left = transactions - off.count;
  const deletes = (operation.input as { edit?: { delete?: true } }).edit?.delete === true;
  return (
    <div className={classes.form}>
      <p className={classes.headline} role="status">
        {editKind.headline(operation, format)}
      </p>
      <div className={classes.plan}>
        <PlanList
          operation={operation}
          label="Transactions"
          shelves={[{ action: deletes ? 'delete' : 'change', name: 'All', count: undefined, choosing: true }]}
          show={undefined}
          onShow={() => {}}
          verb={deletes ? 'Delete' : 'Change'}
          off={off}
          target={({ target }) => target ?? ''}
          said={said}
        />
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave them
        </Button>
        <Button
          data-autofocus
          autoFocus
          color={deletes ? 'red' : 'petrol'}
          loading={isBeginning}
          disabled={left <= 0}
          onClick={() => onApply(off.positions)}
        >
          {left <= 0 ? 'Nothing to do' : `${deletes ? 'Delete' : 'Change'} ${format.count(left, 'transaction')}`}
        </Button>
      </Group>
    </div>
  );
}

/** "reconciled: It was …": why it is left out. */
function said({ reason }: Entry) {
  if (reason === null) return undefined;
  const words = reason.replace(/^[a-z-]+: /, '');
  return { words, warn: !reason.startsWith('unchanged') };
}
