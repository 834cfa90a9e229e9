import type { Entry } from '../../kernel/operations/operations.ts';
import type { Outcome } from './moving/moving.ts';
import { isFailure } from './ways.ts';

/** What one phase has done so far; travels in the cursor, so that it outlives its worker. */
export interface Tally {
  readonly steps: number;
  readonly moved: number;
  readonly bytes: number;
  readonly left: number;
  readonly conflicts: number;
  readonly failed: number;
  readonly folders_made: number;
  readonly folders_removed: number;
  /** Folders that were there already, or could not go. */
  readonly folders_kept: number;
  readonly ms: number;
}

export const NOTHING: Tally = {
  steps: 0,
  moved: 0,
  bytes: 0,
  left: 0,
  conflicts: 0,
  failed: 0,
  folders_made: 0,
  folders_removed: 0,
  folders_kept: 0,
  ms: 0,
};

export interface Settled {
  readonly entry: Entry;
  readonly outcome: Outcome;
}

export function addTo(before: Tally, batch: readonly Settled[], { back, ms }: { back: boolean; ms: number }): Tally {
  const tally = { ...before, steps: before.steps + batch.length, ms: before.ms + ms };
  for (const { entry, outcome } of batch) {
    if (outcome === 'not-begun') continue;
    if (entry.action !== 'move') {
      if (!outcome.done) tally.folders_kept++;
      else if ((entry.action === 'create') === back) tally.folders_removed++;
      else tally.folders_made++;
    } else if (outcome.done) {
      tally.moved++;
      tally.bytes += entry.bytes;
    } else if (isFailure(outcome.reason)) tally.failed++;
    else if (outcome.reason === 'target-exists') tally.conflicts++;
    else tally.left++;
  }
  return tally;
}
