import type { EntryState, Operation, Plan } from '../../../web/api/api.ts';
import { planOf, runOf, undoOf } from './organize-numbers.ts';

const LABELS: Readonly<Record<EntryState, string>> = {
  planned: 'To move',
  done: 'Moved',
  undone: 'Put back',
  excluded: 'Switched off',
  left: 'Left as they were',
  failed: 'Failed',
  conflict: 'In conflict',
  skipped: 'Left alone',
};
export const STATES = Object.keys(LABELS) as EntryState[];

export interface Shown {
  readonly state: EntryState;
  readonly label: string;
  readonly count: number;
}

/** The states that there is something to show of, with how many files are in each; the one that matters most first. */
export function statesOf(operation: Operation, summary: Plan['summary']): Shown[] {
  // The plan also has entries for the folders that it makes and clears away; files are what people count.
  const files: Partial<Record<EntryState, number | undefined>> = {
    planned: planOf(operation)?.moves,
    done: runOf(operation)?.moved,
    undone: undoOf(operation)?.restored,
  };
  return STATES.map((state) => ({
    state,
    label: LABELS[state],
    count: files[state] ?? summary[state]?.entries ?? 0,
  })).filter(({ count }) => count > 0);
}
