import { Button, Stack } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Entry, Operation } from '../../../../../web/api/api.ts';
import { Empty, Notice, useFormat } from '../../../../../web/design/design.tsx';
import {
  Decision,
  OperationActs,
  OperationPage,
  PlanList,
  ProgressPanel,
  isLiving,
  stateOf,
  useAct,
  useExclusions,
} from '../../../../../web/operations/operations.tsx';
import { applyRulesKind } from '../../planning-kinds.tsx';
import classes from './rules.module.css';

const route = getRouteApi('/money/rules/run/$operationId');

/** One run of rules from its preview to its undo, at one address. */
export function RunPage() {
  const { operationId } = route.useParams();
  return (
    <OperationPage operationId={operationId} title="Run rules" place={{ label: 'Rules', go: { to: '/money/rules' } }}>
      {(operation) => <Body operation={operation} />}
    </OperationPage>
  );
}

function Body({ operation }: { operation: Operation }) {
  if (isLiving(operation))
    return (
      <Stack gap="md">
        <ProgressPanel operation={operation} />
        <div className={classes.acts}>
          <OperationActs operation={operation} />
        </div>
      </Stack>
    );
  if (operation.phase === 'plan' && operation.status === 'completed') return <Preview operation={operation} />;
  return <Ended operation={operation} />;
}

function Preview({ operation }: { operation: Operation }) {
  const format = useFormat();
  const apply = useAct('apply');
  const off = useExclusions(operation.operation_id);
  const { transactions = 0 } = (operation.result ?? {}) as { transactions?: number };
  const left = transactions - off.count;
  if (transactions === 0)
    return (
      <Empty
        icon={<IconChecks size={26} />}
        title="Nothing to change"
        action={
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/money/rules" />}>
            To the rules
          </Button>
        }
      >
        No rule is for any of these transactions, or they are as the rules want them already.
      </Empty>
    );
  return (
    <Stack gap="lg">
      <Entries operation={operation} off={off} />
      <Decision
        off={off.count}
        left={left}
        label={`Change ${format.count(left, 'transaction')}`}
        busy={apply.isPending}
        apply={() => void apply.mutateAsync({ operation, exclude: off.positions }).then(off.clear, () => {})}
      />
    </Stack>
  );
}

function Ended({ operation }: { operation: Operation }) {
  const format = useFormat();
  return (
    <Stack gap="lg">
      <Notice
        tone={stateOf(operation).tone}
        title={operation.error?.title ?? applyRulesKind.headline(operation, format)}
        action={
          operation.status === 'completed' && (
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/money/transactions" />}>
              To the transactions
            </Button>
          )
        }
      >
        {operation.error?.detail ?? endedText(operation)}
      </Notice>
      <div className={classes.acts}>
        <OperationActs operation={operation} report />
      </div>
      <Entries operation={operation} />
    </Stack>
  );
}

function endedText({ status, can }: Operation): string {
  if (status === 'rolled_back') return 'You can do it again; what changed since is left alone.';
  if (status === 'cancelled')
    return can.rollback ? 'What was changed stays; Undo takes it back.' : 'Nothing was changed.';
  return 'Undo takes it all back, today or later; what you change by then stays as you made it.';
}

function Entries({ operation, off }: { operation: Operation; off?: ReturnType<typeof useExclusions> }) {
  const { transactions } = (operation.result ?? {}) as { transactions?: number };
  return (
    <PlanList
      operation={operation}
      label="Transactions"
      verb="Change"
      shelves={[{ action: 'change', name: 'Changes', count: transactions, choosing: true }]}
      show="change"
      onShow={() => {}}
      off={off}
      target={({ target }) => target ?? ''}
      said={said}
    />
  );
}

const STATES: Partial<Record<Entry['state'], string>> = { excluded: 'switched off', undone: 'as before again' };

function said({ state, reason }: Entry) {
  const words = STATES[state] ?? reason ?? undefined;
  return words === undefined ? undefined : { words, warn: state === 'left' || state === 'skipped' };
}
