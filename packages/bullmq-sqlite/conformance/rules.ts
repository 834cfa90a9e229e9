import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RateLimitError } from 'bullmq';
import type { Side } from './side.ts';
import { latch, next, setStage, until } from './stage.ts';

/** Deduplication, schedulers, limits. */
export function rulesOfQueues(side: () => Side): void {
  test('a duplicate is not added while its original lives', async (t) => {
    const { queue, worker, events } = setStage(t, side());
    const duplicate = next(await events(), 'deduplicated');
    const deduplication = { id: 'same' };
    const first = await queue.add('x', { n: 1 }, { deduplication });
    assert.equal((await queue.add('x', { n: 2 }, { deduplication })).id, first.id);
    assert.deepEqual(await duplicate, { jobId: '1', deduplicationId: 'same', deduplicatedJobId: '2' });
    assert.equal(await queue.getDeduplicationJobId('same'), first.id);
    await next(
      worker(async () => 1),
      'completed',
    );
    assert.equal(await queue.getDeduplicationJobId('same'), null);
    assert.equal((await queue.add('x', { n: 3 }, { deduplication })).id, '3');
  });

  test('throttling: a duplicate is not added within the time to live, though the original is done', async (t) => {
    const { queue, worker } = setStage(t, side());
    const deduplication = { id: 'same', ttl: 150 };
    const job = await queue.add('x', {}, { deduplication });
    await next(
      worker(async () => 1),
      'completed',
    );
    assert.equal((await queue.add('x', {}, { deduplication })).id, job.id);
    await until(async () => (await queue.getDeduplicationJobId('same')) === null);
    assert.ok(Date.now() >= job.timestamp + 140);
    assert.notEqual((await queue.add('x', {}, { deduplication })).id, job.id);
  });

  test('debouncing: a delayed job is replaced by its duplicate', async (t) => {
    const { queue, worker } = setStage(t, side());
    const options = { delay: 60, deduplication: { id: 'same', ttl: 60, extend: true, replace: true } };
    await queue.add('x', { n: 1 }, options);
    await queue.add('x', { n: 2 }, options);
    const last = await queue.add('x', { n: 3 }, options);
    assert.equal(last.id, '3');
    assert.deepEqual(
      (await queue.getDelayed()).map(({ id }) => id),
      ['3'],
    );
    const done = worker(async ({ data }) => data.n);
    await next(done, 'completed');
    assert.deepEqual(await queue.getJobCounts('completed', 'delayed', 'waiting'), {
      completed: 1,
      delayed: 0,
      waiting: 0,
    });
    assert.equal((await queue.getJob('3'))?.returnvalue, 3);
  });

  test('a duplicate that comes while the original is worked on runs after it; the last one counts', async (t) => {
    const { queue, worker } = setStage(t, side());
    const deduplication = { id: 'same', keepLastIfActive: true };
    const started = latch();
    const proceed = latch();
    const both = latch(2);
    const seen: unknown[] = [];
    worker(async ({ data }) => {
      seen.push(data.n);
      started.knock();
      await proceed.open;
    }).on('completed', both.knock);
    await queue.add('x', { n: 1 }, { deduplication });
    await started.open;
    await queue.add('x', { n: 2 }, { deduplication });
    await queue.add('x', { n: 3 }, { deduplication });
    assert.equal(await queue.getWaitingCount(), 0);
    proceed.knock();
    await both.open;
    assert.deepEqual(seen, [1, 3]);
  });

  test('a deduplication id can be freed, by whoever holds it or in general', async (t) => {
    const { queue } = setStage(t, side());
    const deduplication = { id: 'same' };
    const first = await queue.add('x', {}, { deduplication });
    assert.equal(await first.removeDeduplicationKey(), true);
    const second = await queue.add('x', {}, { deduplication });
    assert.notEqual(second.id, first.id);
    assert.equal(await first.removeDeduplicationKey(), false);
    assert.equal(await queue.removeDeduplicationKey('same'), 1);
    assert.equal(await queue.removeDeduplicationKey('same'), 0);
    const third = await queue.add('x', {}, { deduplication });
    await third.remove();
    assert.equal(await queue.getDeduplicationJobId('same'), null);
  });

  test('a scheduler makes a job at every interval', async (t) => {
    const { queue, worker } = setStage(t, side());
    const three = latch(3);
    const job = await queue.upsertJobScheduler('often', { every: 40 }, { name: 'tick', data: { n: 7 } });
    assert.match(job?.id ?? '', /^repeat:often:\d+$/);
    const seen: unknown[] = [];
    worker(async ({ name, data, repeatJobKey }) => seen.push([name, data.n, repeatJobKey])).on(
      'completed',
      three.knock,
    );
    await three.open;
    const tick = ['tick', 7, 'often'];
    assert.deepEqual(seen.slice(0, 3), [tick, tick, tick]);
    const scheduler = await queue.getJobScheduler('often');
    assert.equal(scheduler?.every, 40);
    assert.equal(scheduler?.template?.data?.n, 7);
    assert.ok((scheduler?.iterationCount ?? 0) >= 3);
    assert.equal(await queue.getJobSchedulersCount(), 1);
    assert.equal(await queue.removeJobScheduler('often'), true);
    assert.equal(await queue.removeJobScheduler('often'), false);
    assert.equal(await queue.getJobSchedulersCount(), 0);
  });

  test('a scheduler follows a cron pattern in its time zone, and is changed in place', async (t) => {
    const { queue } = setStage(t, side());
    const repeat = { pattern: '0 7 * * 1', tz: 'Europe/Vienna' };
    const job = await queue.upsertJobScheduler('weekly', repeat, { name: 'summary' });
    const [scheduler] = await queue.getJobSchedulers();
    assert.equal(scheduler?.pattern, repeat.pattern);
    assert.equal(scheduler?.tz, repeat.tz);
    assert.equal(job?.id, `repeat:weekly:${scheduler?.next}`);
    const stored = await queue.getJob(job?.id ?? '');
    assert.equal((stored?.timestamp ?? 0) + (stored?.delay ?? 0), scheduler?.next);
    const time = new Date(scheduler?.next ?? 0).toLocaleTimeString('de-AT', { timeZone: repeat.tz });
    assert.equal(time, '07:00:00');

    await queue.upsertJobScheduler('weekly', { pattern: '0 8 * * 1', tz: repeat.tz }, { name: 'summary' });
    assert.equal(await queue.getDelayedCount(), 1);
    await assert.rejects(async () => (await queue.getDelayed())[0]?.remove(), /belongs to a job scheduler/);
    await queue.drain(true);
    assert.equal(await queue.getDelayedCount(), 1);
    await queue.removeJobScheduler('weekly');
    assert.equal(await queue.getDelayedCount(), 0);
  });

  test('a worker starts no more jobs than its rate limit allows', async (t) => {
    const { queue, worker } = setStage(t, side());
    await queue.addBulk(Array.from({ length: 5 }, (_, n) => ({ name: 'x', data: { n } })));
    const all = latch(5);
    const startedAt = Date.now();
    worker(async () => 1, { limiter: { max: 2, duration: 80 } }).on('completed', all.knock);
    await all.open;
    assert.ok(Date.now() - startedAt >= 155, `${Date.now() - startedAt}`);
  });

  test('a processor can ask for a pause, and its job comes again', async (t) => {
    const { queue, worker } = setStage(t, side());
    await queue.add('x', { n: 1 });
    const starts: number[] = [];
    const limited: { rateLimit: (ms: number) => Promise<void> } = worker(
      async () => {
        starts.push(Date.now());
        if (starts.length > 1) return;
        await limited.rateLimit(60);
        assert.ok((await queue.getRateLimitTtl()) > 0);
        throw new RateLimitError();
      },
      { limiter: { max: 1, duration: 1 } },
    ).on('completed', () => done.knock());
    const done = latch();
    await done.open;
    assert.equal(starts.length, 2);
    assert.ok((starts[1] ?? 0) - (starts[0] ?? 0) >= 55);
    assert.equal((await queue.getJob('1'))?.attemptsMade, 1);
  });

  test('no more jobs run at once than the queue allows, among all workers', async (t) => {
    const { queue, worker } = setStage(t, side());
    await queue.setGlobalConcurrency(2);
    assert.equal(await queue.getGlobalConcurrency(), 2);
    await queue.addBulk(Array.from({ length: 20 }, (_, n) => ({ name: 'x', data: { n } })));
    const all = latch(20);
    let running = 0;
    let most = 0;
    for (let count = 0; count < 2; count++) {
      worker(
        async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
        },
        { concurrency: 5 },
      ).on('completed', all.knock);
    }
    await all.open;
    assert.equal(most, 2);
    await queue.removeGlobalConcurrency();
    assert.equal(await queue.getGlobalConcurrency(), null);
  });

  test('a paused queue hands out nothing until it is resumed', async (t) => {
    const { queue, worker, events } = setStage(t, side());
    const listener = await events();
    const paused = next(listener, 'paused');
    await queue.pause();
    await paused;
    assert.equal(await queue.isPaused(), true);
    const running = worker(async () => 1);
    const drained = next(running, 'drained');
    const job = await queue.add('x', {});
    await drained;
    assert.equal(await job.getState(), 'waiting');
    assert.equal((await queue.getMeta()).paused, true);
    const completed = next(running, 'completed');
    await queue.resume();
    await completed;
    assert.equal(await queue.isPaused(), false);
  });
}
