import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { suite, test } from 'node:test';
import { freshPostgresql } from '../../test/postgresql.ts';
import { startRedis } from '../../test/redis.ts';
import { openDatabase } from '../database/database.ts';
import { silent } from '../log/log.ts';
import type { Ground } from './test/world.ts';

/** How often a worker is killed in each test; give more by hand: `STEWARD_TEST_KILLS=200 node --test …`. */
const KILLS = Number(process.env['STEWARD_TEST_KILLS'] ?? 4);
const OPERATIONS_EACH = 12;

/** A worker in a process of its own, and what it said it started. */
function startWorker(ground: Ground, acknowledged: Set<string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'test/worker-process.ts'), JSON.stringify(ground)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said = new Map(['ready', 'finished'].map((word) => [word, Promise.withResolvers<void>()]));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const word = said.get(line);
    if (word) word.resolve();
    else acknowledged.add(line);
  });
  const tell = (line: string) => child.stdin.write(`${line}\n`);
  child.stdin.on('error', () => {});
  return {
    ready: said.get('ready')?.promise,
    start: (howMany: number) => tell(`start ${howMany}`),
    async finish() {
      tell('finish');
      await said.get('finished')?.promise;
    },
    async stop() {
      tell('stop');
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Everything that was acknowledged is completed, and each of its steps was taken once. */
async function assertNothingLostOrTwice(ground: Ground, acknowledged: ReadonlySet<string>): Promise<void> {
  const database = await openDatabase({ ...ground, log: silent });
  const operations = await database.read.selectFrom('operations').select(['id', 'status']).execute();
  const steps = await database.read
    .selectFrom('test_effects')
    .select((row) => [
      'operation_id',
      row.fn.countAll<number>().as('taken'),
      row.fn.count<number>('step').distinct().as('steps'),
    ])
    .groupBy('operation_id')
    .execute();
  await database.close();
  const known = new Set(operations.map(({ id }) => id));
  assert.deepEqual(
    [...acknowledged].filter((id) => !known.has(id)),
    [],
    'acknowledged, and lost',
  );
  assert.deepEqual(
    operations.filter(({ status }) => status !== 'completed'),
    [],
    'not completed',
  );
  assert.deepEqual(
    steps.filter((row) => row.taken !== 20 || row.steps !== 20),
    [],
    'steps not taken exactly once',
  );
  assert.equal(steps.length, operations.length);
}

suite('no operation is lost or done twice under kill -9', () => {
  test('of the one process of an embedded Steward', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'steward-kill-'));
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const worker = startWorker({ dataFolder }, acknowledged);
      await worker.ready;
      worker.start(OPERATIONS_EACH);
      await wait(Math.random() * 120);
      await worker.kill();
    }
    const last = startWorker({ dataFolder }, acknowledged);
    await last.ready;
    await last.finish();
    await last.stop();
    await assertNothingLostOrTwice({ dataFolder }, acknowledged);
    rmSync(dataFolder, { recursive: true });
  });

  test('of workers on PostgreSQL and Redis, beside others that live', async () => {
    const [postgresql, redis] = await Promise.all([freshPostgresql(), startRedis()]);
    const ground = { dataFolder: '/nowhere', DATABASE_URL: postgresql.url, REDIS_URL: redis.url };
    const acknowledged = new Set<string>();
    const survivor = startWorker(ground, acknowledged);
    await survivor.ready;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const worker = startWorker(ground, acknowledged);
      await worker.ready;
      worker.start(OPERATIONS_EACH);
      survivor.start(OPERATIONS_EACH);
      await wait(Math.random() * 200);
      await worker.kill();
    }
    await survivor.finish();
    await survivor.stop();
    await assertNothingLostOrTwice(ground, acknowledged);
    await redis.stop();
    await postgresql.drop();
  });
});
