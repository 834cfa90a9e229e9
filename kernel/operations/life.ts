import { timestamp } from '../clock/clock.ts';
import type { AnyKind } from './operation.ts';
import { operationsError } from './operations.errors.ts';
import type { OperationChange, OperationRow, OperationStatus } from './operations.table.ts';
import type { Fault, Outcome } from './outcome.ts';

/**
 * The life of an operation, as pure rules: what becomes of a row when something happens to it. Nothing here reads or writes.
 *
 *   pending ─claim─► running ─► completed ─rollback─► rolling_back ─► rolled_back ─apply─► pending
 *      ▲                │  └──► failed | cancelled ─retry─► pending        (an undo waits and runs as rolling_back)
 *      └─ retry, death, shutdown
 */
export const LIVING: readonly OperationStatus[] = ['pending', 'running', 'rolling_back'];

/** Deaths in a row without a commit between them. An operation that kills its worker must not do so for ever. */
const MOST_DEATHS = 5;
const LONGEST_BACKOFF_MS = 5 * 60_000;

export const isLiving = ({ status }: Pick<OperationRow, 'status'>): boolean => LIVING.includes(status);

/** Ready for whoever claims it first, if not before `run_after`. */
export const isWaiting = (row: OperationRow): boolean => isLiving(row) && row.lease_holder === null;

/** What a person may do with it now. */
export function abilities(row: Pick<OperationRow, 'status' | 'phase' | 'dry_run'>, kind: AnyKind | undefined) {
  const preview = row.status === 'completed' && row.phase === 'plan' && row.dry_run === 1;
  return {
    apply: kind !== undefined && (preview || row.status === 'rolled_back'),
    rollback:
      kind !== undefined &&
      kind.undo !== 'not-undoable' &&
      row.phase !== 'plan' &&
      row.status !== 'rolling_back' &&
      row.status !== 'rolled_back',
    cancel: isLiving(row),
    retry: kind !== undefined && (row.status === 'failed' || row.status === 'cancelled'),
  };
}

/** When something happens, and how long the first pause before another try is; each further one is twice as long. */
export interface Pace {
  readonly nowMs: number;
  readonly pauseMs: number;
}

/** A phase has been carried out, or not. Where the lease stays, the same worker goes on with the next phase. */
export function afterOutcome(row: OperationRow, outcome: Outcome, pace: Pace): OperationChange {
  const { nowMs } = pace;
  switch (outcome.type) {
    case 'done':
      return afterSuccess(row, outcome.result, nowMs);
    case 'failed':
      if (row.cancel_requested_at !== null) return cancelled(row, nowMs);
      if (!outcome.retry || row.attempt >= row.max_attempts) return failed(row, outcome.fault, nowMs);
      return { ...again(row, nowMs + backoffMs(pace, row.attempt)), error: JSON.stringify(outcome.fault) };
    case 'blocked':
      if (row.cancel_requested_at !== null) return cancelled(row, nowMs);
      return { ...again(row, nowMs + outcome.waitMs), attempt: row.attempt - 1, error: JSON.stringify(outcome.fault) };
    case 'stopped':
      if (row.cancel_requested_at !== null) return cancelled(row, nowMs);
      return { ...again(row, nowMs), attempt: row.attempt - 1 };
    default:
      return afterDeath(row, outcome.reason, pace);
  }
}

function afterSuccess(row: OperationRow, result: string, nowMs: number): OperationChange {
  const now = timestamp(nowMs);
  if (row.phase === 'reopen') return { phase: 'run', cursor: null };
  if (row.phase === 'plan' && row.dry_run === 0)
    return row.cancel_requested_at === null ? { phase: 'run', cursor: null, result } : cancelled(row, nowMs);
  const end = { ...ended(row), result, error: null, cursor: null };
  if (row.phase === 'undo') return { ...end, status: 'rolled_back', once_key: null, finished_at: now };
  if (row.phase === 'run' && row.undo_requested === 1) return { ...end, ...undoing(row, now) };
  return { ...end, status: 'completed', finished_at: now };
}

/** A worker's death is not the operation's fault, until it happens again and again; the attempt does not count. */
export function afterDeath(row: OperationRow, reason: string, pace: Pace): OperationChange {
  const { nowMs } = pace;
  if (row.cancel_requested_at !== null) return cancelled(row, nowMs);
  const deaths = row.deaths + 1;
  if (deaths < MOST_DEATHS)
    return {
      ...again(row, deaths === 1 ? nowMs : nowMs + backoffMs(pace, deaths - 1)),
      attempt: row.attempt - 1,
      deaths,
    };
  const { code, title } = operationsError('operations.worker-died');
  return { ...failed(row, { code, title, detail: reason }, nowMs), deaths };
}

function failed(row: OperationRow, fault: Fault, nowMs: number): OperationChange {
  const now = timestamp(nowMs);
  if (row.phase === 'run' && row.undo_requested === 1) return { ...ended(row), ...undoing(row, now) };
  return { ...ended(row), status: 'failed', error: JSON.stringify(fault), once_key: null, finished_at: now };
}

export function cancelled(row: OperationRow, nowMs: number): OperationChange {
  const now = timestamp(nowMs);
  if (row.phase !== 'plan' && row.undo_requested === 1) return { ...ended(row), ...undoing(row, now) };
  return { ...ended(row), status: 'cancelled', once_key: null, finished_at: now };
}

/** Begins the way back, whatever was done so far. */
export function undoing(row: OperationRow, now: string): OperationChange {
  // Going on with an undo that failed or was cancelled: where it was.
  const cursor = row.phase === 'undo' ? row.cursor : null;
  return { ...fresh(row, now), status: 'rolling_back', phase: 'undo', cursor };
}

/** A new start of the present phase, with all its attempts. */
export function fresh(row: OperationRow, now: string): OperationChange {
  return {
    ...ended(row),
    status: row.phase === 'undo' ? 'rolling_back' : 'pending',
    attempt: 0,
    deaths: 0,
    error: null,
    progress: null,
    run_after: now,
    finished_at: null,
  };
}

/** Waits for its next attempt; the cursor stays, so it goes on where it was. */
function again(row: OperationRow, afterMs: number): OperationChange {
  return {
    ...ended(row),
    status: row.phase === 'undo' ? 'rolling_back' : 'pending',
    run_after: timestamp(afterMs),
    undo_requested: row.undo_requested,
  };
}

/** The lease ends, whoever had it. */
function ended(row: OperationRow): OperationChange {
  return {
    lease_holder: null,
    lease_until: null,
    fence: row.fence + 1,
    cancel_requested_at: null,
    undo_requested: 0,
  };
}

function backoffMs({ pauseMs }: Pace, attempt: number): number {
  const jitter = 0.5 + Math.random();
  return Math.min(LONGEST_BACKOFF_MS, pauseMs * 2 ** (attempt - 1)) * jitter;
}
