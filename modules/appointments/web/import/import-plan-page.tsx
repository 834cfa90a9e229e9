import { Button, Stack } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Operation } from '../../../../web/api/api.ts';
import { Empty, Notice, useFormat } from '../../../../web/design/design.tsx';
import {
  Decision,
  OperationActs,
  OperationPage,
  ProgressPanel,
  isLiving,
  stateOf,
  useAct,
  useExclusions,
} from '../../../../web/operations/operations.tsx';
import { ImportEntries } from './import-entries.tsx';
import { importKind } from './import-kind.ts';
import { planOf } from './import-numbers.ts';
import classes from './import.module.css';

const route = getRouteApi('/appointments/import/$operationId');

/** One import from its preview to its undo, at one address. */
export function ImportPlanPage() {
  const { operationId } = route.useParams();
  return (
    <OperationPage
      operationId={operationId}
      title="Import"
      place={{ label: 'Appointments', go: { to: '/appointments' } }}
    >
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
  const plan = planOf(operation);
  if (!plan) return null;
  const wanted = plan.new + plan.changed;
  const left = wanted - off.count;
  const bringIn = async () => {
    await apply.mutateAsync({ operation, exclude: off.positions });
    off.clear();
  };
  return (
    <Stack gap="lg">
      {wanted === 0 ? (
        <Empty
          icon={<IconChecks size={26} />}
          title={importKind.headline(operation, format)}
          action={
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/appointments/import" />}>
              Choose another file
            </Button>
          }
        >
          Nothing in “{plan.calendar}” would change.
        </Empty>
      ) : (
        <p className={classes.lead}>
          Into “{plan.calendar}”. Nobody is sent anything.
          {plan.not_imported > 0 && ` ${format.count(plan.not_imported, 'task')} or journals stay out.`}
        </p>
      )}
      <ImportEntries operation={operation} off={off} />
      {wanted > 0 && (
        <Decision
          off={off.count}
          left={left}
          label={`Import ${format.count(left, 'appointment')}`}
          busy={apply.isPending}
          apply={() => void bringIn().catch(() => {})}
        />
      )}
    </Stack>
  );
}

function Ended({ operation }: { operation: Operation }) {
  const format = useFormat();
  return (
    <Stack gap="lg">
      <Notice
        tone={stateOf(operation).tone}
        title={operation.error?.title ?? importKind.headline(operation, format)}
        action={
          operation.status === 'completed' && (
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/appointments" search={{}} />}>
              To the calendar
            </Button>
          )
        }
      >
        {operation.error?.detail ?? endedText(operation)}
      </Notice>
      <div className={classes.acts}>
        <OperationActs operation={operation} report />
      </div>
      <ImportEntries operation={operation} />
    </Stack>
  );
}

function endedText({ status, can }: Operation): string {
  if (status === 'rolled_back') return 'You can do it again; what changed since is left alone.';
  if (status === 'cancelled')
    return can.rollback ? 'What had come in stays; Undo takes it back.' : 'Nothing was changed.';
  return 'Undo takes it all back, today or later; what you change by then stays as you made it.';
}
