import type { DeduplicationOptions } from 'bullmq';
import { dropJob } from './drop.ts';
import { insertJob, jobExists, type NewJob } from './insert.ts';
import { findJob } from './job-row.ts';
import { moveJob, placeDelayed } from './line.ts';
import type { QueueState } from './queue-state.ts';
import { State } from './schema.ts';

/** A deduplication id that is taken: by which job, and until when (null: as long as the job lives). */
interface Key {
  job: string;
  expires_at: number | null;
}

/** The id of the job that stands for this one; undefined when the new job shall be added, which then holds the key. */
export function deduplicate(queue: QueueState, job: NewJob): string | undefined {
  const options = job.opts.deduplication;
  if (options?.id === undefined || options.id === '') return undefined;
  const now = Date.now();
  const key = findKey(queue, options.id, now);
  const holder = key === undefined ? undefined : findJob(queue, key.job);

  // A key without an end lives as long as its job. If that is gone, the key is a leftover.
  const leftover = key !== undefined && key.expires_at === null && holder === undefined;
  if (leftover) forgetNext(queue, options.id);
  if (key === undefined || leftover) {
    setKey(queue, options.id, job.id, endOf(options, now));
    return undefined;
  }
  if (options.replace === true && holder?.state === State.delayed) {
    dropJob(queue, holder);
    forgetNext(queue, options.id);
    queue.emit('removed', 'jobId', holder.id, 'prev', 'delayed');
    announce(queue, options.id, job.id, holder.id);
    const keepsEnd = options.keepLastIfActive !== true && options.extend !== true && (options.ttl ?? 0) > 0;
    setKey(queue, options.id, job.id, keepsEnd ? key.expires_at : endOf(options, now));
    return undefined;
  }
  if (options.keepLastIfActive === true && holder?.state === State.active) {
    keepAsNext(queue, options.id, job);
    // The key must outlive the job that is being worked on.
    setKey(queue, options.id, key.job, null);
    announce(queue, options.id, key.job, job.id);
    return key.job;
  }
  if (options.replace === true) return key.job;

  if (options.extend === true && (options.ttl ?? 0) > 0) setKey(queue, options.id, key.job, endOf(options, now));
  announce(queue, options.id, key.job, job.id);
  if (options.reschedule === true && holder?.state === State.delayed) reschedule(queue, holder.id, job);
  return key.job;
}

/** When a job has finished: frees its deduplication id, and adds the job that was kept to follow it, if any. */
export function finishDeduplicated(queue: QueueState, dedupId: string, jobId: string, now: number): void {
  const { connection, key } = queue;
  connection.run(
    'DELETE FROM dedup WHERE queue = ? AND id = ? AND (expires_at <= ? OR (expires_at IS NULL AND job = ?))',
    key,
    dedupId,
    now,
    jobId,
  );
  const kept = connection.get<{ job: string }>('SELECT job FROM dedup_next WHERE queue = ? AND id = ?', key, dedupId);
  if (kept === undefined) return;
  forgetNext(queue, dedupId);
  queue.lastId += 1;
  queue.changed();
  const next = JSON.parse(kept.job) as NewJob;
  setKey(queue, dedupId, next.id, endOf(next.opts.deduplication ?? { id: dedupId }, now));
  if (!jobExists(queue, next.id)) insertJob(queue, { ...next, timestamp: now });
}

/** When a job is removed: frees its deduplication id and forgets the job that was kept to follow it. */
export function removeDeduplicated(queue: QueueState, dedupId: string, jobId: string): void {
  if (releaseKey(queue, dedupId, jobId) > 0) forgetNext(queue, dedupId);
}

/** Frees a deduplication id if this job holds it; 1 if it did. */
export function releaseKey({ connection, key }: QueueState, dedupId: string, jobId: string): number {
  return connection.run('DELETE FROM dedup WHERE queue = ? AND id = ? AND job = ?', key, dedupId, jobId);
}

/** Frees a deduplication id whoever holds it; 1 if it was taken. */
export function deleteKey(queue: QueueState, dedupId: string): number {
  const taken = findKey(queue, dedupId, Date.now()) !== undefined;
  queue.connection.run('DELETE FROM dedup WHERE queue = ? AND id = ?', queue.key, dedupId);
  return taken ? 1 : 0;
}

export function keyHolder(queue: QueueState, dedupId: string): string | null {
  return findKey(queue, dedupId, Date.now())?.job ?? null;
}

/** Forgets the keys that have ended; they count as absent anyway. */
export function purgeEndedKeys({ connection, key }: QueueState, now: number): void {
  connection.run('DELETE FROM dedup WHERE queue = ? AND expires_at <= ?', key, now);
}

function findKey({ connection, key }: QueueState, dedupId: string, now: number): Key | undefined {
  return connection.get<Key>(
    'SELECT job, expires_at FROM dedup WHERE queue = ? AND id = ? AND (expires_at IS NULL OR expires_at > ?)',
    key,
    dedupId,
    now,
  );
}

function setKey({ connection, key }: QueueState, dedupId: string, jobId: string, expiresAt: number | null): void {
  const upsert = 'INSERT OR REPLACE INTO dedup (queue, id, job, expires_at) VALUES (?, ?, ?, ?)';
  connection.run(upsert, key, dedupId, jobId, expiresAt);
}

function endOf({ ttl, keepLastIfActive }: DeduplicationOptions, now: number): number | null {
  return keepLastIfActive !== true && ttl !== undefined && ttl > 0 ? now + ttl : null;
}

function keepAsNext({ connection, key }: QueueState, dedupId: string, job: NewJob): void {
  const upsert = 'INSERT OR REPLACE INTO dedup_next (queue, id, job) VALUES (?, ?, ?)';
  connection.run(upsert, key, dedupId, JSON.stringify(job));
}

function forgetNext({ connection, key }: QueueState, dedupId: string): void {
  connection.run('DELETE FROM dedup_next WHERE queue = ? AND id = ?', key, dedupId);
}

function announce(queue: QueueState, dedupId: string, standing: string, duplicate: string): void {
  queue.emit('deduplicated', 'jobId', standing, 'deduplicationId', dedupId, 'deduplicatedJobId', duplicate);
}

function reschedule(queue: QueueState, id: string, { opts, timestamp }: NewJob): void {
  const delay = Math.max(opts.delay ?? 0, 0);
  moveJob(queue, { id, state: State.delayed }, placeDelayed(queue, timestamp + delay));
  queue.connection.run('UPDATE job SET delay = ? WHERE queue = ? AND id = ?', delay, queue.key, id);
  queue.emit('delayed', 'jobId', id, 'delay', String(timestamp + delay));
}
