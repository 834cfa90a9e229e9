import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { count } from './test/kinds.ts';
import { deadly, parent, spin, stubborn, telling, threadKinds, waiting } from './test/thread-kinds.ts';
import { latch, localBroadcast, openWorld } from './test/world.ts';
import type { World } from './test/world.ts';
import type { Operation } from './operations.ts';

const begun = ({ progress }: Operation) => progress !== null;

suite('operations in threads', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steward-threads-'));
  const broadcast = localBroadcast();
  let world: World;
  const open = () =>
    openWorld({ dataFolder }, threadKinds, {
      broadcast,
      threads: { entry: new URL('test/thread-entry.ts', import.meta.url), count: 2, data: { dataFolder } },
      timing: { leaseMs: 1500, graceMs: 300, pauseMs: 20 },
    });

  before(async () => {
    world = await open();
    await world.operations.startWorking();
  });
  after(async () => {
    await world.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  test('a plan, its run and its undo', async () => {
    const ada = world.as('ada');
    const { operation_id: id } = await ada.start(count, { to: 25, step: 10 });
    assert.deepEqual((await world.until(id, 'completed')).result, { counted: 25 });
    await ada.rollback(id);
    assert.deepEqual((await world.until(id, 'rolled_back')).result, { restored: 25 });
  });

  test('a computation without a pause keeps its lease, and nobody else waits for it', async () => {
    const { operation_id: id } = await world.as('ada').start(spin, { ms: 2500, reporting: false });
    await world.until(id, 'running');
    const other = await world.as('bob').start(count, { to: 3, step: 1 });
    await world.until(other.operation_id, 'completed');
    assert.equal((await world.as('ada').get(id)).status, 'running');
    const done = await world.until(id, 'completed');
    assert.deepEqual([done.attempt, done.status], [1, 'completed']);
  });

  test('a computation that reports hears of its cancellation', async () => {
    const { operation_id: id } = await world.as('ada').start(spin, { ms: 60_000, reporting: true });
    await world.until(id, begun);
    await world.as('ada').cancel(id);
    await world.until(id, 'cancelled');
  });

  test('an operation that kills its threads ends as failed, and its neighbours go on', async () => {
    const neighbours = await Promise.all(['ada', 'bob', 'cleo'].map((name) => world.as(name).start(waiting, {})));
    for (const { operation_id } of neighbours) await world.until(operation_id, begun);
    for (const how of ['exit', 'throw'] as const) {
      const { operation_id: id } = await world.as('mallory').start(deadly, { how });
      const failed = await world.until(id, 'failed');
      assert.equal(failed.error?.code, 'operations.worker-died');
      assert.match(failed.error.detail, how === 'exit' ? /code 7/u : /Nobody catches this/u);
    }
    for (const [index, name] of ['ada', 'bob', 'cleo'].entries()) {
      const { operation_id } = neighbours[index] ?? assert.fail();
      const { status } = await world.as(name).get(operation_id);
      if (status === 'running') await world.as(name).cancel(operation_id);
      assert.match(
        (await world.until(operation_id, ({ status }) => status !== 'running')).status,
        /completed|cancelled/u,
      );
    }
  });

  test('an operation starts another', async () => {
    const { operation_id: id } = await world.as('ada').start(parent, {});
    const { result } = await world.until(id, 'completed');
    assert.ok(result !== null && typeof result === 'object' && 'operation_id' in result);
    assert.ok(typeof result.operation_id === 'string');
    await world.until(result.operation_id, 'completed');
  });

  test('what a transaction in a thread publishes is heard outside', async () => {
    const heard = latch<unknown>();
    const stop = broadcast.subscribe('test.news', heard.resolve);
    await world.as('ada').start(telling, { message: 'tea' });
    assert.equal(await heard.promise, 'tea');
    stop();
  });

  test('a stop waits for nobody who will not give way; the next start tries again', async () => {
    const ids = await Promise.all([world.as('ada').start(waiting, {}), world.as('bob').start(stubborn, {})]);
    for (const { operation_id } of ids) await world.until(operation_id, begun);
    await world.close();
    world = await open();
    for (const { operation_id } of ids) {
      const row = await world.database.read
        .selectFrom('operations')
        .select(['status', 'attempt', 'deaths', 'lease_holder'])
        .where('id', '=', operation_id)
        .executeTakeFirstOrThrow();
      assert.deepEqual(row, { status: 'pending', attempt: 0, deaths: 0, lease_holder: null });
    }
    await world.operations.startWorking();
    await world.until(ids[0].operation_id, 'completed');
    await world.until(ids[1].operation_id, begun);
  });
});
