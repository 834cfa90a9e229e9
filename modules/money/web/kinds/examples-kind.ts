import { IconCoins } from '@tabler/icons-react';
import { stateOf } from '../../../../web/operations/operations.tsx';
import type { KindScreens } from '../../../../web/operations/operations.tsx';
import { numbersOf, sentence } from './numbers.ts';

/** How the example year is told. */
export const examplesKind: KindScreens = {
  kind: 'money.add-examples',
  name: 'Example year',
  icon: IconCoins,
  stages: { adding: 'Filling the book', 'taking back': 'Taking it away again' },
  headline(operation, format) {
    const { added, skipped, taken_back, left } = numbersOf(operation);
    if (taken_back !== undefined)
      return sentence(`Took ${format.count(taken_back, 'transaction')} away again`, format, [
        [left, 'left as they are'],
      ]);
    if (added === undefined) return stateOf(operation).words;
    if (added === 0 && (skipped ?? 0) > 0) return 'An example is here already';
    return `${format.count(added, 'transaction')} of an example year`;
  },
  applyLabel: () => 'Add them',
  page: () => ({ to: '/money' }),
};
