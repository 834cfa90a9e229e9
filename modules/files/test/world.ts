import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../kernel/clock/clock.ts';
import { DATA_FOLDER_MARK } from '../../../kernel/config/config.ts';
import { migrate, openDatabase } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { silent } from '../../../kernel/log/log.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { createOperations, operationsMigrations } from '../../../kernel/operations/operations.ts';
import type { Entry, Json, Operation, Operations } from '../../../kernel/operations/operations.ts';
import { openQueue } from '../../../kernel/queue/queue.ts';
import { localStorage } from '../../../kernel/storage/storage.ts';
import { builtinWriter } from '../../../kernel/writer/writer.ts';
import { filesModule } from '../module.ts';
import { organize } from '../organize.operation.ts';

type Input = Parameters<typeof organize.title>[0];

/** One process's worth of Steward with the files module, on SQLite, and a folder `base` in which people may work. */
export interface World {
  readonly base: string;
  readonly database: Database;
  readonly operations: Operations;
  contextOf(name: string, signal?: AbortSignal): Context;
  /** Starts an organise of `root`, a preview unless told otherwise, and resolves when it has come to rest. */
  organize(root: string, input?: Partial<Input>, options?: { dry_run?: boolean; as?: string }): Promise<Operation>;
  apply(id: string, options?: { exclude?: number[] }): Promise<Operation>;
  rollback(id: string): Promise<Operation>;
  entries(id: string): Promise<Entry[]>;
  settled(id: string): Promise<Operation>;
  /** Stops, and removes the folder unless it is to be gone on with. */
  close(options?: { keep?: boolean }): Promise<void>;
}

const LIVING = new Set<Operation['status']>(['pending', 'running', 'rolling_back']);

/**
 * @param options.folder one that an earlier world has left; it goes on there
 * @param options.idle takes no work before `startWorking`
 */
export async function openWorld(options: { folder?: string; bases?: string[]; idle?: boolean } = {}): Promise<World> {
  const base = realpathSync(options.folder ?? mkdtempSync(join(tmpdir(), 'steward-files-')));
  const bases = options.bases ?? [base];
  const dataFolder = join(base, '.steward-data');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, DATA_FOLDER_MARK), '');
  const database = await openDatabase({ dataFolder, log: silent });
  await migrate(database, [...operationsMigrations, ...filesModule.migrations]);
  const queue = openQueue({ config: { dataFolder }, log: silent });
  const emitter = new EventEmitter();
  const contextOf = (name: string, signal = new AbortController().signal): Context => {
    const actor = { person_id: name, role: 'user' as const, time_zone: 'UTC', locale: 'en' };
    const storage = localStorage({ folder: join(dataFolder, 'store'), bases });
    return {
      ...{ actor, database, storage, signal, log: silent, clock: systemClock },
      operations: operations.for(actor),
      writer: builtinWriter(systemClock),
    };
  };
  const operations: Operations = createOperations({
    kinds: filesModule.operations,
    database,
    queue,
    broadcast: {
      publish: (channel, message) => setImmediate(() => emitter.emit(channel, message)),
      subscribe(channel, listener) {
        emitter.on(channel, listener);
        return () => emitter.off(channel, listener);
      },
    },
    clock: systemClock,
    log: silent,
    threads: 'inline',
    contextFor: contextOf,
  });
  if (!options.idle) await operations.startWorking();
  const mine = (name = 'ada') => contextOf(name).operations;
  const settled = (id: string) => comeToRest(operations, database, id);
  return {
    base,
    database,
    operations,
    contextOf,
    settled,
    async organize(root, input = {}, { dry_run = true, as = 'ada' } = {}) {
      const given = { root_path: root, organization_mode: 'category_year', ...input } as Input;
      return settled((await mine(as).start(organize, given, { dry_run })).operation_id);
    },
    apply: async (id, options) => settled((await mine().apply(id, options)).operation_id),
    rollback: async (id) => settled((await mine().rollback(id)).operation_id),
    entries: (id) => entriesOf(database, id),
    async close({ keep = false } = {}) {
      await operations.stop();
      await queue.close();
      await database.close();
      if (!keep) rmSync(base, { recursive: true, force: true });
    },
  };
}

async function comeToRest(operations: Operations, database: Database, id: string): Promise<Operation> {
  const { owner_id } = await database.read
    .selectFrom('operations')
    .select('owner_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const closed = new AbortController();
  let rested: Operation | undefined;
  const send = (message: unknown) => {
    const { operation } = message as { operation?: Operation };
    if (rested || !operation || LIVING.has(operation.status)) return;
    rested = operation;
    closed.abort();
  };
  await operations.feed({ owner_id, operation_id: id, send, closed: closed.signal });
  if (!rested) throw new Error('The feed ended.');
  return rested;
}

async function entriesOf({ read }: Database, id: string): Promise<Entry[]> {
  const rows = await read
    .selectFrom('operation_entries')
    .selectAll()
    .where('operation_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail ?? 'null') as Json }));
}
