import type { Operation } from '../../../../web/api/api.ts';
import type { Format } from '../../../../web/design/design.tsx';

/** What an operation of creatures counts, in its preview, run or undo. */
type Counted =
  | ('pictures' | 'broken_pictures')
  | ('creatures' | 'to_draw' | 'unchanged' | 'changed' | 'done' | 'skipped' | 'failed' | 'restored' | 'left')
  | ('tags' | 'given' | 'moved' | 'renamed' | 'new' | 'imported' | 'taken_back' | 'broken' | 'added');

export function numbersOf({ result }: Operation): Readonly<Partial<Record<Counted, number>>> {
  return result ?? {};
}

/** "822 of 3,028 creatures done", of one that was stopped on its way; a preview that was stopped did nothing. */
export function stoppedAt({ status, phase, progress }: Operation, format: Format): string | undefined {
  if (status !== 'cancelled' || phase !== 'run' || progress === null || progress.total === null) return undefined;
  return `${format.number(progress.done)} of ${format.count(progress.total, 'creature')} done`;
}

/** "Drew 12 pictures, 3 up to date": what is none is not said. */
export function sentence(
  start: string,
  format: Format,
  rest: readonly (readonly [count: number | undefined, words: string])[],
): string {
  return [start, ...rest.flatMap(([count, words]) => (count ? [`${format.number(count)} ${words}`] : []))].join(', ');
}

/** What applying says; undefined where there is nothing to do. */
export function countWords(count: number | undefined, words: (count: number) => string): string | undefined {
  return count ? words(count) : undefined;
}
