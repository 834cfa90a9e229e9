import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Operation } from '../../../web/api/api.ts';
import { Empty, useFormat } from '../../../web/design/design.tsx';
import { useAct, useExclusions } from '../../../web/operations/operations.tsx';
import classes from './files.module.css';
import { planOf } from './organize-numbers.ts';
import { PlanEntries } from './plan-entries.tsx';
import { PlanTree } from './plan-tree.tsx';
import { ResultFigures } from './result-figures.tsx';

const route = getRouteApi('/files/organise/$operationId');

/** What would happen, to look through and to decide on. */
export function PlanPreview({ operation }: { operation: Operation }) {
  const { folder } = route.useSearch();
  const navigate = route.useNavigate();
  const exclusions = useExclusions(operation.operation_id);
  const plan = planOf(operation);
  if (!plan) return null;
  const openFolder = (path: string | undefined) =>
    void navigate({
      search: (before) => ({ ...before, folder: path, show: undefined }),
      replace: true,
      resetScroll: false,
    });

  return (
    <>
      {plan.moves > 0 && <ResultFigures operation={operation} />}
      {plan.moves === 0 && (
        <Empty
          icon={<IconChecks size={26} />}
          title="Every file is in its place"
          action={
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/files/organise" search={{}} />}>
              Organise another folder
            </Button>
          }
        >
          There is nothing to move in this folder.
        </Empty>
      )}
      <div className={classes.plan}>
        {plan.moves > 0 && <PlanTree folders={plan.folders} selected={folder} onSelect={openFolder} />}
        <PlanEntries operation={operation} exclusions={exclusions} />
      </div>
      {plan.moves > 0 && (
        <Decision operation={operation} moves={plan.moves} bytes={plan.bytes} exclusions={exclusions} />
      )}
    </>
  );
}

interface DecisionProps {
  readonly operation: Operation;
  readonly moves: number;
  readonly bytes: number;
  readonly exclusions: ReturnType<typeof useExclusions>;
}

/** Always in sight: how much it is by now, and the one button that says exactly what it will do. */
function Decision({ operation, moves, bytes, exclusions }: DecisionProps) {
  const format = useFormat();
  const apply = useAct('apply');
  const left = moves - exclusions.count;
  const move = async () => {
    await apply.mutateAsync({ operation, exclude: exclusions.positions });
    exclusions.clear();
  };
  return (
    <div className={classes.decision}>
      <div className={classes.decisionText}>
        <strong>
          {format.count(left, 'file')}, {format.bytes(Math.max(0, bytes - exclusions.bytes))}
        </strong>
        <span>
          {exclusions.count > 0 ? `${format.number(exclusions.count)} switched off.` : 'Nothing has been changed yet.'}
        </span>
      </div>
      {exclusions.count > 0 && (
        <Button variant="subtle" onClick={exclusions.clear}>
          Switch all on
        </Button>
      )}
      <Button
        size="md"
        disabled={left === 0}
        loading={apply.isPending}
        // What went wrong is told by a toast.
        onClick={() => void move().catch(() => {})}
      >
        Move {format.count(left, 'file')}
      </Button>
    </div>
  );
}
