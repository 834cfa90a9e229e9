import { IconArrowMerge, IconWand } from '@tabler/icons-react';
import type { Operation } from '../../../web/api/api.ts';
import type { Format } from '../../../web/design/design.tsx';
import { stateOf } from '../../../web/operations/operations.tsx';
import type { KindScreens } from '../../../web/operations/operations.tsx';

type Counted = 'transactions' | 'changed' | 'skipped' | 'restored' | 'left' | 'merged' | 'moved' | 'rules' | 'budgets';

export function numbersOf({ result }: Operation): Readonly<Partial<Record<Counted, number>>> {
  return result ?? {};
}

/** "Changed 12 transactions, 3 left alone": what is none is not said. */
function sentence(start: string, format: Format, left: number | undefined, words: string): string {
  return left ? `${start}, ${format.number(left)} ${words}` : start;
}

export const applyRulesKind: KindScreens = {
  kind: 'money.apply-rules',
  name: 'Run rules',
  icon: IconWand,
  stages: {
    looking: 'Looking at every transaction',
    changing: 'Changing transactions',
    'changing back': 'Changing them back',
  },
  headline(operation, format) {
    const { transactions, changed, skipped, restored, left } = numbersOf(operation);
    if (restored !== undefined)
      return sentence(`${format.count(restored, 'transaction')} as before`, format, left, 'left as they are');
    if (changed !== undefined)
      return sentence(`Changed ${format.count(changed, 'transaction')}`, format, skipped, 'left as they were');
    return transactions === undefined
      ? stateOf(operation).words
      : `${format.count(transactions, 'transaction')} to change`;
  },
  applyLabel(operation, format) {
    const { transactions } = numbersOf(operation);
    return transactions ? `Change ${format.count(transactions, 'transaction')}` : undefined;
  },
  page: ({ operation_id: operationId }) => ({ to: '/money/rules/run/$operationId', params: { operationId } }),
  again: () => ({ to: '/money/rules' }),
};

const mergeCategoriesKind: KindScreens = {
  kind: 'money.merge-categories',
  name: 'Merge categories',
  icon: IconArrowMerge,
  stages: { merging: 'Merging categories', 'giving back': 'Taking them apart again' },
  headline(operation, format) {
    const { transactions, merged, moved, restored, left } = numbersOf(operation);
    if (restored !== undefined)
      return sentence(
        `Apart again, ${format.count(restored, 'transaction')} as before`,
        format,
        left,
        'left as they are',
      );
    if (merged !== undefined)
      return merged === 0 ? 'Nothing was merged' : `Merged, ${format.count(moved ?? 0, 'transaction')} moved`;
    return transactions === undefined
      ? stateOf(operation).words
      : `${format.count(transactions, 'transaction')} to move`;
  },
  applyLabel: () => 'Merge them',
  page: () => ({ to: '/money/categories' }),
};

/** How the operations of rules and categories are told. */
export const planningKinds: readonly KindScreens[] = [applyRulesKind, mergeCategoriesKind];
