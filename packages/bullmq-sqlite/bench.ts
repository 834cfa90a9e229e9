// BullMQ on SQLite against BullMQ on a real Redis, in one run: `node packages/bullmq-sqlite/bench.ts [jobs]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sqliteBackend } from './bullmq-sqlite.ts';
import { type Side, sideOf, startRedis } from './conformance/conformance.ts';

const payload = () => ({ sentAt: performance.now(), operation_id: '0191f3c2-7c1e-7c1e-8c1e-0191f3c27c1e' });
const perSecond = (count: number, startedAt: number) => Math.round(count / ((performance.now() - startedAt) / 1000));

async function addBulk(side: Side, name: string, count: number): Promise<number> {
  const queue = side.queue(name);
  await queue.waitUntilReady();
  const startedAt = performance.now();
  for (let sent = 0; sent < count; sent += 1000) {
    await queue.addBulk(Array.from({ length: 1000 }, () => ({ name: 'job', data: payload() })));
  }
  const rate = perSecond(count, startedAt);
  await queue.close();
  return rate;
}

/** 100 callers, each of whom waits for its own confirmation, as in a busy API. */
async function addOneByOne(side: Side, count: number): Promise<number> {
  const queue = side.queue('single');
  await queue.waitUntilReady();
  const startedAt = performance.now();
  const caller = async () => {
    for (let sent = 0; sent < count / 100; sent++) await queue.add('job', payload());
  };
  await Promise.all(Array.from({ length: 100 }, caller));
  const rate = perSecond(count, startedAt);
  await queue.close();
  return rate;
}

async function drain(side: Side, concurrency: number, count: number): Promise<number> {
  const name = `drain-${concurrency}`;
  await addBulk(side, name, count);
  const done = Promise.withResolvers<void>();
  let completed = 0;
  const startedAt = performance.now();
  const worker = side.worker(name, async () => 1, { concurrency });
  worker.on('completed', () => {
    completed += 1;
    if (completed >= count) done.resolve();
  });
  await done.promise;
  const rate = perSecond(completed, startedAt);
  await worker.close();
  return rate;
}

/** From the call that adds a job to the first line of its processor, with the worker asleep. */
async function pickup(side: Side, count: number): Promise<{ p50: number; p99: number }> {
  const queue = side.queue('pickup');
  const waits: number[] = [];
  const worker = side.worker('pickup', async ({ data }) => {
    waits.push(performance.now() - (data.sentAt ?? 0));
  });
  await worker.waitUntilReady();
  for (let sent = 0; sent < count; sent++) {
    const asleep = new Promise<void>((resolve) => worker.once('drained', () => resolve()));
    await queue.add('job', payload());
    await asleep;
  }
  await worker.close();
  await queue.close();
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}

async function measure(side: Side, count: number): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  stalls.enable();
  result['add in bulk /s'] = await addBulk(side, 'bulk', count);
  result['add one by one /s'] = await addOneByOne(side, count);
  result['processed /s, 1 at once'] = await drain(side, 1, Math.ceil(count / 2));
  result['processed /s, 50 at once'] = await drain(side, 50, count);
  result['processed /s, 100 at once'] = await drain(side, 100, count);
  stalls.disable();
  const { p50, p99 } = await pickup(side, Math.min(Math.ceil(count / 10), 1000));
  result['pickup ms, p50'] = p50;
  result['pickup ms, p99'] = p99;
  result['worst stall ms'] = Number((stalls.max / 1e6).toFixed(1));
  return result;
}

const count = Number(process.argv[2] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'bullmq-sqlite-bench-'));
const redis = await startRedis();
try {
  const onSqlite = await measure(sideOf('SQLite', sqliteBackend({ file: join(folder, 'queue.db') })), count);
  const onRedis = await measure(sideOf('Redis', redis.backend), count);
  const rows = Object.entries(onSqlite).map(([what, sqlite]) => {
    const other = onRedis[what] ?? 0;
    return [what, { SQLite: sqlite, Redis: other, ratio: Number((sqlite / other).toFixed(2)) }];
  });
  console.table(Object.fromEntries(rows));
} finally {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
}
