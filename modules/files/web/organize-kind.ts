import { IconFolders } from '@tabler/icons-react';
import type { Operation } from '../../../web/api/api.ts';
import type { Format } from '../../../web/design/design.tsx';
import type { KindScreens } from '../../../web/operations/operations.tsx';
import { stateOf } from '../../../web/operations/operations.tsx';
import { inputOf, planOf, runOf, undoOf } from './organize-numbers.ts';

/** How an organising is told: in files, sizes and what was left. */
export const organizeKind: KindScreens = {
  kind: 'files.organize',
  name: 'Organise files',
  icon: IconFolders,
  stages: { looking: 'Looking at every file', moving: 'Moving files', 'moving back': 'Putting files back' },
  headline,
  applyLabel(operation, format) {
    const moves = planOf(operation)?.moves ?? 0;
    return moves === 0 ? undefined : `Move ${format.count(moves, 'file')}`;
  },
  page: ({ operation_id: operationId }) => ({ to: '/files/organise/$operationId', params: { operationId } }),
  again(operation) {
    const { root_path, organization_mode, template, include_hidden, include_links } = inputOf(operation);
    return {
      to: '/files/organise',
      search: {
        ...{ path: root_path, mode: organization_mode, template },
        ...(include_hidden ? { hidden: true } : {}),
        ...(include_links ? { links: true } : {}),
      },
    };
  },
};

function headline(operation: Operation, format: Format): string {
  const [plan, run, undo] = [planOf(operation), runOf(operation), undoOf(operation)];
  if (plan?.moves === 0) return 'Nothing to move: every file is in its place';
  if (plan)
    return sentence(`${format.count(plan.moves, 'file')} to move (${format.bytes(plan.bytes)})`, [
      [plan.conflicts, 'in conflict'],
    ]);
  if (run)
    return sentence(`Moved ${format.count(run.moved, 'file')} (${format.bytes(run.bytes)})`, [
      [run.failed, 'failed'],
      [run.left, 'left as they were'],
    ]);
  if (undo)
    return sentence(`${format.count(undo.restored, 'file')} back where they were`, [
      [undo.failed, 'failed'],
      [undo.left, 'left as they are'],
    ]);
  return stateOf(operation).words;

  function sentence(start: string, rest: readonly (readonly [count: number, words: string])[]): string {
    const more = rest.filter(([count]) => count > 0).map(([count, words]) => `${format.number(count)} ${words}`);
    return [start, ...more].join(', ');
  }
}
