import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { freshPostgresql } from '../../test/postgresql.ts';
import { startRedis } from '../../test/redis.ts';
import { freePort } from '../../test/server.ts';
import { silent } from '../log/log.ts';
import { openQueue } from './queue.ts';
import type { Queue } from './queue.ts';

type Place = Parameters<typeof openQueue>[0]['config'];

const folder = () => mkdtempSync(join(tmpdir(), 'steward-queue-'));

/** Works until `count` jobs were handed out; returns their ids in order. */
async function take(queue: Queue, name: string, count: number): Promise<string[]> {
  const taken: string[] = [];
  const all = Promise.withResolvers<void>();
  queue.work({
    queue: name,
    concurrency: 1,
    async handle(id) {
      taken.push(id);
      if (taken.length === count) all.resolve();
    },
  });
  await all.promise;
  return taken;
}

function queueConformance(name: string, create: () => Promise<{ place: Place; drop(): Promise<void> }>): void {
  suite(name, () => {
    let place: Place;
    let drop: () => Promise<void>;
    let queue: Queue;
    before(async () => {
      ({ place, drop } = await create());
      queue = openQueue({ config: place, log: silent });
      const ready = Promise.withResolvers<void>();
      queue.onReady(() => ready.resolve());
      if (place.REDIS_URL !== undefined) await ready.promise;
    });
    after(async () => {
      await queue.close();
      await drop();
    });

    test('the same turn is one job, another turn another; in their order; and nothing stays', async () => {
      const job = (operation_id: string, fence = 0) => ({ queue: 'order', operation_id, fence });
      assert.ok(await queue.add(job('a')));
      assert.ok(await queue.addMany([job('a'), job('b'), job('b', 1)]));
      assert.deepEqual(await queue.counts('order'), { waiting: 3, active: 0, delayed: 0 });
      assert.deepEqual(await take(queue, 'order', 3), ['a', 'b', 'b']);
      await queue.stopWorking();
      assert.deepEqual(await queue.counts('order'), { waiting: 0, active: 0, delayed: 0 });
      assert.ok(await queue.add(job('a')));
      assert.deepEqual(await queue.counts('order'), { waiting: 1, active: 0, delayed: 0 });
    });

    test('a delayed job comes when it is due', async () => {
      const addedAt = performance.now();
      await queue.add({ queue: 'delayed', operation_id: 'late', fence: 0, delayMs: 150 });
      assert.equal((await queue.counts('delayed'))?.delayed, 1);
      await take(queue, 'delayed', 1);
      assert.ok(performance.now() - addedAt >= 145);
      await queue.stopWorking();
    });

    test('the global concurrency holds over all workers', async () => {
      const other = openQueue({ config: place, log: silent });
      const ready = Promise.withResolvers<void>();
      other.onReady(() => ready.resolve());
      if (place.REDIS_URL !== undefined) await ready.promise;
      await queue.setGlobalConcurrency('narrow', 2);
      await queue.addMany(
        Array.from({ length: 10 }, (_, index) => ({ queue: 'narrow', operation_id: `${index}`, fence: 0 })),
      );
      let together = 0;
      let most = 0;
      let left = 10;
      const all = Promise.withResolvers<void>();
      const two = Promise.withResolvers<void>();
      const handle = async () => {
        most = Math.max(most, ++together);
        // The first waits for a second: that two may run is part of the promise.
        if (together === 2) two.resolve();
        await two.promise;
        for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
        together -= 1;
        if (--left === 0) all.resolve();
      };
      for (const each of [queue, other]) each.work({ queue: 'narrow', concurrency: 4, handle });
      await all.promise;
      assert.equal(most, 2);
      await other.close();
      await queue.stopWorking();
    });
  });
}

queueConformance('the embedded queue', async () => {
  const dataFolder = folder();
  return { place: { dataFolder }, drop: async () => rmSync(dataFolder, { recursive: true }) };
});

queueConformance('the queue on Redis', async () => {
  const redis = await startRedis();
  return { place: { dataFolder: '/nowhere', REDIS_URL: redis.url }, drop: () => redis.stop() };
});

queueConformance('the queue on PostgreSQL', async () => {
  const { url, drop } = await freshPostgresql();
  return { place: { dataFolder: '/nowhere', DATABASE_URL: url }, drop };
});

test('a damaged queue file is moved aside, and made anew', async () => {
  const dataFolder = folder();
  writeFileSync(join(dataFolder, 'queue.sqlite'), 'This is no database, and was never one.'.repeat(100));
  const queue = openQueue({ config: { dataFolder }, log: silent });
  assert.ok(await queue.add({ queue: 'default', operation_id: 'a', fence: 0 }));
  assert.equal(readdirSync(dataFolder).filter((name) => name.startsWith('queue.sqlite.damaged-')).length, 1);
  await queue.close();
  rmSync(dataFolder, { recursive: true });
});

test('a second process is refused while one has the embedded queue', async () => {
  const dataFolder = folder();
  const queue = openQueue({ config: { dataFolder }, log: silent });
  const second = `import { openQueue } from ${JSON.stringify(new URL('queue.ts', import.meta.url).href)};
    import { silent } from ${JSON.stringify(new URL('../log/log.ts', import.meta.url).href)};
    try { openQueue({ config: { dataFolder: ${JSON.stringify(dataFolder)} }, log: silent }); } catch (error) { console.log(error.code); }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', second], { encoding: 'utf8' });
  assert.equal(stdout.trim(), 'queue.in-use');
  await queue.close();
  rmSync(dataFolder, { recursive: true });
});

test('a Redis that is dead refuses at once, is mentioned once, and is used when it is there', async () => {
  const port = await freePort();
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const queue = openQueue({ config: { dataFolder: '/nowhere', REDIS_URL: `redis://127.0.0.1:${port}` }, log });
  const handled: string[] = [];
  let woken = Promise.withResolvers<void>();
  queue.work({
    queue: 'default',
    concurrency: 1,
    async handle(id) {
      handled.push(id);
      woken.resolve();
    },
  });
  const job = (operation_id: string) => ({ queue: 'default', operation_id, fence: 0 });
  for (let round = 0; round < 20; round += 1) assert.equal(await queue.add(job('lost')), false);
  assert.equal(await queue.counts('default'), undefined);

  for (const round of ['first', 'second']) {
    const ready = Promise.withResolvers<void>();
    queue.onReady(() => ready.resolve());
    const redis = await startRedis({ port });
    await ready.promise;
    woken = Promise.withResolvers();
    assert.ok(await queue.add(job(round)));
    await woken.promise;
    await redis.stop();
  }
  assert.deepEqual(handled, ['first', 'second']);
  const trouble = lines.filter((line) => line.includes('trouble'));
  assert.ok(trouble.length >= 1 && trouble.length <= 3, lines.join(''));
  await queue.close();
});
