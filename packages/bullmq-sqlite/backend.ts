import { EventEmitter } from 'node:events';
import {
  type IQueueBackend,
  type JobJson,
  type JobProgress,
  type JobsOptions,
  type JobState,
  type JobType,
  type KeepJobs,
  type MinimalJob,
  type MoveToDelayedOpts,
  type ParentKeyOpts,
  type QueueBaseOptions,
  QueueKeys,
  type RepeatableOptions,
  type RetryJobOpts,
  type RetryOptions,
  type StreamReadRaw,
  type WorkerOptions,
} from 'bullmq';
import { addJob } from './add.ts';
import { type Claim, type Claimant, claimNext } from './claim.ts';
import { lostConnection } from './connection.ts';
import { deleteKey, keyHolder, releaseKey } from './dedup.ts';
import * as find from './find.ts';
import { finishJob, type Outcome } from './finish.ts';
import { findJob, toJobJson } from './job-row.ts';
import * as limit from './limit.ts';
import { extendLock } from './lock.ts';
import { addLog, clearLog, readLog } from './log.ts';
import { readMetrics } from './metrics.ts';
import * as move from './move.ts';
import type { QueueFile } from './queue-file.ts';
import type { QueueState } from './queue-state.ts';
import { NotSupported } from './refusal.ts';
import { cleanSome, drainSome, obliterate, type Place, removeJob } from './remove.ts';
import * as scheduler from './scheduler.ts';
import { isStateName, State } from './schema.ts';
import { recoverStalled } from './stalled.ts';

/** Nothing that takes long is done in one piece: others get their turn between the pieces. */
const pieceSize = 250;

type Options = QueueBaseOptions<unknown> & Partial<WorkerOptions<unknown>>;

/**
 * One queue as one Queue, Worker or QueueEvents sees it. Every member says what BullMQ's IQueueBackend says of it; what
 * it does stands in the file named after it.
 */
export class SqliteQueueBackend extends EventEmitter implements IQueueBackend {
  readonly minimumBlockTimeout = 0.001;
  /** An hour: a sleeping worker is woken when a job comes or is due, so it need not look by itself. */
  readonly maximumBlockTimeout = 3600;
  readonly qualifiedName: string;
  readonly keys: Record<string, string>;
  closing: Promise<void> | undefined;
  readonly #file: QueueFile;
  readonly #name: string;
  readonly #prefix: string;
  readonly #options: Options;
  readonly #queue: QueueState;
  readonly #shared: boolean;
  readonly #client = { name: '' };
  #lastEventId: string | undefined;
  #disconnected = false;
  #closed = false;
  #waits = new Set<() => void>();

  constructor(file: QueueFile, name: string, options: Options, shared = false) {
    super();
    this.#file = file;
    this.#name = name;
    this.#options = options;
    this.#prefix = options.prefix ?? 'bull';
    this.#shared = shared;
    const keys = new QueueKeys(this.#prefix);
    this.qualifiedName = keys.getQueueQualifiedName(name);
    this.keys = keys.getKeys(name);
    this.#queue = file.queue(this.qualifiedName);
  }

  // What this instance is.

  /** Reads events from here on, though the first read comes later. */
  followEvents(): void {
    this.#lastEventId = this.#queue.events.lastId;
  }

  /** Lists this backend among the queue's workers. */
  nameWorker(): void {
    void this.setName(this.clientName(this.#options.name === undefined ? '' : `:w:${this.#options.name}`));
  }

  async setName(name: string): Promise<void> {
    this.#client.name = name;
    this.#file.clients.add(this.#client);
  }

  clientName(suffix = ''): string {
    return `${this.#prefix}:${Buffer.from(this.#name).toString('base64')}${suffix}`;
  }

  async getClientList(): Promise<string[]> {
    return [[...this.#file.clients].map(({ name }, index) => `id=${index + 1} name=${name}`).join('\n')];
  }

  forQueue(queueName: string, prefix = this.#prefix): SqliteQueueBackend {
    return new SqliteQueueBackend(this.#file, queueName, { ...this.#options, prefix }, true);
  }

  toKey(type: string): string {
    return `${this.qualifiedName}:${type}`;
  }

  parseNodeKey(key: string): { prefix: string; queueName: string; id: string } {
    const parts = key.split(':');
    return { id: parts.pop() ?? '', queueName: parts.pop() ?? '', prefix: parts.join(':') };
  }

  async waitUntilReady(): Promise<void> {}

  async close(): Promise<void> {
    if (this.#shared) return;
    this.closing ??= this.#close();
    await this.closing;
  }

  async #close(): Promise<void> {
    await this.disconnectBlocking();
    this.#file.clients.delete(this.#client);
    await this.#file.release();
    this.#closed = true;
    this.emit('close');
  }

  async disconnect(): Promise<void> {
    await this.disconnectBlocking();
  }

  async disconnectBlocking(): Promise<void> {
    this.#disconnected = true;
    for (const cancel of this.#waits) cancel();
  }

  async reconnectBlocking(): Promise<void> {
    this.#disconnected = false;
  }

  // Waiting.

  async waitForJob(blockTimeout: number): Promise<{ member: string; score: number } | null> {
    if (this.#disconnected) return null;
    const { result, cancel } = this.#queue.sleep(blockTimeout * 1000);
    const woken = await this.#cancellable(result, cancel);
    return woken ? { member: '0', score: 0 } : null;
  }

  async readEvents(id: string, blockTimeout: number): Promise<StreamReadRaw> {
    if (this.#disconnected) return null;
    // '$' is "from now on"; a reader that asks again has missed nothing in between.
    const from = id === '$' ? (this.#lastEventId ?? this.#queue.events.lastId) : id;
    const { result, cancel } = this.#queue.events.read(from, blockTimeout);
    const events = await this.#cancellable(result, cancel);
    this.#lastEventId = events?.[0]?.[1].at(-1)?.[0] ?? from;
    return events;
  }

  async #cancellable<Result>(result: Promise<Result>, cancel: () => void): Promise<Result> {
    this.#waits.add(cancel);
    try {
      return await result;
    } finally {
      this.#waits.delete(cancel);
    }
  }

  // Adding.

  async addJob(job: JobJson, jobId: string, parent: ParentKeyOpts = {}): Promise<string> {
    refuseFlow(job, parent);
    return this.#write(() => addJob(this.#queue, job, jobId));
  }

  async addJobs(entries: { job: JobJson; jobId: string; parentKeyOpts?: ParentKeyOpts }[]): Promise<string[]> {
    for (const { job, parentKeyOpts } of entries) refuseFlow(job, parentKeyOpts ?? {});
    const pieces: Promise<string[]>[] = [];
    for (let start = 0; start < entries.length; start += pieceSize) {
      const piece = entries.slice(start, start + pieceSize);
      pieces.push(this.#write(() => piece.map(({ job, jobId }) => addJob(this.#queue, job, jobId))));
    }
    return (await Promise.all(pieces)).flat();
  }

  // A job's way.

  async moveToActive(token: string, name?: string): Promise<Claim> {
    return this.#write(() => claimNext(this.#queue, this.#claimant(token, name), Date.now()));
  }

  async moveToCompleted(
    job: MinimalJob,
    returnValue: unknown,
    removeOnComplete: boolean | number | KeepJobs,
    token: string,
    fetchNext: boolean,
  ): Promise<{ result: unknown[]; finishedOn: number }> {
    const value = JSON.stringify(returnValue) ?? 'null';
    const keep = keepJobs(removeOnComplete, this.#options.removeOnComplete);
    return this.#finish(job, { state: 'completed', value, stacktrace: undefined, keep, token }, fetchNext);
  }

  async moveToFailed(
    job: MinimalJob,
    failedReason: string,
    removeOnFail: boolean | number | KeepJobs,
    token: string,
    fetchNext: boolean,
    fieldsToUpdate?: Record<string, unknown>,
  ): Promise<{ result: unknown[]; finishedOn: number }> {
    const { stacktrace } = traceOf(fieldsToUpdate);
    const keep = keepJobs(removeOnFail, this.#options.removeOnFail);
    return this.#finish(job, { state: 'failed', value: failedReason ?? 'null', stacktrace, keep, token }, fetchNext);
  }

  async #finish(
    job: MinimalJob,
    outcome: Omit<Outcome, 'id' | 'attempts' | 'metricPoints' | 'next'>,
    fetchNext: boolean,
  ): Promise<{ result: unknown[]; finishedOn: number }> {
    const finishedOn = Date.now();
    const claim = await this.#write(() =>
      finishJob(
        this.#queue,
        {
          ...outcome,
          id: job.id ?? '',
          attempts: job.opts.attempts ?? 0,
          metricPoints: this.#options.metrics?.maxDataPoints ?? 0,
          next: this.#nextClaimant(outcome.token, fetchNext),
        },
        finishedOn,
      ),
    );
    return { result: claim ?? [], finishedOn };
  }

  async moveToDelayed(
    jobId: string,
    timestamp: number,
    delay: number,
    token = '0',
    opts: MoveToDelayedOpts = {},
  ): Promise<unknown[]> {
    const claim = await this.#write(() =>
      move.delayActive(this.#queue, {
        id: jobId,
        token,
        from: timestamp,
        delay,
        countsAsAttempt: opts.skipAttempt !== true,
        trace: traceOf(opts.fieldsToUpdate),
        next: this.#nextClaimant(token, opts.fetchNext === true),
      }),
    );
    return claim ?? [];
  }

  async retryJob(jobId: string, lifo: boolean, token = '0', opts: RetryJobOpts = {}): Promise<void> {
    const trace = traceOf(opts.fieldsToUpdate);
    await this.#write(() => move.retryActive(this.#queue, { id: jobId, token, lifo, trace }));
  }

  async moveJobFromActiveToWait(jobId: string, token = '0'): Promise<number> {
    return this.#write(() => {
      move.returnActive(this.#queue, jobId, token);
      return Math.max(this.#queue.limitUntil - Date.now(), 0);
    });
  }

  async retryFinishedJob(job: MinimalJob, state: 'failed' | 'completed', opts: RetryOptions = {}): Promise<void> {
    const finished = { id: job.id ?? '', opts: job.opts };
    await this.#write(() => move.retryFinished(this.#queue, finished, state, opts));
  }

  async retryFinishedJobs(
    state: 'failed' | 'completed' = 'failed',
    count = 1000,
    timestamp = Date.now(),
  ): Promise<number> {
    return (await this.#write(() => move.moveManyToWait(this.#queue, State[state], count, timestamp))) ? 1 : 0;
  }

  async promote(jobId: string): Promise<void> {
    await this.#write(() => move.promote(this.#queue, jobId));
  }

  async promoteJobs(count = 1000): Promise<number> {
    return (await this.#write(() => move.moveManyToWait(this.#queue, State.delayed, count, Infinity))) ? 1 : 0;
  }

  async changeDelay(jobId: string, delay: number): Promise<void> {
    await this.#write(() => move.changeDelay(this.#queue, jobId, delay));
  }

  async changePriority(jobId: string, priority = 0, lifo = false): Promise<void> {
    await this.#write(() => move.changePriority(this.#queue, jobId, priority, lifo));
  }

  // Locks.

  async extendLock(jobId: string, token: string, duration: number): Promise<number> {
    return this.#write(() => extendLock(this.#queue, jobId, token, duration));
  }

  async extendLocks(jobIds: string[], tokens: string[], duration: number): Promise<string[]> {
    return this.#write(() =>
      jobIds.filter((id, index) => extendLock(this.#queue, id, tokens[index] ?? '', duration) === 0),
    );
  }

  async moveStalledJobsToWait(): Promise<string[]> {
    const { maxStalledCount = 1, stalledInterval = 30_000 } = this.#options;
    return this.#write(() => recoverStalled(this.#queue, maxStalledCount, stalledInterval));
  }

  // Removing.

  async remove(jobId: string): Promise<number> {
    return this.#write(() => removeJob(this.#queue, jobId));
  }

  async cleanJobsByState(state: string, timestamp: number, limitOfJobs = 0): Promise<string[]> {
    const removed: string[] = [];
    let left = limitOfJobs > 0 ? limitOfJobs : Infinity;
    let after: Place | undefined;
    while (isStateName(state)) {
      const piece = { state, timestamp, limit: Math.min(left, pieceSize), after };
      const cleaned = await this.#write(() => cleanSome(this.#queue, piece));
      for (const id of cleaned.removed) removed.push(id);
      left -= piece.limit;
      after = cleaned.next;
      if (after === undefined || left <= 0) break;
    }
    await this.#write(() => this.#queue.emit('cleaned', 'count', String(removed.length)));
    return removed;
  }

  async drain(delayed: boolean): Promise<void> {
    while ((await this.#write(() => drainSome(this.#queue, delayed, pieceSize))) >= pieceSize);
  }

  async obliterate({ force, count }: { force: boolean; count: number }): Promise<number> {
    return (await this.#write(() => obliterate(this.#queue, force, count))) ? 1 : 0;
  }

  /** Jobs and their states are the same rows here, so that none can be an orphan. */
  async removeOrphanedJobs(): Promise<number> {
    return 0;
  }

  // What a job carries.

  async updateData(job: MinimalJob, data: unknown): Promise<void> {
    const json = JSON.stringify(data) ?? '{}';
    await this.#write(() => find.updateJob(this.#queue, job.id ?? '', 'data', json, 'updateData'));
  }

  async updateProgress(jobId: string, progress: JobProgress): Promise<void> {
    const json = JSON.stringify(progress);
    await this.#write(() => {
      find.updateJob(this.#queue, jobId, 'progress', json, 'updateProgress');
      this.#queue.emit('progress', 'jobId', jobId, 'data', json);
    });
  }

  async addLog(jobId: string, logRow: string, keepLogs = 0): Promise<number> {
    return this.#write(() => addLog(this.#queue, jobId, logRow, keepLogs));
  }

  async clearLogs(jobId: string, keepLogs = 0): Promise<void> {
    await this.#write(() => clearLog(this.#queue, jobId, keepLogs));
  }

  async getJobLogs(
    jobId: string,
    start: number,
    end: number,
    asc: boolean,
  ): Promise<{ logs: string[]; count: number }> {
    return this.#read(() => readLog(this.#queue, jobId, { start, end, ascending: asc }));
  }

  // Deduplication.

  async removeDeduplicationKey(deduplicationId: string, jobId: string): Promise<number> {
    return this.#write(() => releaseKey(this.#queue, deduplicationId, jobId));
  }

  async deleteDeduplicationKey(deduplicationId: string): Promise<number> {
    return this.#write(() => deleteKey(this.#queue, deduplicationId));
  }

  async getDeduplicationJobId(deduplicationId: string): Promise<string | null> {
    return this.#read(() => keyHolder(this.#queue, deduplicationId));
  }

  // Schedulers.

  async addJobScheduler(
    jobSchedulerId: string,
    nextMillis: number,
    templateData: string,
    templateOpts: JobsOptions,
    opts: RepeatableOptions,
    delayedJobOpts: JobsOptions,
  ): Promise<[string, number]> {
    return this.#write(() =>
      scheduler.upsertScheduler(this.#queue, {
        id: jobSchedulerId,
        nextAt: nextMillis,
        data: templateData,
        templateOpts,
        repeat: opts,
        jobOpts: delayedJobOpts,
      }),
    );
  }

  async updateJobSchedulerNextMillis(
    jobSchedulerId: string,
    nextMillis: number,
    _templateData: string,
    delayedJobOpts: JobsOptions,
    producerId?: string,
  ): Promise<string | null> {
    const options = { id: jobSchedulerId, nextAt: nextMillis, jobOpts: delayedJobOpts, producerId };
    return this.#write(() => scheduler.advanceScheduler(this.#queue, options));
  }

  async removeJobScheduler(jobSchedulerId: string): Promise<number> {
    return this.#write(() => scheduler.removeScheduler(this.#queue, jobSchedulerId));
  }

  async getJobScheduler(id: string): Promise<[string[] | null, string | null]> {
    const found = await this.#read(() => scheduler.findScheduler(this.#queue, id));
    return found === undefined ? [null, null] : [Object.entries(found.fields).flat(), String(found.nextAt)];
  }

  async isJobScheduler(id: string): Promise<boolean> {
    return (await this.#read(() => scheduler.findScheduler(this.#queue, id))) !== undefined;
  }

  async getJobSchedulerData(key: string): Promise<Record<string, string>> {
    return (await this.#read(() => scheduler.findScheduler(this.#queue, key)))?.fields ?? {};
  }

  async getJobSchedulersRange(start: number, end: number, asc: boolean): Promise<string[]> {
    const found = await this.#read(() => find.rangeOfSchedulers(this.#queue, start, end, asc));
    return found.flatMap(({ id, next_at }) => [id, String(next_at)]);
  }

  async getJobSchedulersCount(): Promise<number> {
    return this.#read(() => find.countSchedulers(this.#queue));
  }

  // Looking.

  async getJobData(jobId: string): Promise<JobJson | undefined> {
    return this.#read(() => {
      const row = findJob(this.#queue, jobId);
      return row && toJobJson(row);
    });
  }

  async getState(jobId: string): Promise<JobState | 'unknown'> {
    return this.#read(() => find.jobState(this.#queue, jobId));
  }

  async isFinished(jobId: string, returnValue = false): Promise<number | [number, string]> {
    return this.#read(() => find.isFinished(this.#queue, jobId, returnValue));
  }

  async isJobInState(state: string, jobId: string): Promise<boolean> {
    return this.#read(() => find.isJobInState(this.#queue, state, jobId));
  }

  async getCounts(types: JobType[], delayedTimestamp?: number): Promise<number[]> {
    return this.#read(() => find.countJobs(this.#queue, types, delayedTimestamp));
  }

  async getCountsPerPriority(priorities: number[]): Promise<number[]> {
    return this.#read(() => find.countPerPriority(this.#queue, priorities));
  }

  async getRanges(types: JobType[], start = 0, end = 1, asc = false): Promise<[string][]> {
    // BullMQ's type says one id for each type; its own backends answer with lists.
    return this.#read(() => types.map((type) => find.rangeOfJobs(this.#queue, type, start, end, asc) as [string]));
  }

  async getMetrics(type: 'completed' | 'failed', start = 0, end = -1): Promise<[string[], string[], number]> {
    return this.#read(() => readMetrics(this.#queue, type, start, end));
  }

  // The queue itself.

  async pause(pause: boolean): Promise<void> {
    await this.#write(() => {
      this.#queue.changed();
      if (pause) this.#queue.meta.set('paused', '1');
      else this.#queue.meta.delete('paused');
      this.#queue.emit(pause ? 'paused' : 'resumed');
    });
  }

  async isMaxed(): Promise<boolean> {
    return this.#read(() => this.#queue.maxed);
  }

  async setQueueMeta(values: Record<string, string | number>): Promise<number> {
    return this.#write(() => {
      const { meta } = this.#queue;
      const added = Object.keys(values).filter((field) => !meta.has(field)).length;
      for (const [field, value] of Object.entries(values)) {
        if (meta.get(field) === String(value)) continue;
        meta.set(field, String(value));
        this.#queue.changed();
      }
      return added;
    });
  }

  async getQueueMetaField(field: string): Promise<string | null> {
    return this.#read(() => this.#queue.meta.get(field) ?? null);
  }

  async getQueueMetaFields(fields: string[]): Promise<(string | null)[]> {
    return this.#read(() => fields.map((field) => this.#queue.meta.get(field) ?? null));
  }

  async getQueueMeta(): Promise<Record<string, string>> {
    return this.#read(() => Object.fromEntries(this.#queue.meta));
  }

  async hasQueueMetaField(field: string): Promise<boolean> {
    return this.#read(() => this.#queue.meta.has(field));
  }

  async removeQueueMetaFields(fields: string[]): Promise<number> {
    return this.#write(() => {
      this.#queue.changed();
      return fields.filter((field) => this.#queue.meta.delete(field)).length;
    });
  }

  async setRateLimit(expireTimeMs: number): Promise<void> {
    await this.#write(() => limit.setRateLimit(this.#queue, expireTimeMs));
  }

  async removeRateLimitKey(): Promise<number> {
    return this.#write(() => limit.removeRateLimit(this.#queue));
  }

  async getRateLimitTtl(maxJobs = 0): Promise<number> {
    return this.#read(() => limit.rateLimitTtl(this.#queue, maxJobs));
  }

  /** There never was such a key here. */
  async removeDeprecatedPriorityKey(): Promise<number> {
    return 0;
  }

  async publishEvent(fields: Record<string, string | number>): Promise<string> {
    const { event = '', ...rest } = fields;
    const flat = Object.entries(rest).flatMap(([name, value]) => [name, String(value)]);
    return this.#write(() => this.#queue.emit(String(event), ...flat));
  }

  async trimEvents(maxLength: number): Promise<number> {
    return this.#write(() => this.#queue.events.trim(maxLength));
  }

  // Flows (parents and children) come later: until then all that concerns them fails and does nothing.

  async addFlow(): Promise<never> {
    throw new NotSupported('flows');
  }

  async moveToWaitingChildren(): Promise<never> {
    throw new NotSupported('waiting for children');
  }

  async removeUnprocessedChildren(): Promise<never> {
    throw new NotSupported('children of jobs');
  }

  async removeChildDependency(): Promise<never> {
    throw new NotSupported('children of jobs');
  }

  async getDependencyCounts(): Promise<never> {
    throw new NotSupported('children of jobs');
  }

  async getDependencies(): Promise<never> {
    throw new NotSupported('children of jobs');
  }

  async getProcessedChildrenValues(): Promise<never> {
    throw new NotSupported('children of jobs');
  }

  async getIgnoredChildrenFailures(): Promise<never> {
    throw new NotSupported('children of jobs');
  }

  async paginate(): Promise<never> {
    throw new NotSupported('children of jobs');
  }

  // Within.

  #read<Result>(run: () => Result): Promise<Result> {
    return this.#closed ? Promise.reject(lostConnection()) : this.#file.connection.read(run);
  }

  #write<Result>(run: () => Result): Promise<Result> {
    return this.#closed ? Promise.reject(lostConnection()) : this.#file.connection.write(run);
  }

  #claimant(token: string, workerName: string | undefined): Claimant {
    const { lockDuration = 30_000, limiter } = this.#options;
    return { token, lockDurationMs: lockDuration, workerName, limiter };
  }

  #nextClaimant(token: string, fetchNext: boolean): Claimant | undefined {
    return fetchNext && this.closing === undefined ? this.#claimant(token, this.#options.name) : undefined;
  }
}

function refuseFlow(job: JobJson, parent: ParentKeyOpts): void {
  if (job.parentKey !== undefined || parent.addToWaitingChildren === true) throw new NotSupported('flows');
}

/** Which finished jobs stay: what the job says, else what the worker says. */
function keepJobs(ofJob: boolean | number | KeepJobs | undefined, ofWorker: KeepJobs | undefined): KeepJobs {
  if (ofJob === undefined) return ofWorker ?? { count: -1 };
  if (typeof ofJob === 'object') return ofJob;
  if (typeof ofJob === 'number') return { count: ofJob };
  return { count: ofJob ? 0 : -1 };
}

function traceOf(fields: Record<string, unknown> = {}): move.AttemptTrace {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return { failedReason: text(fields['failedReason']), stacktrace: text(fields['stacktrace']) };
}
