import {
  type BackendFactory,
  type IQueueBackend,
  type Job,
  type JobProgress,
  type Queue,
  type QueueEvents,
  type QueueEventsOptions,
  type QueueOptions,
  type Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq';

/** What the jobs of tests and figures carry. */
export interface TestData {
  n?: number;
  sentAt?: number;
}

export type TestJob = Job<TestData, unknown>;
export type TestQueue = Queue<TestData, unknown, string, TestData, unknown, string, IQueueBackend, unknown>;
export type TestWorker = Worker<TestData, unknown, string, IQueueBackend, JobProgress, unknown>;
export type TestEvents = QueueEvents<unknown, IQueueBackend, unknown>;
export type Run = (job: TestJob, token?: string, signal?: AbortSignal) => Promise<unknown>;

/** BullMQ's classes on one backend, so that the same code runs on any. */
export interface Side {
  name: string;
  queue: (name: string, options?: Omit<QueueOptions, 'connection'>) => TestQueue;
  worker: (name: string, run: Run | undefined, options?: Omit<WorkerOptions, 'connection'>) => TestWorker;
  events: (name: string, options?: Omit<QueueEventsOptions, 'connection'>) => TestEvents;
}

export function sideOf(name: string, factory: BackendFactory<IQueueBackend, unknown>): Side {
  const { Queue, Worker, QueueEvents } = withBackend(factory);
  const connection = {};
  return {
    name,
    queue: (queue, options) => new Queue<TestData, unknown>(queue, { ...options, connection }),
    worker: (queue, run, options) => new Worker<TestData, unknown>(queue, run, { ...options, connection }),
    events: (queue, options) => new QueueEvents(queue, { ...options, connection }),
  };
}
