import type { Entry } from '../../kernel/operations/operations.ts';
import { readDetail } from './ways.ts';

/**
 * Cuts a batch where no group is torn: companions move in one batch with their leader, or not at all.
 * Forth, a leader comes before its companions, and more of them may follow; back, it comes after them.
 */
export function wholeGroups(entries: readonly Entry[], { back }: { back: boolean }): readonly Entry[] {
  const whole = back
    ? entries.slice(0, beforeTorn(entries))
    : entries.slice(
        0,
        entries.findLastIndex((entry) => !behind(entry)),
      );
  return whole.length > 0 ? whole : entries;
}

function beforeTorn(entries: readonly Entry[]): number | undefined {
  const last = entries.at(-1);
  if (!last || behind(last) === 0) return undefined;
  const leader = last.position - behind(last);
  return entries.findLastIndex((entry) => entry.position - behind(entry) !== leader) + 1;
}

function behind({ action, detail }: Entry): number {
  return action === 'move' && detail !== null ? (readDetail(detail).behind ?? 0) : 0;
}
