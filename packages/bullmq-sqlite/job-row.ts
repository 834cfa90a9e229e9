import type { JobJson, JobProgress, JobsOptions } from 'bullmq';
import type { QueueState } from './queue-state.ts';
import type { State } from './schema.ts';

export interface JobRow {
  row: number;
  id: string;
  state: State;
  lock_token: string | null;
  lock_until: number;
  timestamp: number;
  delay: number;
  priority: number;
  attempts_started: number;
  attempts_made: number;
  stalled_count: number;
  log_count: number;
  processed_on: number | null;
  finished_on: number | null;
  processed_by: string | null;
  scheduler_id: string | null;
  dedup_id: string | null;
  deferred_failure: string | null;
  failed_reason: string | null;
  progress: string | null;
  name: string;
  data: string;
  opts: string;
  return_value: string | null;
  stacktrace: string | null;
}

export function findJob({ connection, key }: QueueState, id: string): JobRow | undefined {
  return connection.get<JobRow>('SELECT * FROM job WHERE queue = ? AND id = ?', key, id);
}

/** A row as BullMQ's Job class reads it. Data, result and stack trace stay JSON text. */
export function toJobJson(row: JobRow): JobJson {
  const json: Omit<JobJson, 'failedReason' | 'returnvalue'> & Partial<JobJson> = {
    id: row.id,
    name: row.name,
    data: row.data,
    opts: JSON.parse(row.opts) as JobsOptions,
    progress: row.progress === null ? 0 : (JSON.parse(row.progress) as JobProgress),
    delay: row.delay,
    priority: row.priority,
    timestamp: row.timestamp,
    attemptsStarted: row.attempts_started,
    attemptsMade: row.attempts_made,
    stalledCounter: row.stalled_count,
  };
  if (row.finished_on !== null) json.finishedOn = row.finished_on;
  if (row.processed_on !== null) json.processedOn = row.processed_on;
  if (row.scheduler_id !== null) json.repeatJobKey = row.scheduler_id;
  if (row.dedup_id !== null) json.deduplicationId = json.debounceId = row.dedup_id;
  if (row.failed_reason !== null) json.failedReason = row.failed_reason;
  if (row.deferred_failure !== null) json.deferredFailure = row.deferred_failure;
  if (row.stacktrace !== null) json.stacktrace = row.stacktrace;
  if (row.return_value !== null) json.returnvalue = row.return_value;
  if (row.processed_by !== null) json.processedBy = row.processed_by;
  // BullMQ's type asks for both texts, yet its own backends leave them out until there is one.
  return json as JobJson;
}
