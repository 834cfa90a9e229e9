import { Button, Stack } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Entry, Operation } from '../../../../web/api/api.ts';
import { Empty, useFormat } from '../../../../web/design/design.tsx';
import { ApplyPlan, OperationPage, PlanBody, PlanList, useExclusions } from '../../../../web/operations/operations.tsx';
import { importKind, numbersOf } from '../kinds/kinds.tsx';
import classes from './collection.module.css';
import { ACTIONS } from '../import-search.ts';
import type { Action } from '../import-search.ts';

const route = getRouteApi('/creatures/import/$operationId');

/** One import from its preview to its undo, at one address. */
export function ImportPlanPage() {
  const { operationId } = route.useParams();
  return (
    <OperationPage operationId={operationId} title="Import" place={{ label: 'Creatures', go: { to: '/creatures' } }}>
      {(operation) => <Body operation={operation} />}
    </OperationPage>
  );
}

function Body({ operation }: { operation: Operation }) {
  return (
    <PlanBody
      operation={operation}
      preview={<Preview operation={operation} />}
      entries={<Entries operation={operation} />}
      after={
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/creatures" search={{}} />}>
          To the collection
        </Button>
      }
    />
  );
}

function Preview({ operation }: { operation: Operation }) {
  const format = useFormat();
  const off = useExclusions(operation.operation_id);
  const { new: fresh = 0, changed = 0, tags = 0, pictures = 0, broken_pictures: faults = 0 } = numbersOf(operation);
  const wanted = fresh + changed;
  const left = wanted - off.count;
  const along = [
    ...(tags > 0 ? [format.count(tags, 'new tag')] : []),
    ...(pictures > 0 ? [format.count(pictures, 'picture')] : []),
  ];
  return (
    <Stack gap="lg">
      {wanted === 0 ? (
        <Empty
          icon={<IconChecks size={26} />}
          title={importKind.headline(operation, format)}
          action={
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/creatures/import" />}>
              Choose another file
            </Button>
          }
        >
          Nothing in your collection would change.
        </Empty>
      ) : (
        <p className={classes.quiet}>
          What is here and not in the file stays.
          {along.length > 0 &&
            ` ${along.join(' and ')} come${along.length > 1 || tags + pictures > 1 ? '' : 's'} along.`}
          {faults > 0 && ` ${format.count(faults, 'picture')} cannot be taken; the creature comes without.`}
        </p>
      )}
      <Entries operation={operation} off={off} />
      {wanted > 0 && <ApplyPlan {...{ operation, off, left }} label={`Import ${format.count(left, 'creature')}`} />}
    </Stack>
  );
}

const NAMES: Readonly<Record<Action, string>> = {
  ...{ create: 'New', change: 'Changed', read: 'Broken', tag: 'Tags', keep: 'Here already' },
};

function Entries({ operation, off }: { operation: Operation; off?: ReturnType<typeof useExclusions> }) {
  const navigate = route.useNavigate();
  const { show } = route.useSearch();
  const numbers = numbersOf(operation);
  const counts: Partial<Record<Action, number>> =
    numbers.new === undefined
      ? {}
      : {
          ...{ create: numbers.new, change: numbers.changed ?? 0, read: numbers.broken ?? 0, tag: numbers.tags ?? 0 },
          keep: numbers.unchanged ?? 0,
        };
  return (
    <PlanList
      operation={operation}
      label="Creatures"
      shelves={ACTIONS.map((action) => ({
        ...{ action, name: NAMES[action], count: counts[action] },
        choosing: action === 'create' || action === 'change',
      }))}
      show={show}
      onShow={(value) => void navigate({ search: { show: value }, replace: true, resetScroll: false })}
      off={off}
      target={({ action, target }) => (action === 'read' ? '' : (target ?? ''))}
      said={said}
    />
  );
}

const STATES: Partial<Record<Entry['state'], string>> = { excluded: 'switched off', undone: 'taken back' };

function said({ action, state, reason }: Entry) {
  const words = action === 'keep' && reason === 'unchanged' ? undefined : (STATES[state] ?? reason ?? undefined);
  return words === undefined
    ? undefined
    : { words, warn: action === 'read' || state === 'left' || state === 'planned' };
}
