import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { systemClock as clock } from './kernel/clock/clock.ts';
import { openDatabase } from './kernel/database/database.ts';
import { getActor } from './kernel/identity/get-actor.ts';
import { createLog } from './kernel/log/log.ts';
import { ownerContext } from './kernel/module/module.ts';
import { serveThread } from './kernel/operations/thread.ts';
import { localStorage } from './kernel/storage/storage.ts';
import { createWriter } from './kernel/writer/writer.ts';
import type { Config } from './kernel/config/config.ts';
import type { ContextParts, Module } from './kernel/module/module.ts';

/** Makes this worker thread carry out every kind of operation of these modules, on its own connection to the same database. */
export async function carryOutOperations(modules: readonly Module[]): Promise<void> {
  const config = workerData as Config;
  const log = createLog({ level: config.STEWARD_LOG_LEVEL, pretty: false });
  const database = await openDatabase({
    ...config,
    log,
    publish: (channel, message) => operations.publish(channel, message),
  });
  const storage = localStorage({ folder: join(config.dataFolder, 'store'), bases: config.filesBases });
  const writer = createWriter({ config, clock, log });
  const parts: ContextParts = { database, storage, writer, log, clock, operations: (actor) => operations.for(actor) };

  const operations = serveThread({
    ...{ database, clock, log },
    kinds: modules.flatMap((module) => module.operations),
    contextFor: async (ownerId, signal) => ownerContext(parts, await getActor(database, ownerId), signal),
    close: () => database.close(),
  });
}
