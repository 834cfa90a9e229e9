import type { JobsOptions, RepeatableOptions } from 'bullmq';
import { removeDeduplicated } from './dedup.ts';
import { dropJob } from './drop.ts';
import { insertJob, jobExists } from './insert.ts';
import { findJob } from './job-row.ts';
import type { QueueState } from './queue-state.ts';
import { refuse } from './refusal.ts';
import { nextIteration } from './scheduler-time.ts';
import { State } from './schema.ts';

/** What BullMQ keeps of a scheduler; all values are text, and those that are absent are left out. */
type Fields = Record<string, string>;

interface Scheduler {
  nextAt: number;
  fields: Fields;
}

/** How many busy slots of an `every` scheduler are skipped before giving up. */
const mostSlots = 32;

export function findScheduler({ connection, key }: QueueState, id: string): Scheduler | undefined {
  const row = connection.get<{ next_at: number; fields: string }>(
    'SELECT next_at, fields FROM scheduler WHERE queue = ? AND id = ?',
    key,
    id,
  );
  return row && { nextAt: row.next_at, fields: JSON.parse(row.fields) as Fields };
}

function store({ connection, key }: QueueState, id: string, { nextAt, fields }: Scheduler): void {
  const upsert = 'INSERT OR REPLACE INTO scheduler (queue, id, next_at, fields) VALUES (?, ?, ?, ?)';
  connection.run(upsert, key, id, nextAt, JSON.stringify(fields));
}

const jobIdOf = (schedulerId: string, at: number): string => `repeat:${schedulerId}:${at}`;

/** Makes or changes a scheduler and adds its next job in place of the one that waits; that job's id and delay. */
export function upsertScheduler(
  queue: QueueState,
  options: {
    id: string;
    nextAt: number;
    data: string;
    templateOpts: JobsOptions;
    repeat: RepeatableOptions;
    jobOpts: JobsOptions;
  },
): [jobId: string, delay: number] {
  const { id, repeat, data } = options;
  const now = Date.now();
  const before = findScheduler(queue, id);
  const { every } = repeat;
  let nextAt = options.nextAt;
  let offset = repeat.offset ?? repeatOffset(options.jobOpts);
  const sameEvery = before !== undefined && Number(before.fields['every']) === every;
  if (every !== undefined) {
    const previous = sameEvery ? before.nextAt : undefined;
    ({ nextAt, offset } = nextIteration({ previous, every, now, offset, startDate: repeat.startDate }));
  }

  const replaced = before === undefined ? undefined : findWaiting(queue, jobIdOf(id, before.nextAt));
  if (replaced !== undefined && before !== undefined && every !== undefined && sameEvery) nextAt = before.nextAt;
  const taken = (at: number): boolean => jobIdOf(id, at) !== replaced?.id && jobExists(queue, jobIdOf(id, at));
  if (taken(nextAt)) {
    if (every === undefined) {
      if (replaced === undefined) throw refuse.schedulerCollision('addJobScheduler');
    } else {
      for (let slot = 0; slot < mostSlots && taken(nextAt); slot++) nextAt += every;
      if (taken(nextAt)) throw refuse.schedulerBusy('addJobScheduler');
    }
  }

  if (replaced !== undefined) {
    if (replaced.dedup_id !== null) removeDeduplicated(queue, replaced.dedup_id, replaced.id);
    dropJob(queue, replaced);
  }
  const keptOffset = replaced === undefined ? offset : (repeat.offset ?? before?.fields['offset']);
  store(queue, id, {
    nextAt,
    fields: present({
      name: repeat.name,
      tz: repeat.tz,
      limit: repeat.limit,
      pattern: repeat.pattern,
      startDate: repeat.startDate,
      endDate: repeat.endDate,
      every,
      offset: keptOffset,
      opts: unlessEmpty(JSON.stringify(options.templateOpts)),
      data: unlessEmpty(data),
      ic: before?.fields['ic'] ?? '1',
    }),
  });
  const delay = Math.max(nextAt - now, 0);
  addIteration(queue, { id, at: nextAt, delay, name: repeat.name, data, opts: options.jobOpts, now });
  return [jobIdOf(id, nextAt), delay];
}

/** When the scheduler's job starts: adds the one after it. Its id; null if the scheduler is gone or has gone on. */
export function advanceScheduler(
  queue: QueueState,
  options: { id: string; nextAt: number; jobOpts: JobsOptions; producerId: string | undefined },
): string | null {
  const { id, jobOpts } = options;
  const scheduler = findScheduler(queue, id);
  if (scheduler === undefined || options.producerId !== jobIdOf(id, scheduler.nextAt)) return null;
  const now = Date.now();
  const { fields } = scheduler;
  const every = Number(fields['every'] ?? repeatEvery(jobOpts) ?? 0);
  let nextAt = options.nextAt;
  if (every > 0) {
    const offset = Number(fields['offset'] ?? repeatOffset(jobOpts));
    ({ nextAt } = nextIteration({ previous: scheduler.nextAt, every, now, offset, startDate: undefined }));
  }
  const jobId = jobIdOf(id, nextAt);
  if (jobExists(queue, jobId)) {
    queue.emit('duplicated', 'jobId', jobId);
    return null;
  }
  store(queue, id, { nextAt, fields: { ...fields, ic: String(Number(fields['ic'] ?? 0) + 1) } });
  const delay = Math.max(nextAt - now, 0);
  const data = fields['data'] ?? '{}';
  addIteration(queue, { id, at: nextAt, delay, name: fields['name'] ?? id, data, opts: jobOpts, now });
  return jobId;
}

/** Removes a scheduler and its next job, if that is still delayed; 0 if there was one, else 1. */
export function removeScheduler(queue: QueueState, id: string): number {
  const scheduler = findScheduler(queue, id);
  if (scheduler === undefined) return 1;
  const job = findJob(queue, jobIdOf(id, scheduler.nextAt));
  if (job?.state === State.delayed) {
    dropJob(queue, job);
    queue.emit('removed', 'jobId', job.id, 'prev', 'delayed');
  }
  queue.connection.run('DELETE FROM scheduler WHERE queue = ? AND id = ?', queue.key, id);
  return 0;
}

function findWaiting(queue: QueueState, jobId: string): ReturnType<typeof findJob> {
  const job = findJob(queue, jobId);
  const waits = job?.state === State.delayed || job?.state === State.prioritized || job?.state === State.wait;
  return waits ? job : undefined;
}

function addIteration(
  queue: QueueState,
  next: { id: string; at: number; delay: number; name: string; data: string; opts: JobsOptions; now: number },
): void {
  const jobId = jobIdOf(next.id, next.at);
  queue.lastId += 1;
  queue.changed();
  insertJob(queue, {
    id: jobId,
    name: next.name,
    data: next.data,
    opts: { ...next.opts, delay: next.delay, jobId },
    timestamp: next.now,
    schedulerId: next.id,
  });
}

// BullMQ puts the scheduler's options into each of its jobs.
function repeatOptions(opts: JobsOptions): { every?: number; offset?: number | null } {
  return 'repeat' in opts && typeof opts.repeat === 'object' && opts.repeat !== null ? opts.repeat : {};
}
const repeatOffset = (opts: JobsOptions): number => repeatOptions(opts).offset ?? 0;
const repeatEvery = (opts: JobsOptions): number | undefined => repeatOptions(opts).every;

const unlessEmpty = (json: string): string | undefined => (json === '{}' ? undefined : json);

function present(values: Record<string, string | number | null | undefined>): Fields {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
