import type { JobJson } from 'bullmq';
import { deduplicate } from './dedup.ts';
import { insertJob, jobExists, type NewJob } from './insert.ts';
import type { QueueState } from './queue-state.ts';

/**
 * Adds a job unless its id exists or it is deduplicated. The id of the job that stands: the new one, the one of the
 * same id, or the one that it is a duplicate of.
 */
export function addJob(queue: QueueState, json: JobJson, customId: string | undefined): string {
  // Counted whatever happens, as in BullMQ.
  const nextId = String(++queue.lastId);
  queue.changed();
  const custom = customId !== undefined && customId !== '';
  const job: NewJob = {
    id: custom ? customId : nextId,
    name: json.name,
    data: json.data,
    opts: json.opts,
    timestamp: json.timestamp,
    schedulerId: json.repeatJobKey,
  };
  if (custom && jobExists(queue, job.id)) {
    queue.emit('duplicated', 'jobId', job.id);
    return job.id;
  }
  const standing = deduplicate(queue, job);
  if (standing !== undefined) return standing;
  insertJob(queue, job);
  return job.id;
}
