import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Route, Socket } from '../http/http.ts';
import type { Actor } from '../http/route.ts';
import type { Log } from '../log/log.ts';
import type { Job, Queue } from '../queue/queue.ts';
import { Duties } from './duties.ts';
import type { Duty } from './duties.ts';
import type { Asking, Engine, Timing } from './engine.ts';
import { ownerShare } from './engine.ts';
import { feed } from './feed.ts';
import type { FeedOptions } from './feed.ts';
import { inlineCarrier } from './inline.ts';
import { listKinds } from './kinds.ts';
import { Leases } from './leases.ts';
import { News } from './news.ts';
import type { Broadcast } from './news.ts';
import type { AnyKind } from './operation.ts';
import { operationsRoutes } from './operations.routes.ts';
import { operationsSockets } from './watch.ts';
import { operationsFor } from './operations-for.ts';
import type { OperationsFor } from './operations-for.ts';
import type { Parts } from './perform.ts';
import { run } from './run.ts';
import { buryExpired, sweep } from './sweep.ts';
import { schedulesRoutes, startDue } from './schedules/schedules.ts';
import { ThreadCarrier } from './threads.ts';
import type { ThreadPool } from './threads.ts';

export { operation } from './operation.ts';
export { duty } from './duties.ts';
export type { Duty, DutyCall } from './duties.ts';
export type * from './operation.ts';
export type { Json } from './json.ts';
export type { OperationStatus } from './operations.table.ts';
export type { Operation, ProgressState } from './wire.ts';
export type { OperationEvent } from './read-events.ts';
export type { Broadcast } from './news.ts';
export type { OperationsFor } from './operations-for.ts';
export type { Started } from './start.ts';
export { LeaseLost, operationsError } from './operations.errors.ts';
export { operationsMigrations } from './migrations/migrations.ts';

export interface OperationsOptions {
  readonly kinds: readonly AnyKind[];
  readonly duties?: readonly Duty[];
  readonly database: Database;
  readonly queue: Queue;
  readonly broadcast: Broadcast;
  readonly clock: Clock;
  readonly log: Log;
  /** The owner's context, for work in the background. */
  readonly contextFor: Parts['contextFor'];
  /** Who carries operations out: worker threads, or this thread. */
  readonly threads: 'inline' | ThreadPool;
  /** Queue → how many of its operations run at once, in all processes together. */
  readonly concurrency?: Readonly<Record<string, number>>;
  readonly timing?: Partial<Timing>;
}

export interface Operations {
  /** Under `/api/v1/operations` and `/api/v1/schedules`. */
  readonly routes: readonly Route<Asking>[];
  readonly sockets: readonly Socket<Asking>[];
  for(actor: Actor): OperationsFor;
  /** Snapshot, then events, until `closed`. */
  feed(options: FeedOptions): Promise<void>;
  /** Begins to take work from the queue, and unless `duties` is false takes its share of the duties. */
  startWorking(options?: { duties?: boolean }): Promise<void>;
  sweep(): Promise<void>;
  /** A turn of a duty now, unless another process has it; joins the one under way. For tests, and for who cannot wait for it. */
  performDuty(name: string): Promise<void>;
  /** Takes no new work, asks what runs to give way, and puts it back for the next start. */
  stop(): Promise<void>;
}

/** Carries a cancellation to the process that runs the operation, this one too. Best effort: the row says it as well. */
const CANCELLATIONS = 'operations.cancel';
const CONCURRENCY = { default: 8, files: 2, sync: 5, writing: 4, drawing: 5 };
const TIMING: Timing = { leaseMs: 30_000, sweepMs: 3000, pauseMs: 1000, graceMs: 10_000 };

/**
 * Durable work. `start` and the acts on an operation need nothing else; `startWorking` makes this process carry them out.
 */
export function createOperations(options: OperationsOptions): Operations {
  const engine = createEngine(options);
  const { queue, leases, news } = engine;
  const sweeping: Duty = { name: 'sweep', everyMs: engine.timing.sweepMs, run: () => sweep(engine) };
  const starting: Duty = { name: 'schedules', everyMs: 5000, run: (call) => startDue(engine, call) };
  const duties = new Duties(engine, [sweeping, starting, ...(options.duties ?? [])]);
  const sweepOnce = () => duties.perform(sweeping.name);

  const unsubscribe = options.broadcast.subscribe(CANCELLATIONS, (message) => {
    if (typeof message === 'object' && message !== null && 'operation_id' in message)
      leases.abort(String(message.operation_id), 'cancelled');
  });

  return {
    routes: [...operationsRoutes(engine), ...schedulesRoutes(engine)],
    sockets: operationsSockets(engine),
    for: (actor) => operationsFor(engine, actor),
    feed: (options) => feed(engine, options),
    sweep: sweepOnce,
    performDuty: (name) => duties.perform(name),
    async startWorking({ duties: all = true } = {}) {
      if (queue.alone) await buryExpired(engine, { all: true });
      for (const [name, concurrency] of Object.entries(engine.concurrency)) {
        await queue.setGlobalConcurrency(name, concurrency);
        queue.work({
          queue: name,
          concurrency,
          async handle(operation_id) {
            if (!leases.stopping) await run(engine, { queue: name, operation_id });
          },
        });
      }
      queue.onReady(() => void sweepOnce());
      await sweepOnce();
      duties.begin(all ? undefined : sweeping.name);
    },
    async stop() {
      leases.stop();
      const slow = setTimeout(() => void engine.carrier.close(), engine.timing.graceMs);
      await Promise.all([queue.stopWorking(), duties.stop()]);
      clearTimeout(slow);
      await engine.carrier.close();
      unsubscribe();
      news.close();
    },
  };
}

function createEngine(options: OperationsOptions): Engine {
  const { database, queue, broadcast, clock, log, contextFor, threads } = options;
  const concurrency = { ...CONCURRENCY, ...options.concurrency };
  const timing = { ...TIMING, ...options.timing };
  const kinds = listKinds(options.kinds);
  for (const kind of kinds.all)
    if (!(kind.queue in concurrency)) throw new Error(`${kind.name} names a queue that does not exist: ${kind.queue}.`);
  const parts = { kinds, database, clock, log, contextFor };
  const news = new News(broadcast);
  const leases = new Leases({ database, clock, log, leaseMs: timing.leaseMs });
  const relay = {
    enqueue: (job: Job) => void queue.add(job),
    tell: (ownerId: string) => news.tell(ownerId),
    interrupt: (operation_id: string) => broadcast.publish(CANCELLATIONS, { operation_id }),
  };
  return {
    ...parts,
    ...relay,
    queue,
    news,
    leases,
    carrier:
      threads === 'inline'
        ? inlineCarrier(parts)
        : new ThreadCarrier(
            threads,
            { ...relay, publish: (channel, message) => broadcast.publish(channel, message) },
            log,
          ),
    timing,
    concurrency,
    shareOf: (queue) => ownerShare(concurrency[queue as keyof typeof concurrency] ?? 1),
  };
}
