import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Operation } from '../api/api.ts';
import { useFormat } from '../design/design.tsx';
import { announce, isWatched } from './attention.ts';
import { useKind } from './kinds.tsx';
import { isWaitingPreview, stateOf } from './operation-state.ts';
import { hideFor, showFor } from './toasts.ts';
import { UndoButton } from './undo-button.tsx';

const STAYS_MS = 10_000;
const COLOURS = { neutral: 'gray', accent: 'petrol', good: 'green', warn: 'brass', bad: 'red' } as const;
/** An operation ends once; what says so twice (a replay after a lost connection) is heard once. */
const told = new Set<string>();

/** What was done, in numbers, with the way back. Where it is being looked at, a listener is told and nobody else. */
export function toastEnded(operation: Operation): void {
  const key = `${operation.operation_id} ${operation.finished_at}`;
  if (told.has(key)) return;
  told.add(key);
  const { words, tone } = stateOf(operation);
  if (isWatched(operation)) {
    hideFor(operation.operation_id);
    announce(`${operation.title}: ${words}`);
    return;
  }
  showFor(operation.operation_id, {
    color: COLOURS[tone],
    title: operation.title,
    message: <Ended operation={operation} close={() => hideFor(operation.operation_id)} />,
    autoClose: tone === 'bad' ? false : STAYS_MS,
  });
}

function Ended({ operation, close }: { operation: Operation; close: () => void }) {
  const kind = useKind(operation.kind);
  const format = useFormat();
  const page = isWaitingPreview(operation) ? kind.page?.(operation) : undefined;
  const show = page ?? { to: '.' as const, search: { operation: operation.operation_id } };
  return (
    <>
      {operation.error?.title ?? kind.headline(operation, format)}
      <Group gap="xs" mt="xs">
        {operation.can.rollback && <UndoButton operation={operation} size="compact-sm" />}
        <Button
          size="compact-sm"
          variant="subtle"
          renderRoot={(props) => <Link {...props} {...show} onClick={close} />}
        >
          Show
        </Button>
      </Group>
    </>
  );
}
