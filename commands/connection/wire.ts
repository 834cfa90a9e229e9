import type { Progress } from '../terminal/terminal.ts';

/** An operation as the API shows it: what commands need of it. */
export interface Operation {
  readonly operation_id: string;
  readonly kind: string;
  readonly title: string;
  readonly status: string;
  readonly dry_run: boolean;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly error: { readonly code: string; readonly title: string; readonly detail?: string | null } | null;
  readonly can: Readonly<Record<'apply' | 'rollback' | 'cancel' | 'retry', boolean>>;
  readonly created_at: string;
  readonly finished_at: string | null;
}

/** What `/ws/operations/{id}` sends. */
export type OperationEvent =
  | { readonly type: 'snapshot' | 'state'; readonly sequence: number; readonly operation: Operation }
  | {
      readonly type: 'progress';
      readonly sequence: number;
      readonly status: string;
      readonly progress: Progress | null;
    }
  | { readonly type: 'log'; readonly sequence: number; readonly level: string; readonly message: string };

const AT_REST = ['completed', 'failed', 'cancelled', 'rolled_back'];

export function isAtRest({ status }: { readonly status: string }): boolean {
  return AT_REST.includes(status);
}
