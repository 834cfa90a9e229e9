import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { Redis } from 'ioredis';
import { startProxy } from '../../test/proxy.ts';
import { startRedis } from '../../test/redis.ts';
import { silent } from '../log/log.ts';
import { openQueue } from './queue.ts';
import type { Queue } from './queue.ts';

const job = (operation_id: string) => ({ queue: 'default', operation_id, fence: 0 });

/** A queue whose Redis is behind a network. */
async function openBehindProxy(t: TestContext, options: { answerMs?: number } = {}) {
  const redis = await startRedis();
  const proxy = await startProxy({ to: redis.port });
  const config = { dataFolder: '/nowhere', REDIS_URL: `redis://127.0.0.1:${proxy.port}` };
  const queue = openQueue({ config, log: silent, ...options });
  t.after(async () => {
    await queue.close();
    await proxy.stop();
    await redis.stop();
  });
  await ready(queue);
  return { queue, proxy, url: redis.url };
}

function ready(queue: Queue): Promise<void> {
  return new Promise((resolve) => queue.onReady(resolve));
}

/** Whether it is the first question to a queue or a later one. */
for (const asked of [false, true])
  test(`a connection that breaks before the answer is no answer, and nothing waits for the next (asked before: ${asked})`, async (t) => {
    const { queue, proxy } = await openBehindProxy(t);
    if (asked) assert.ok(await queue.add(job('before')));
    const adding = queue.add(job('lost'));
    const counting = queue.counts('default');
    const setting = queue.setGlobalConcurrency('default', 2);
    await proxy.silence();
    void proxy.refuse();
    for (const connection of [...proxy.connections]) connection.destroy();
    assert.equal(await adding, false);
    assert.equal(await counting, undefined);
    await setting;

    proxy.admit();
    await ready(queue);
    assert.deepEqual(await queue.counts('default'), { waiting: asked ? 1 : 0, active: 0, delayed: 0 });
    assert.ok(await queue.add(job('after')));
  });

test('a Redis that falls silent is given up, and asked again on another connection', async (t) => {
  const { queue, proxy } = await openBehindProxy(t, { answerMs: 200 });
  assert.ok(await queue.add(job('before')));
  const adding = queue.add(job('lost'));
  await proxy.silence();
  assert.equal(await adding, false);
  await ready(queue);
  assert.ok(await queue.add(job('after')));
});

test('a worker whose connections are gone for ever does not hold up the stop', async (t) => {
  const { queue, proxy, url } = await openBehindProxy(t);
  const handled = Promise.withResolvers<string>();
  queue.work({ queue: 'default', concurrency: 1, handle: async (id) => handled.resolve(id) });
  assert.ok(await queue.add(job('first')));
  assert.equal(await handled.promise, 'first');
  // Until it waits for its next job, both its connections do not stand yet.
  const redis = new Redis(url);
  while (!String(await redis.client('LIST')).includes('cmd=bzpopmin'));
  redis.disconnect();
  const refused = proxy.refuse();
  const gone = proxy.connections.slice(1);
  assert.equal(gone.length, 2);
  for (const connection of gone) connection.destroy();
  await refused;
  await queue.stopWorking();
  assert.deepEqual((await queue.counts('default'))?.waiting, 0);
});
