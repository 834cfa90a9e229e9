import type { Insertable, Selectable, Updateable } from 'kysely';
import type { EntryState } from './operation.ts';

export type OperationStatus =
  | 'pending'
  | 'running'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'rolling_back'
  | 'rolled_back';

/** What a worker does next. `reopen`: the entries that were undone become planned again, then `run`. */
export type Phase = 'plan' | 'reopen' | 'run' | 'undo';

/** One piece of work. The row is the truth; the queue only carries its id. */
export interface OperationTable {
  id: string;
  owner_id: string;
  kind: string;
  title: string;
  /** JSON, as `kind.input` parsed it. */
  input: string;
  dry_run: 0 | 1;
  status: OperationStatus;
  phase: Phase;
  queue: string;
  /** Held while the operation lives and until `once_until`; unique for owner and kind. */
  once_key: string | null;
  once_until: string | null;
  progress: string | null;
  result: string | null;
  error: string | null;
  attempt: number;
  max_attempts: number;
  /** How often in a row its worker died without a commit. */
  deaths: number;
  run_after: string;
  /** Who runs it; null: nobody, so it may be claimed if it lives. */
  lease_holder: string | null;
  lease_until: string | null;
  /** One more whenever a lease begins or ends: who has an older number has lost the operation. */
  fence: number;
  cancel_requested_at: string | null;
  /** After the cancellation: undo what was done. */
  undo_requested: 0 | 1;
  cursor: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
}

/** The last sequence number of each owner. Its row is also the lock that puts an owner's changes in order. */
export interface OperationCounterTable {
  owner_id: string;
  sequence: number;
}

export interface OperationEventTable {
  owner_id: string;
  sequence: number;
  operation_id: string;
  at: string;
  type: 'state' | 'progress' | 'log';
  data: string;
}

export interface OperationEntryTable {
  operation_id: string;
  position: number;
  action: string;
  subject: string;
  target: string | null;
  state: EntryState;
  reason: string | null;
  bytes: number;
  detail: string | null;
}

/** Kept beside the entries in the same transactions, so that a million entries need not be counted. */
export interface OperationEntryCountTable {
  operation_id: string;
  state: EntryState;
  entries: number;
  bytes: number;
}

/** At most one process at a time does what is named. */
export interface OperationDutyTable {
  name: string;
  holder: string;
  until: string;
}

export type OperationRow = Selectable<OperationTable>;
export type NewOperationRow = Insertable<OperationTable>;
export type OperationChange = Updateable<OperationTable>;
export type EntryRow = Selectable<OperationEntryTable>;

declare module '../database/database.ts' {
  interface Tables {
    operations: OperationTable;
    operation_counters: OperationCounterTable;
    operation_events: OperationEventTable;
    operation_entries: OperationEntryTable;
    operation_entry_counts: OperationEntryCountTable;
    operation_duties: OperationDutyTable;
  }
}
