import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFileText,
  IconPlayerStop,
  IconRefresh,
  IconRepeat,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Operation } from '../api/api.ts';
import { useFormat } from '../design/design.tsx';
import { useKind } from './kinds.tsx';
import { isLiving, isWaitingPreview } from './operation-state.ts';
import { openReport } from './report.ts';
import { toastProblem } from './toasts.ts';
import { useAct } from './use-acts.ts';

interface ActsProps {
  readonly operation: Operation;
  readonly report?: boolean;
  readonly final?: boolean;
}

/** Everything that can be done with an operation now; with `report` also the link to it; `final`: trying again would not help. The button that was pressed shows the work. */
export function OperationActs({ operation, report, final }: ActsProps) {
  const kind = useKind(operation.kind);
  const format = useFormat();
  const apply = useAct('apply');
  const rollback = useAct('rollback');
  const cancel = useAct('cancel');
  const retry = useAct('retry');
  const { can } = operation;
  const preview = isWaitingPreview(operation);
  const applyLabel = preview ? kind.applyLabel(operation, format) : 'Do it again';
  const again = kind.again?.(operation);
  const page = kind.page?.(operation);

  return (
    <>
      {preview && page && (
        <Button renderRoot={(props) => <Link {...props} {...page} />} variant="default">
          Look at the plan
        </Button>
      )}
      {can.apply && applyLabel !== undefined && (
        <Button
          loading={apply.isPending}
          variant={preview ? 'filled' : 'default'}
          leftSection={preview ? undefined : <IconArrowForwardUp size={16} aria-hidden />}
          onClick={() => apply.mutate({ operation })}
        >
          {applyLabel}
        </Button>
      )}
      {can.retry && !final && (
        <Button
          loading={retry.isPending}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => retry.mutate({ operation })}
        >
          Try again
        </Button>
      )}
      {can.rollback && (
        <Button
          variant="default"
          loading={rollback.isPending}
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => rollback.mutate({ operation })}
        >
          {isLiving(operation) ? 'Stop and undo' : 'Undo'}
        </Button>
      )}
      {can.cancel && (
        <Button
          variant="default"
          loading={cancel.isPending}
          leftSection={<IconPlayerStop size={16} aria-hidden />}
          onClick={() => cancel.mutate({ operation })}
        >
          Cancel
        </Button>
      )}
      {again && !isLiving(operation) && (
        <Button
          variant="subtle"
          leftSection={<IconRepeat size={16} aria-hidden />}
          renderRoot={(props) => <Link {...props} {...again} />}
        >
          Run again
        </Button>
      )}
      {report && !isLiving(operation) && (
        <Button
          variant="subtle"
          leftSection={<IconFileText size={16} aria-hidden />}
          onClick={() => void openReport(operation.operation_id).catch(toastProblem)}
        >
          Report
        </Button>
      )}
    </>
  );
}
