import { Button, Stack } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Operation } from '../../../../web/api/api.ts';
import { Empty, useFormat } from '../../../../web/design/design.tsx';
import { ApplyPlan, OperationPage, PlanBody, useExclusions } from '../../../../web/operations/operations.tsx';
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
  return (
    <PlanBody
      operation={operation}
      preview={<Preview operation={operation} />}
      entries={<ImportEntries operation={operation} />}
      after={
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/appointments" search={{}} />}>
          To the calendar
        </Button>
      }
    />
  );
}

function Preview({ operation }: { operation: Operation }) {
  const format = useFormat();
  const off = useExclusions(operation.operation_id);
  const plan = planOf(operation);
  if (!plan) return null;
  const wanted = plan.new + plan.changed;
  const left = wanted - off.count;
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
      {wanted > 0 && <ApplyPlan {...{ operation, off, left }} label={`Import ${format.count(left, 'appointment')}`} />}
    </Stack>
  );
}
