import type { Operation } from '../../../../web/api/api.ts';
import type { Format } from '../../../../web/design/design.tsx';

/** What an operation on the books counts, in its preview, run or undo. */
type Counted =
  | 'transactions'
  | 'skipped'
  | 'changed'
  | 'restored'
  | 'left'
  | 'reconciled'
  | 'released'
  | 'added'
  | 'taken_back';

export function numbersOf({ result }: Operation): Readonly<Partial<Record<Counted, number>>> {
  return result ?? {};
}

/** "Changed 12 transactions, 3 left out": what is none is not said. */
export function sentence(
  start: string,
  format: Format,
  rest: readonly (readonly [count: number | undefined, words: string])[],
): string {
  return [start, ...rest.flatMap(([count, words]) => (count ? [`${format.number(count)} ${words}`] : []))].join(', ');
}
