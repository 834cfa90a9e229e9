import { Button, Group, Stack } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Operation } from '../../../../web/api/api.ts';
import { Empty, Notice, useFormat } from '../../../../web/design/design.tsx';
import { ApplyPlan, OperationPage, PlanBody, isLiving } from '../../../../web/operations/operations.tsx';
import { AccountsOfPlan } from './accounts-of-plan.tsx';
import { decisionCounts, useDoubtful } from './doubtful.ts';
import { DoubtfulPairs } from './doubtful-pairs.tsx';
import { useDraft } from './draft.ts';
import { Entries } from './entries.tsx';
import { importLabel, moneyImportKind, planOf } from '../kinds/kinds.tsx';
import type { PlanNumbers } from '../kinds/kinds.tsx';
import { PlanFigures } from './plan-figures.tsx';
import { Steps } from './steps.tsx';
import { useOff } from './use-off.ts';

const route = getRouteApi('/money/import/$operationId');

/** One import from its preview to its undo, at one address. */
export function ImportPlanPage() {
  const { operationId } = route.useParams();
  return (
    <OperationPage
      operationId={operationId}
      title="Import"
      place={{ label: 'Import statements', go: { to: '/money/import' } }}
    >
      {(operation) => (
        <Stack gap="lg">
          <Steps at={operation.phase === 'plan' || isLiving(operation) ? 'preview' : 'done'} />
          <PlanBody
            operation={operation}
            preview={<Preview operation={operation} />}
            entries={<Entries operation={operation} />}
            after={<After operation={operation} />}
            instead={isOfTheFile(operation) ? <AnotherFile /> : undefined}
          />
        </Stack>
      )}
    </OperationPage>
  );
}

function Preview({ operation }: { operation: Operation }) {
  const plan = planOf(operation);
  return plan ? <Found operation={operation} plan={plan} /> : null;
}

function Found({ operation, plan }: { operation: Operation; plan: PlanNumbers }) {
  const format = useFormat();
  const off = useOff(operation.operation_id);
  const { clear } = useDraft();
  const doubtful = useDoubtful(operation.operation_id, plan.doubtful > 0);
  const decided = decisionCounts(doubtful.data ?? []);
  const fresh = plan.new + decided.new - off.create.count;
  const merged = plan.merged + decided.same - off.merge.count;
  const isNothing = plan.new + plan.merged + plan.doubtful === 0;
  return (
    <Stack gap="lg">
      {isNothing && (
        <Empty
          icon={<IconChecks size={26} />}
          title={moneyImportKind.headline(operation, format)}
          action={<AnotherFile />}
        >
          Nothing in your books would change.
        </Empty>
      )}
      <PlanFigures plan={plan} open={plan.doubtful - decided.new - decided.same} />
      {plan.waiting > 0 && (
        <Notice
          tone="warn"
          title={`${format.count(plan.waiting, 'booking')} of accounts that you have not chosen`}
          action={
            <Button variant="default" size="xs" renderRoot={(props) => <Link {...props} to="/money/import" />}>
              Choose accounts
            </Button>
          }
        >
          They stay out of this import.
        </Notice>
      )}
      <AccountsOfPlan plan={plan} doubtful={doubtful.data ?? []} />
      {plan.doubtful > 0 && (
        <DoubtfulPairs
          operationId={operation.operation_id}
          accounts={plan.accounts}
          doubtful={doubtful}
          count={plan.doubtful}
        />
      )}
      <Entries operation={operation} off={off} plan={plan} />
      {!isNothing && (
        <ApplyPlan
          {...{ operation, off }}
          left={fresh + merged}
          label={importLabel({ fresh, merged }, format) ?? 'Nothing to import yet'}
          onBegun={clear}
        />
      )}
    </Stack>
  );
}

function After({ operation: { operation_id, phase } }: { operation: Operation }) {
  if (phase !== 'run') return <AnotherFile />;
  return (
    <Group gap="xs">
      <Button
        variant="default"
        renderRoot={(props) => <Link {...props} to="/money/transactions" search={{ import_id: operation_id }} />}
      >
        Show them
      </Button>
      <AnotherFile />
    </Group>
  );
}

function AnotherFile() {
  return (
    <Button variant="default" renderRoot={(props) => <Link {...props} to="/money/import" />}>
      Import another file
    </Button>
  );
}

/** The file is at fault: what it is does not change by trying again. */
const isOfTheFile = ({ error }: Operation): boolean => error?.code?.startsWith('money.') ?? false;
