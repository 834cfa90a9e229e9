import type { Json } from './json.ts';
import type { Kinds } from './kinds.ts';
import { shortName } from './kinds.ts';
import { abilities } from './life.ts';
import type { OperationRow, OperationStatus } from './operations.table.ts';

export interface ProgressState {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string | null;
  /** Units a second, a moving average. */
  readonly rate: number | null;
  readonly seconds_left: number | null;
  readonly now: string | null;
}

/** An operation as programs and people see it. */
export interface Operation {
  readonly operation_id: string;
  /** The short name: `organize`. */
  readonly operation_type: string;
  readonly kind: string;
  readonly title: string;
  readonly status: OperationStatus;
  readonly phase: 'plan' | 'run' | 'undo';
  readonly dry_run: boolean;
  readonly input: Json;
  readonly progress: ProgressState | null;
  readonly result: Json;
  readonly error: { readonly code: string; readonly title: string; readonly detail: string } | null;
  readonly attempt: number;
  readonly max_attempts: number;
  readonly can: {
    readonly apply: boolean;
    readonly rollback: boolean;
    readonly cancel: boolean;
    readonly retry: boolean;
  };
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

export function toOperation(row: OperationRow, kinds: Kinds): Operation {
  return {
    operation_id: row.id,
    operation_type: shortName(row.kind),
    kind: row.kind,
    title: row.title,
    status: row.status,
    phase: row.phase === 'reopen' ? 'run' : row.phase,
    dry_run: row.dry_run === 1,
    input: json(row.input) as Json,
    progress: json(row.progress) as ProgressState | null,
    result: json(row.result) as Json,
    error: json(row.error) as Operation['error'],
    attempt: row.attempt,
    max_attempts: row.max_attempts,
    can: abilities(row, kinds.find(row.kind)),
    created_at: row.created_at,
    started_at: row.started_at,
    finished_at: row.finished_at,
  };
}

function json(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
