import type { Operation } from '../../../../web/api/api.ts';
import type { Format } from '../../../../web/design/design.tsx';

/** What an operation of creatures counts, in its preview, run or undo. */
type Counted =
  | ('creatures' | 'planned' | 'unchanged' | 'changed' | 'done' | 'skipped' | 'failed' | 'restored' | 'left')
  | ('tags' | 'merged' | 'renamed' | 'new' | 'imported' | 'taken_back' | 'broken' | 'added');

export function numbersOf({ result }: Operation): Readonly<Partial<Record<Counted, number>>> {
  return result ?? {};
}

/** "Drew 12 pictures, 3 up to date": what is none is not said. */
export function sentence(
  start: string,
  format: Format,
  rest: readonly (readonly [count: number | undefined, words: string])[],
): string {
  return [start, ...rest.flatMap(([count, words]) => (count ? [`${format.number(count)} ${words}`] : []))].join(', ');
}

/** "Draw 12 pictures"; undefined where there is nothing to do. */
export function countOf(operation: Operation, format: Format, verb: string, one: string): string | undefined {
  const { creatures, planned } = numbersOf(operation);
  const count = creatures ?? planned;
  return count ? `${verb} ${format.count(count, one)}` : undefined;
}
