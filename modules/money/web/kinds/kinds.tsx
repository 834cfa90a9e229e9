import { IconPencilCog, IconScale } from '@tabler/icons-react';
import { stateOf } from '../../../../web/operations/operations.tsx';
import type { KindScreens } from '../../../../web/operations/operations.tsx';
import { examplesKind } from './examples-kind.ts';
import { numbersOf, sentence } from './numbers.ts';

export { importLabel, moneyImportKind } from './import-kind.ts';
export { planOf, runOf } from './import-numbers.ts';
export type { ImportSource, PlanNumbers } from './import-numbers.ts';
export { reportKind } from './report-kind.ts';

export { numbersOf } from './numbers.ts';

/** The bulk edit: how it is told in its own dialog too. */
export const editKind: KindScreens = {
  kind: 'money.edit',
  name: 'Change transactions',
  icon: IconPencilCog,
  stages: {
    looking: 'Looking at every transaction',
    changing: 'Changing transactions',
    'changing back': 'Changing them back',
  },
  headline(operation, format) {
    const { transactions, skipped, changed, restored, left } = numbersOf(operation);
    const does = deletes(operation.input);
    if (restored !== undefined)
      return sentence(`${format.count(restored, 'transaction')} as before`, format, [[left, 'left as they are']]);
    if (changed !== undefined)
      return sentence(`${does ? 'Deleted' : 'Changed'} ${format.count(changed, 'transaction')}`, format, [
        [skipped, 'left out'],
      ]);
    if (transactions !== undefined)
      return sentence(`${format.count(transactions, 'transaction')} to ${does ? 'delete' : 'change'}`, format, [
        [skipped, 'left out'],
      ]);
    return stateOf(operation).words;
  },
  applyLabel(operation, format) {
    const { transactions = 0 } = numbersOf(operation);
    if (transactions === 0) return undefined;
    return `${deletes(operation.input) ? 'Delete' : 'Change'} ${format.count(transactions, 'transaction')}`;
  },
  page: () => ({ to: '/money/transactions' }),
};

const reconcileKind: KindScreens = {
  kind: 'money.reconcile',
  name: 'Reconcile an account',
  icon: IconScale,
  stages: { reconciling: 'Marking transactions', 'taking back': 'Taking the marks back' },
  headline(operation, format) {
    const { reconciled, released } = numbersOf(operation);
    if (released !== undefined) return `Taken back: ${format.count(released, 'transaction')} cleared again`;
    if (reconciled !== undefined) return `Reconciled ${format.count(reconciled, 'transaction')}`;
    return stateOf(operation).words;
  },
  applyLabel: () => 'Reconcile',
  page: () => ({ to: '/money/setup' }),
};

/** How the operations on the books are told. */
export const bookKinds: readonly KindScreens[] = [editKind, reconcileKind, examplesKind];

function deletes(input: unknown): boolean {
  return (input as { edit?: { delete?: true } }).edit?.delete === true;
}
