import { join } from 'node:path';
import { broadcastError, openBroadcast } from './kernel/broadcast/broadcast.ts';
import { systemClock } from './kernel/clock/clock.ts';
import { databaseError, migrate, openDatabase } from './kernel/database/database.ts';
import { createHttp, createIdempotency, httpError, httpMigrations } from './kernel/http/http.ts';
import {
  SESSION_ENDED_CHANNEL,
  createIdentity,
  identityAliases,
  identityError,
  identityMigrations,
} from './kernel/identity/identity.ts';
import { RequestContext, ownerContext } from './kernel/module/module.ts';
import { createNotices, noticesError, noticesMigrations } from './kernel/notices/notices.ts';
import { createOperations, operationsError, operationsMigrations } from './kernel/operations/operations.ts';
import { openQueue, queueError } from './kernel/queue/queue.ts';
import { localStorage, storageError } from './kernel/storage/storage.ts';
import { picturesError } from './kernel/pictures/pictures.ts';
import { createWriter, writerError } from './kernel/writer/writer.ts';
import { modules as everyModule } from './modules/modules.ts';
import package_ from './package.json' with { type: 'json' };
import type { Clock } from './kernel/clock/clock.ts';
import type { Config } from './kernel/config/config.ts';
import type { Database, Migration } from './kernel/database/database.ts';
import type { Http } from './kernel/http/http.ts';
import type { Identity, SessionEnded } from './kernel/identity/identity.ts';
import type { Log } from './kernel/log/log.ts';
import type { ContextParts, Module } from './kernel/module/module.ts';
import type { Operations, OperationsOptions } from './kernel/operations/operations.ts';

/**
 * What a process does. `start` is everything at once; `api` and `worker` are its halves, for several machines;
 * `local` works without listening, for the time of a command.
 */
export type Role = 'start' | 'api' | 'worker' | 'local';

/** Steward, put together for one process. Nothing listens and nothing works before `start`. */
export interface App {
  readonly database: Database;
  readonly identity: Identity;
  readonly operations: Operations;
  readonly http: Http;
  /** Begins what the role does; resolves with the address where it listens, if it does. */
  start(): Promise<string | undefined>;
  /** Stops listening, asks running operations to give way, closes everything. What ran goes on at the next start. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly role: Role;
  readonly log: Log;
  readonly clock?: Clock;
  readonly modules?: readonly Module[];
  /** What worker threads run: it carries out the operations of the same modules. */
  readonly thread?: URL;
  /** Every reply is held against its schema: for tests. */
  readonly checkReplies?: boolean;
  /** For tests that make a day of a second. */
  readonly timing?: OperationsOptions['timing'];
}

const kernelErrors = [
  databaseError,
  storageError,
  broadcastError,
  queueError,
  httpError,
  identityError,
  picturesError,
  writerError,
  operationsError,
  noticesError,
];

/** The whole schema, in the order in which it grows. */
export function migrationsOf(modules: readonly Module[] = everyModule): Migration[] {
  return [
    httpMigrations,
    identityMigrations,
    operationsMigrations,
    noticesMigrations,
    ...modules.map((module) => module.migrations),
  ].flat();
}

/** @throws what keeps it from working: an unreachable database, a data folder that another Steward uses */
export async function createApp({
  config,
  role,
  log,
  clock = systemClock,
  modules = everyModule,
  ...options
}: AppOptions): Promise<App> {
  const database = await openDatabase({
    ...config,
    log,
    publish: (channel, message) => broadcast.publish(channel, message),
  });
  await migrate(database, migrationsOf(modules));
  const broadcast = await openBroadcast({ ...config, log });
  const queue = openQueue({ config, log });
  const identity = createIdentity({ config, database, broadcast, clock, log });
  const storage = localStorage({ folder: join(config.dataFolder, 'store'), bases: config.filesBases });
  const writer = createWriter({ config, clock, log });
  const parts: ContextParts = { database, storage, writer, log, clock, operations: (actor) => operations.for(actor) };

  const notices = createNotices({ config, database, broadcast, clock, log });
  const operations = createOperations({
    ...{ database, queue, broadcast, clock, log },
    kinds: modules.flatMap((module) => module.operations),
    duties: [...notices.duties, ...modules.flatMap(({ duties = [] }) => duties)],
    contextFor: async (ownerId, signal) => ownerContext(parts, await identity.getActor(ownerId), signal),
    threads:
      config.STEWARD_THREADS === 0
        ? 'inline'
        : {
            entry: options.thread ?? new URL('thread.ts', import.meta.url),
            count: config.STEWARD_THREADS,
            data: config,
          },
    ...(options.timing ? { timing: options.timing } : {}),
  });

  const http = createHttp({
    ...{ config, log, clock, version: package_.version },
    routes: [
      ...identity.routes,
      ...operations.routes,
      ...notices.routes,
      ...modules.flatMap((module) => module.routes),
    ],
    sockets: [...operations.sockets, ...notices.sockets],
    aliases: Object.assign({}, identityAliases, ...modules.map((module) => module.aliases)),
    authenticate: (credentials) => identity.authenticate(credentials),
    stillValid: ({ session_id }) => session_id !== undefined && identity.sessionAlive(session_id),
    contextFor: (caller) => new RequestContext(parts, caller),
    idempotency: createIdempotency({ database, clock }),
    readiness: { database: () => database.read.selectFrom('people').select('id').limit(1).execute() },
    errors: [...kernelErrors, ...modules.map(({ errors }) => errors)].map(({ definitions }) => definitions),
    webFolder: join(import.meta.dirname, 'web', 'dist'),
    checkReplies: options.checkReplies,
  });
  broadcast.subscribe<SessionEnded>(SESSION_ENDED_CHANNEL, ({ session_ids }) =>
    http.closeSockets(({ session_id }) => session_ids.includes(session_id ?? '')),
  );

  return {
    ...{ database, identity, operations, http },
    async start() {
      if (role !== 'api') await operations.startWorking({ duties: role !== 'local' });
      return role === 'start' || role === 'api' ? http.listen() : undefined;
    },
    async stop() {
      await http.close();
      await operations.stop();
      notices.close();
      await queue.close();
      await broadcast.close();
      await database.close();
    },
  };
}
