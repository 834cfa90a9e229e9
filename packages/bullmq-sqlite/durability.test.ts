import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { sqliteBackend } from './bullmq-sqlite.ts';
import { latch, type Side, sideOf, until } from './conformance/conformance.ts';

function newFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'bullmq-sqlite-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'queue.db');
}

const open = (file: string, synchronous: 'NORMAL' | 'FULL' = 'NORMAL'): Side =>
  sideOf('sqlite', sqliteBackend({ file, synchronous }));

/** Starts the child, and says `kill` when it has printed so many lines; what it printed up to its end. */
async function runUntil(
  t: TestContext,
  file: string,
  jobs: number,
  lines: number,
  then: (child: ChildProcess) => void,
) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'durability-child.ts'), file, String(jobs), String(lines)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  t.after(() => child.kill('SIGKILL'));
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    if (printed.length === lines) then(child);
  }
  return printed.slice(1).map(Number);
}

for (const killAt of [2, 300, 900]) {
  test(`a program that is killed at line ${killAt} loses no job, and repeats only what it was working on`, async (t) => {
    const file = newFile(t);
    const count = 1000;
    const before = await runUntil(t, file, count, killAt, (child) => child.kill('SIGKILL'));
    assert.ok(before.length < count);

    const side = open(file);
    const queue = side.queue('work');
    const after: number[] = [];
    const worker = side.worker('work', async ({ data }) => after.push(data.n ?? -1), { concurrency: 10 });
    await until(async () => (await queue.getCompletedCount()) === count);
    assert.deepEqual(await queue.getJobCounts('waiting', 'active', 'failed'), { waiting: 0, active: 0, failed: 0 });
    const runs = new Map<number, number>();
    for (const n of [...before, ...after]) runs.set(n, (runs.get(n) ?? 0) + 1);
    assert.equal(runs.size, count);
    const repeated = [...runs].filter(([, times]) => times > 1);
    assert.ok(repeated.length <= 10, `${repeated.length} jobs ran again`);
    for (const [n] of repeated) assert.equal((await queue.getJob(String(n + 1)))?.stalledCounter, 1);
    assert.equal((await queue.add('x', {})).id, String(count + 1));
    await worker.close();
    await queue.close();
  });
}

test('a second process is refused, and let in when the first is gone, however it went', async (t) => {
  const file = newFile(t);
  const end = runUntil(t, file, 1, 2, (child) => {
    assert.throws(() => open(file).queue('work'), {
      name: 'QueueFileError',
      code: 'in-use',
      message: /in use by another process/,
    });
    child.kill('SIGKILL');
  });
  await end;
  const queue = open(file).queue('work');
  assert.equal(await queue.count(), 0);
  await queue.close();
});

for (const synchronous of ['NORMAL', 'FULL'] as const) {
  test(`what waits survives the end of the program, synchronous ${synchronous}`, async (t) => {
    const file = newFile(t);
    const first = open(file, synchronous).queue('work');
    await first.add('now', {});
    await first.add('urgent', {}, { priority: 1 });
    await first.add('later', { n: 5 }, { delay: 100_000, deduplication: { id: 'same' } });
    await first.upsertJobScheduler('daily', { pattern: '0 7 * * *' }, { name: 'tick' });
    await first.rateLimit(60_000);
    await first.setGlobalConcurrency(3);
    await first.pause();
    await first.close();

    const queue = open(file, synchronous).queue('work');
    t.after(() => queue.close());
    assert.deepEqual(await queue.getJobCounts('waiting', 'prioritized', 'delayed'), {
      waiting: 1,
      prioritized: 1,
      delayed: 2,
    });
    assert.equal((await queue.getJob('3'))?.data.n, 5);
    assert.equal((await queue.add('later', {}, { deduplication: { id: 'same' } })).id, '3');
    assert.equal((await queue.getJobScheduler('daily'))?.pattern, '0 7 * * *');
    assert.ok((await queue.getRateLimitTtl()) > 50_000);
    assert.equal(await queue.getGlobalConcurrency(), 3);
    assert.equal(await queue.isPaused(), true);
  });
}

test('a file that was deleted between two runs is made anew', async (t) => {
  const file = newFile(t);
  const first = open(file).queue('work');
  await first.add('x', {});
  await first.close();
  rmSync(file);
  const queue = open(file).queue('work');
  assert.equal(await queue.count(), 0);
  assert.equal((await queue.add('x', {})).id, '1');
  await queue.close();
});

test('a file that is no queue file is refused and left as it is', (t) => {
  const file = newFile(t);
  const refused = (code: string) => assert.throws(() => open(file).queue('work'), { name: 'QueueFileError', code });

  writeFileSync(file, 'a letter to my aunt, '.repeat(100));
  refused('not-a-queue-file');
  assert.equal(statSync(file).size, 2100);

  rmSync(file);
  const foreign = new DatabaseSync(file);
  foreign.exec('CREATE TABLE letters (text TEXT)');
  foreign.close();
  refused('not-a-queue-file');

  rmSync(file);
  assert.throws(() => open(join(file, 'in', 'nowhere.db')).queue('work'), { code: 'ENOENT' });
});

test('a queue file of another version, or a damaged one, is refused', async (t) => {
  const file = newFile(t);
  const refused = (code: string) => assert.throws(() => open(file).queue('work'), { name: 'QueueFileError', code });
  const queue = open(file).queue('work');
  await queue.addBulk(Array.from({ length: 500 }, (_, n) => ({ name: 'x', data: { n } })));
  await queue.close();
  truncateSync(file, 8192);
  refused('corrupt');

  rmSync(file);
  await open(file).queue('work').close();
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  refused('other-version');
});

test('ten thousand jobs by four workers: each runs once', async (t) => {
  const side = open(newFile(t));
  const queue = side.queue('work');
  const count = 10_000;
  const all = latch(count);
  const runs = new Uint8Array(count);
  const workers = Array.from({ length: 4 }, () =>
    side
      .worker('work', async ({ data }) => (runs[data.n ?? 0] = (runs[data.n ?? 0] ?? 0) + 1), { concurrency: 25 })
      .on('completed', all.knock),
  );
  await queue.addBulk(Array.from({ length: count }, (_, n) => ({ name: 'x', data: { n } })));
  await all.open;
  assert.ok(runs.every((times) => times === 1));
  assert.equal(await queue.getCompletedCount(), count);
  for (const worker of workers) await worker.close();
  await queue.close();
});

test('a file is closed with its last user only', async (t) => {
  const side = open(newFile(t));
  const one = side.queue('work');
  const two = side.queue('work');
  const events = side.events('work');
  const unconfirmed = one.add('x', {});
  await one.close();
  await unconfirmed;
  await assert.rejects(one.count(), /Connection is closed/);
  assert.equal(await two.count(), 1);
  await events.close();
  await two.close();
  await assert.rejects(two.count(), /Connection is closed/);
});
