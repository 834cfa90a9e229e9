import { IconFileImport } from '@tabler/icons-react';
import type { Operation } from '../../../../web/api/api.ts';
import type { Format } from '../../../../web/design/design.tsx';
import { stateOf } from '../../../../web/operations/operations.tsx';
import type { KindScreens } from '../../../../web/operations/operations.tsx';
import { planOf, runOf, undoOf } from './import-numbers.ts';

/** How an import is told: in events. */
export const importKind: KindScreens = {
  kind: 'appointments.import',
  name: 'Import a calendar',
  icon: IconFileImport,
  stages: { reading: 'Reading the file', importing: 'Bringing events in', 'taking back': 'Taking events back' },
  headline,
  applyLabel(operation, format) {
    const plan = planOf(operation);
    const wanted = plan ? plan.new + plan.changed : 0;
    return wanted === 0 ? undefined : `Import ${format.count(wanted, 'appointment')}`;
  },
  page: ({ operation_id: operationId }) => ({ to: '/appointments/import/$operationId', params: { operationId } }),
  again: () => ({ to: '/appointments/import' }),
};

function headline(operation: Operation, format: Format): string {
  const [plan, run, undo] = [planOf(operation), runOf(operation), undoOf(operation)];
  if (plan && plan.new + plan.changed === 0)
    return plan.broken > 0 ? 'Nothing that can be brought in' : 'Nothing new: all of it is here';
  if (plan)
    return sentence(format.count(plan.new, 'new appointment'), [
      [plan.changed, 'changed'],
      [plan.broken, 'broken'],
    ]);
  if (run)
    return sentence(`Imported ${format.count(run.imported, 'appointment')}`, [
      [run.left, 'left as they were'],
      [run.broken, 'broken'],
    ]);
  if (undo)
    return sentence(`Took back ${format.count(undo.taken_back, 'appointment')}`, [[undo.left, 'left as they are']]);
  return stateOf(operation).words;

  function sentence(start: string, rest: readonly (readonly [count: number, words: string])[]): string {
    const more = rest.filter(([count]) => count > 0).map(([count, words]) => `${format.number(count)} ${words}`);
    return [start, ...more].join(', ');
  }
}
