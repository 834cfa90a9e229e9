import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { silent } from '../log/log.ts';
import { migrate, openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { halves } from './test/halves.ts';

async function fresh(t: TestContext): Promise<{ dataFolder: string; database: Database }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'steward-sqlite-'));
  const database = await openDatabase({ dataFolder, log: silent });
  await migrate(database, [halves]);
  t.after(async () => {
    await database.close();
    await rm(dataFolder, { recursive: true });
  });
  return { dataFolder, database };
}

const insert = (database: Database, id: string) =>
  database.write((tx) => tx.insertInto('test_halves').values({ id, half: 1 }).execute());

test('what was acknowledged survives kill -9, whole, and nothing is there by halves', async (t) => {
  const { dataFolder, database } = await fresh(t);
  for (const name of ['first', 'second', 'third']) {
    const writer = fork(new URL('test/writer.ts', import.meta.url), [dataFolder, name]);
    const acknowledged: string[] = [];
    writer.on('message', (id: string) => {
      acknowledged.push(id);
      if (acknowledged.length === 200) writer.kill('SIGKILL');
    });
    await once(writer, 'close');
    const rows = await database.read
      .selectFrom('test_halves')
      .select(['id', (count) => count.fn.countAll<number>().as('halves')])
      .groupBy('id')
      .execute();
    const found = new Map(rows.map(({ id, halves }) => [id, halves]));
    assert.ok(acknowledged.length >= 200);
    assert.deepEqual(
      acknowledged.filter((id) => found.get(id) !== 2),
      [],
    );
    assert.deepEqual(
      rows.filter(({ halves }) => halves !== 2),
      [],
    );
  }
});

test('a full disk fails the writes it cannot hold, loses none that it acknowledged, and writes go on once there is room', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-full-disk-'));
  t.after(() => rm(folder, { recursive: true }));
  // The small disk lives in a mount namespace of the child's own, and ends with it.
  const namespaces = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];
  const script = new URL('test/full-disk.ts', import.meta.url).pathname;
  const child = spawn(
    'unshare',
    [
      ...namespaces,
      'sh',
      '-c',
      'mount -t tmpfs -o size=2m none "$0" && exec "$@"',
      folder,
      process.execPath,
      script,
      folder,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => assert.fail(`the child ended with ${code}; it needs unshare and mount`)),
  ])) as [{ failures: unknown[]; acknowledged: number; lost: number; extra: number }];
  await once(child, 'exit');
  assert.deepEqual(told.failures, ['database.full']);
  assert.ok(told.acknowledged > 10, `${told.acknowledged} acknowledged`);
  assert.deepEqual({ lost: told.lost, extra: told.extra }, { lost: 0, extra: 0 });
});

test('two threads write at once, and neither hears of the other', async (t) => {
  const { dataFolder, database } = await fresh(t);
  const thread = new Worker(new URL('test/writer.ts', import.meta.url), {
    argv: [dataFolder, 'thread', '1000'],
  });
  const ended = once(thread, 'exit');
  await once(thread, 'message');
  await Promise.all(Array.from({ length: 1000 }, (_, index) => insert(database, `main-${index}`)));
  assert.deepEqual(await ended, [0]);
  const { rows } = await database.read
    .selectFrom('test_halves')
    .select((count) => count.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  assert.equal(rows, 3000);
});

test('while another connection holds the lock, the event loop turns and the write waits', async (t) => {
  const { dataFolder, database } = await fresh(t);
  const other = new DatabaseSync(join(dataFolder, 'steward.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  let done = false;
  const write = insert(database, 'patient').then(() => (done = true));
  await wait(20);
  for (let turns = 0; turns < 100; turns++) await turn();
  assert.equal(done, false);
  other.exec('COMMIT');
  other.close();
  await write;
});

test('work that awaits something other than the database is refused, and the others of its turn are not', async (t) => {
  const { database } = await fresh(t);
  const results = await Promise.allSettled([
    insert(database, 'before'),
    database.write(async (tx) => {
      await tx.insertInto('test_halves').values({ id: 'waits', half: 1 }).execute();
      await wait(1);
      await tx.insertInto('test_halves').values({ id: 'waits', half: 2 }).execute();
    }),
    database.write(() => new Promise(() => undefined)),
    insert(database, 'behind'),
  ]);
  const outcome = results.map((result) =>
    result.status === 'fulfilled' ? 'ok' : (result.reason as { code: string }).code,
  );
  assert.deepEqual(outcome, ['ok', 'database.write-waited', 'database.write-waited', 'ok']);
  const rows = await database.read.selectFrom('test_halves').select('id').orderBy('id').execute();
  assert.deepEqual(rows, [{ id: 'before' }, { id: 'behind' }]);
});

test('the write-ahead log does not grow for ever while writes never pause', async (t) => {
  const { dataFolder, database } = await fresh(t);
  const log = join(dataFolder, 'steward.sqlite-wal');
  await insert(database, 'start');
  const megabyte = 'x'.repeat(1024 * 1024);
  let written = 0;
  while (written < 3 * statSync(log).size && written < 2 ** 30) {
    await database.write((tx) =>
      tx
        .updateTable('test_halves')
        .set({ id: megabyte + written })
        .execute(),
    );
    written += 1024 * 1024;
    await turn();
  }
  assert.ok(written < 2 ** 30, 'the log holds a third or more of a gigabyte of writes');
});

test('opened for reading only, it reads, and refuses to write', async (t) => {
  const { dataFolder, database } = await fresh(t);
  await insert(database, 'there');
  const reading = await openDatabase({ dataFolder, log: silent, readOnly: true });
  assert.deepEqual(await reading.read.selectFrom('test_halves').select('id').execute(), [{ id: 'there' }]);
  await assert.rejects(insert(reading, 'more'), { code: 'database.read-only' });
  await reading.close();
});
