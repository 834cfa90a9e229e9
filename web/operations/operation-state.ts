import type { Operation, OperationStatus } from '../api/api.ts';
import type { Tone } from '../design/design.tsx';

const LIVING: readonly OperationStatus[] = ['pending', 'running', 'rolling_back'];

export const isLiving = ({ status }: Pick<Operation, 'status'>): boolean => LIVING.includes(status);

/** A finished preview that nobody has applied. */
export const isWaitingPreview = (operation: Operation): boolean =>
  operation.status === 'completed' && operation.phase === 'plan' && operation.can.apply;

/** How an operation's state is called and coloured. */
export function stateOf(operation: Operation): { readonly words: string; readonly tone: Tone } {
  switch (operation.status) {
    case 'pending':
      return { words: operation.attempt > 0 ? 'Waiting to try again' : 'Waiting', tone: 'neutral' };
    case 'running':
      return { words: operation.phase === 'plan' && operation.dry_run ? 'Previewing' : 'Running', tone: 'accent' };
    case 'completed':
      return operation.phase === 'plan' ? { words: 'Preview', tone: 'warn' } : { words: 'Done', tone: 'good' };
    case 'failed':
      return { words: 'Failed', tone: 'bad' };
    case 'cancelled':
      return { words: 'Cancelled', tone: 'neutral' };
    case 'rolling_back':
      return { words: 'Undoing', tone: 'accent' };
    case 'rolled_back':
      return { words: 'Undone', tone: 'neutral' };
  }
}

/** 0…1, or undefined while the end is not known. */
export function shareDone({ progress }: Pick<Operation, 'progress'>): number | undefined {
  return progress?.total ? Math.min(1, progress.done / progress.total) : undefined;
}
