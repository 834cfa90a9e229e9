import { EventEmitter } from 'node:events';
import { systemClock } from '../../clock/clock.ts';
import type { Clock } from '../../clock/clock.ts';
import { migrate, openDatabase } from '../../database/database.ts';
import type { Database, Migration } from '../../database/database.ts';
import type { Actor } from '../../http/route.ts';
import { silent } from '../../log/log.ts';
import type { Log } from '../../log/log.ts';
import type { Context } from '../../module/module.ts';
import { openQueue } from '../../queue/queue.ts';
import type { Queue } from '../../queue/queue.ts';
import { builtinWriter } from '../../writer/writer.ts';
import { createOperations, operationsMigrations } from '../operations.ts';
import type { AnyKind, Broadcast, Operation, OperationEvent, Operations, OperationsOptions } from '../operations.ts';

/** Where a world stands: on SQLite and its own queue file, or on the servers named. */
export interface Ground {
  readonly dataFolder: string;
  readonly DATABASE_URL?: string | undefined;
  readonly REDIS_URL?: string | undefined;
}

/** One process's worth of Steward: database, queue and operations, and a way to wait for what happens. */
export interface World {
  readonly database: Database;
  readonly queue: Queue;
  readonly operations: Operations;
  as(name: string): ReturnType<Operations['for']>;
  /** Resolves with the operation when it is as `is` wants it. */
  until(operationId: string, is: Operation['status'] | ((operation: Operation) => boolean)): Promise<Operation>;
  close(): Promise<void>;
}

export async function openWorld(
  ground: Ground,
  kinds: readonly AnyKind[],
  {
    broadcast = localBroadcast(),
    log = silent,
    migrations = [],
    lockMs = 10_000,
    clock = systemClock,
    ...options
  }: { migrations?: readonly Migration[]; lockMs?: number; log?: Log; clock?: Clock } & Partial<
    Pick<OperationsOptions, 'broadcast' | 'threads' | 'timing' | 'concurrency' | 'duties'>
  > = {},
): Promise<World> {
  const database = await openDatabase({ ...ground, log });
  await migrate(database, [...operationsMigrations, ...migrations]);
  const queue = openQueue({ config: ground, log, lockMs });
  const operations: Operations = createOperations({
    kinds,
    database,
    queue,
    broadcast,
    clock,
    log,
    threads: 'inline',
    contextFor: contextIn({ database, log, operations: (actor) => operations.for(actor) }),
    ...options,
  });
  return {
    database,
    queue,
    operations,
    as: (name) => operations.for(person(name)),
    async until(operationId, is) {
      const fits = typeof is === 'string' ? ({ status }: Operation) => status === is : is;
      const { owner_id } = await database.read
        .selectFrom('operations')
        .select('owner_id')
        .where('id', '=', operationId)
        .executeTakeFirstOrThrow();
      const closed = new AbortController();
      let latest: Operation | undefined;
      let found: Operation | undefined;
      const send = (message: unknown): void => {
        const { operation, progress } = message as { operation?: Operation; progress?: Operation['progress'] };
        latest = operation ?? (latest && progress ? { ...latest, progress } : latest);
        if (found || !latest || !fits(latest)) return;
        found = latest;
        closed.abort();
      };
      await operations.feed({ owner_id, operation_id: operationId, send, closed: closed.signal });
      if (!found) throw new Error('The feed ended.');
      return found;
    },
    async close() {
      await operations.stop();
      await queue.close();
      await database.close();
    },
  };
}

export function person(name: string): Actor {
  return { person_id: name, role: name === 'admin' ? 'admin' : 'user', time_zone: 'UTC', locale: 'en' };
}

/** The context of a test's kinds: they use of it what is here. */
export function contextIn({
  database,
  log,
  operations,
}: {
  database: Database;
  log: Log;
  operations: (actor: Actor) => Context['operations'];
}): OperationsOptions['contextFor'] {
  const nowhere = (): never => {
    throw new Error('There is no storage in this test.');
  };
  const storage = { bases: [], put: nowhere, read: nowhere, find: nowhere, list: nowhere, delete: nowhere };
  return (ownerId, signal) => {
    const actor = person(ownerId);
    return {
      ...{ actor, database, storage, log, signal },
      operations: operations(actor),
      writer: builtinWriter(systemClock),
      clock: systemClock,
    };
  };
}

/** What two worlds of one process share, as two processes would by the real one. */
export function localBroadcast(): Broadcast {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (channel, message) => setImmediate(() => emitter.emit(channel, message)),
    subscribe(channel, listener) {
      emitter.on(channel, listener);
      return () => emitter.off(channel, listener);
    },
  };
}

/** Follows a feed: what was sent so far, and a wait for what is still to come. */
export function follow(world: World, options: { owner: string; operation_id?: string; after?: number }) {
  const closed = new AbortController();
  const messages: (OperationEvent | { type: 'snapshot'; sequence: number })[] = [];
  const news = new EventEmitter();
  const ended = world.operations.feed({
    owner_id: options.owner,
    operation_id: options.operation_id,
    after: options.after,
    closed: closed.signal,
    send(message) {
      messages.push(message as (typeof messages)[number]);
      news.emit('message', message);
    },
  });
  return {
    messages,
    onMessage: (listener: (message: (typeof messages)[number]) => void) => news.on('message', listener),
    async until(fits: (message: (typeof messages)[number]) => boolean): Promise<void> {
      while (!messages.some(fits)) await new Promise((resolve) => news.once('message', resolve));
    },
    async end(): Promise<void> {
      closed.abort();
      await ended;
    },
  };
}

/** Something that a test waits for, and something that waits for the test. */
export function latch<T = void>(): PromiseWithResolvers<T> {
  return Promise.withResolvers<T>();
}
