import { IconFileImport } from '@tabler/icons-react';
import type { Operation } from '../../../../web/api/api.ts';
import type { Format } from '../../../../web/design/design.tsx';
import { stateOf } from '../../../../web/operations/operations.tsx';
import type { KindScreens } from '../../../../web/operations/operations.tsx';
import { planOf, runOf, undoOf } from './import-numbers.ts';
import { sentence } from './numbers.ts';

/** How an import is told: in transactions. */
export const moneyImportKind: KindScreens = {
  kind: 'money.import',
  name: 'Import statements',
  icon: IconFileImport,
  stages: {
    reading: 'Reading the files',
    importing: 'Bringing transactions in',
    'taking back': 'Taking transactions back',
  },
  headline,
  applyLabel(operation, format) {
    const plan = planOf(operation);
    return plan && importLabel({ fresh: plan.new, merged: plan.merged }, format);
  },
  page: ({ operation_id: operationId }) => ({ to: '/money/import/$operationId', params: { operationId } }),
};

/** What the button does; undefined: nothing. */
export function importLabel(
  { fresh, merged }: { readonly fresh: number; readonly merged: number },
  format: Format,
): string | undefined {
  if (fresh === 0 && merged === 0) return undefined;
  if (fresh === 0) return `Merge ${format.count(merged, 'transaction')}`;
  const words = `Import ${format.count(fresh, 'transaction')}`;
  return merged === 0 ? words : `${words}, merge ${format.number(merged)}`;
}

function headline(operation: Operation, format: Format): string {
  const [plan, run, undo] = [planOf(operation), runOf(operation), undoOf(operation)];
  if (plan && plan.new + plan.merged + plan.doubtful === 0) {
    if (plan.waiting > 0) return 'Nothing yet: say which account it is of';
    if (plan.known > 0) return 'Nothing new: all of it is here';
    return plan.broken > 0 ? 'Nothing that can be brought in' : 'No bookings in it';
  }
  if (plan)
    return sentence(`${format.number(plan.new)} new`, format, [
      [plan.known, 'here already'],
      [plan.merged, 'merged with yours'],
      [plan.doubtful, 'doubtful'],
      [plan.broken, 'broken'],
    ]);
  if (run)
    return sentence(`Imported ${format.number(run.imported)}`, format, [
      [run.known, run.known === 1 ? 'was there already' : 'were there already'],
      [run.merged, 'merged with yours'],
      [run.doubtful, 'still doubtful'],
      [run.left, 'left as they were'],
      [run.broken, 'broken'],
    ]);
  if (undo)
    return sentence(`Took back ${format.count(undo.taken_back, 'transaction')}`, format, [
      [undo.left, 'left as they are'],
    ]);
  return stateOf(operation).words;
}
