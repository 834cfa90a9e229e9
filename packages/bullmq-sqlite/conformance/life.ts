import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DelayedError, UnrecoverableError } from 'bullmq';
import type { Side } from './side.ts';
import { latch, next, setStage, until } from './stage.ts';

/** From adding a job to its end. */
export function lifeOfJobs(side: () => Side): void {
  test('a job is added, worked on and completed', async (t) => {
    const { queue, worker, events } = setStage(t, side());
    const listener = await events();
    const job = await queue.add('greet', { n: 1 });
    assert.equal(job.id, '1');
    const { name } = worker(async ({ data }) => ({ twice: (data.n ?? 0) * 2 }), { name: 'anna' }).opts;
    assert.equal(name, 'anna');
    assert.deepEqual(await job.waitUntilFinished(listener), { twice: 2 });
    const found = await queue.getJob('1');
    assert.deepEqual(found?.returnvalue, { twice: 2 });
    assert.equal(found?.attemptsMade, 1);
    assert.equal(found?.attemptsStarted, 1);
    assert.equal(found?.processedBy, 'anna');
    assert.ok((found?.finishedOn ?? 0) >= (found?.processedOn ?? Infinity));
    assert.equal(await job.getState(), 'completed');
  });

  test('a result of nothing is null', async (t) => {
    const { queue, worker } = setStage(t, side());
    const done = worker(async () => undefined);
    await queue.add('x', {});
    await next(done, 'completed');
    assert.equal((await queue.getJob('1'))?.returnvalue, null);
  });

  test('first come, first served', async (t) => {
    const { queue, worker } = setStage(t, side());
    await queue.addBulk(Array.from({ length: 50 }, (_, n) => ({ name: 'x', data: { n } })));
    const order: unknown[] = [];
    const all = latch(50);
    worker(async ({ data }) => order.push(data.n)).on('completed', all.knock);
    await all.open;
    assert.deepEqual(
      order,
      Array.from({ length: 50 }, (_, n) => n),
    );
  });

  test('last in, first out on demand', async (t) => {
    const { queue, worker } = setStage(t, side());
    for (const n of [1, 2]) await queue.add('x', { n });
    for (const n of [3, 4]) await queue.add('x', { n }, { lifo: true });
    const order: unknown[] = [];
    const all = latch(4);
    worker(async ({ data }) => order.push(data.n)).on('completed', all.knock);
    await all.open;
    assert.deepEqual(order, [4, 3, 1, 2]);
  });

  test('jobs without a priority first, then by priority, then by arrival', async (t) => {
    const { queue, worker } = setStage(t, side());
    for (const [n, priority] of [3, 0, 1, 3, 2_097_151, 1, 0].entries()) await queue.add('x', { n }, { priority });
    assert.deepEqual(await queue.getCountsPerPriority([0, 1, 3]), { '0': 2, '1': 2, '3': 2 });
    const order: unknown[] = [];
    const all = latch(7);
    worker(async ({ data }) => order.push(data.n)).on('completed', all.knock);
    await all.open;
    assert.deepEqual(order, [1, 6, 2, 5, 0, 3, 4]);
  });

  test('a priority can be changed while the job waits', async (t) => {
    const { queue, worker } = setStage(t, side());
    const jobs = [];
    for (let n = 0; n < 4; n++) jobs.push(await queue.add('x', { n }, { priority: 10 }));
    await jobs[2]?.changePriority({ priority: 1 });
    await jobs[3]?.changePriority({ priority: 10, lifo: true });
    await jobs[1]?.changePriority({ priority: 0 });
    assert.equal(await jobs[1]?.getState(), 'waiting');
    assert.equal((await queue.getJob('3'))?.priority, 1);
    const order: unknown[] = [];
    const all = latch(4);
    worker(async ({ data }) => order.push(data.n)).on('completed', all.knock);
    await all.open;
    assert.deepEqual(order, [1, 2, 3, 0]);
  });

  test('delayed jobs run when they are due, in the order of their times', async (t) => {
    const { queue, worker } = setStage(t, side());
    const order: unknown[] = [];
    const early: unknown[] = [];
    const all = latch(5);
    worker(async (job) => {
      order.push(job.data.n);
      if (Date.now() < job.timestamp + (job.opts.delay ?? 0)) early.push(job.data.n);
    }).on('completed', all.knock);
    const timestamp = Date.now();
    // All at once: one that was added after another had run could not come before it.
    await queue.addBulk(
      [120, 40, 80, 40, 0].map((delay, n) => ({ name: 'x', data: { n }, opts: { delay, timestamp } })),
    );
    await all.open;
    assert.deepEqual(order, [4, 1, 3, 2, 0]);
    assert.deepEqual(early, []);
  });

  test('a delay can be changed, and a delayed job promoted', async (t) => {
    const { queue, worker } = setStage(t, side());
    const far = await queue.add('x', { n: 1 }, { delay: 3_600_000 });
    const sooner = await queue.add('x', { n: 2 }, { delay: 3_600_000 });
    await sooner.changeDelay(30);
    assert.equal(await far.getState(), 'delayed');
    const order: unknown[] = [];
    const first = latch(1);
    const second = latch(2);
    worker(async ({ data }) => order.push(data.n))
      .on('completed', first.knock)
      .on('completed', second.knock);
    await first.open;
    await far.promote();
    await second.open;
    assert.deepEqual(order, [2, 1]);
    await assert.rejects(far.promote(), /not in the delayed state/);
    await assert.rejects(far.changeDelay(5), /not in the delayed state/);
  });

  test('a failed job is tried again after its backoff until its attempts are used up', async (t) => {
    const { queue, worker, events } = setStage(t, side());
    const listener = await events();
    const exhausted = next(listener, 'retries-exhausted');
    const started: number[] = [];
    worker(async () => {
      started.push(Date.now());
      throw new Error(`no ${started.length}`);
    });
    const job = await queue.add('x', {}, { attempts: 3, backoff: { type: 'exponential', delay: 30 } });
    await assert.rejects(job.waitUntilFinished(listener), /no 3/);
    assert.deepEqual(await exhausted, { jobId: '1', attemptsMade: '3' });
    assert.equal(started.length, 3);
    assert.ok((started[1] ?? 0) - (started[0] ?? 0) >= 29);
    assert.ok((started[2] ?? 0) - (started[1] ?? 0) >= 59);
    const found = await queue.getJob('1');
    assert.equal(found?.failedReason, 'no 3');
    assert.equal(found?.attemptsMade, 3);
    assert.equal(found?.stacktrace?.length, 3);
  });

  test('without a backoff the next attempt is made at once, after those who wait', async (t) => {
    const { queue, worker } = setStage(t, side());
    await queue.add('fails', { n: 1 }, { attempts: 2 });
    await queue.add('x', { n: 2 });
    const order: unknown[] = [];
    const all = latch(2);
    worker(async ({ data, attemptsMade }) => {
      order.push(data.n);
      if (data.n === 1 && attemptsMade === 0) throw new Error('first');
    }).on('completed', all.knock);
    await all.open;
    assert.deepEqual(order, [1, 2, 1]);
  });

  test('what cannot be mended is not tried again', async (t) => {
    const { queue, worker } = setStage(t, side());
    const failing = worker(async () => {
      throw new UnrecoverableError('never');
    });
    await queue.add('x', {}, { attempts: 5 });
    await next(failing, 'failed');
    assert.equal((await queue.getJob('1'))?.attemptsMade, 1);
    assert.equal(await queue.getJobState('1'), 'failed');
  });

  test('a processor can put its job off without using up an attempt', async (t) => {
    const { queue, worker } = setStage(t, side());
    const done = worker(async (job, token) => {
      if (job.attemptsStarted > 1) return 'later';
      await job.moveToDelayed(Date.now() + 20, token);
      throw new DelayedError();
    });
    await queue.add('x', {});
    await next(done, 'completed');
    const found = await queue.getJob('1');
    assert.equal(found?.attemptsStarted, 2);
    assert.equal(found?.attemptsMade, 1);
  });

  test('finished jobs can be tried again, one or all', async (t) => {
    const { queue, worker } = setStage(t, side());
    let fails = true;
    const ended = latch(3);
    const again = latch(3);
    worker(async () => {
      if (fails) throw new Error('not yet');
    })
      .on('failed', ended.knock)
      .on('completed', again.knock);
    const jobs = await queue.addBulk([1, 2, 3].map((n) => ({ name: 'x', data: { n } })));
    await ended.open;
    fails = false;
    await jobs[0]?.retry();
    await queue.retryJobs({ state: 'failed' });
    await again.open;
    assert.deepEqual(await queue.getJobCounts('failed', 'completed'), { failed: 0, completed: 3 });
    assert.equal((await queue.getJob('2'))?.failedReason, undefined);
    await assert.rejects(async () => jobs[0]?.retry('failed'), /not in the failed state/);
  });

  test('jobs that failed in the very millisecond of the retry are tried again too', async (t) => {
    const { queue, worker } = setStage(t, side());
    const ended = latch(50);
    const failing = worker(
      async () => {
        throw new Error('not yet');
      },
      { concurrency: 50 },
    ).on('failed', ended.knock);
    await queue.addBulk(Array.from({ length: 50 }, (_, n) => ({ name: 'x', data: { n } })));
    await ended.open;
    await failing.close();
    const failed = await queue.getFailed(0, -1);
    const timestamp = Math.max(...failed.map(({ finishedOn }) => finishedOn ?? 0));
    await queue.retryJobs({ state: 'failed', timestamp });
    assert.deepEqual(await queue.getJobCounts('failed', 'waiting'), { failed: 0, waiting: 50 });
  });

  test('finished jobs are kept as long as they say', async (t) => {
    const { queue, worker } = setStage(t, side(), { defaultJobOptions: { removeOnComplete: 3, removeOnFail: true } });
    const all = latch(10);
    worker(async ({ data }) => {
      if (data.n === 9) throw new Error('gone');
    })
      .on('completed', all.knock)
      .on('failed', all.knock);
    await queue.addBulk(Array.from({ length: 10 }, (_, n) => ({ name: 'x', data: { n } })));
    await all.open;
    assert.deepEqual(
      (await queue.getCompleted()).map(({ id }) => id),
      ['9', '8', '7'],
    );
    assert.equal(await queue.getFailedCount(), 0);
    assert.equal(await queue.getJob('10'), undefined);
  });

  test('finished jobs go when they are too old', async (t) => {
    const { queue, worker } = setStage(t, side());
    let done = latch(2);
    worker(async () => 1).on('completed', () => done.knock());
    await queue.add('x', {});
    await queue.add('x', {});
    await done.open;
    await until(async () => Date.now() > ((await queue.getJob('2'))?.finishedOn ?? Infinity) + 20);
    done = latch();
    await queue.add('x', {}, { removeOnComplete: { age: 0.01 } });
    await done.open;
    assert.deepEqual(
      (await queue.getCompleted()).map(({ id }) => id),
      ['3'],
    );
  });

  test('an id that exists is not added again', async (t) => {
    const { queue, events } = setStage(t, side());
    const duplicated = next(await events(), 'duplicated');
    await queue.add('x', { n: 1 }, { jobId: 'mine' });
    const again = await queue.add('x', { n: 2 }, { jobId: 'mine' });
    assert.equal(again.id, 'mine');
    assert.equal((await duplicated).jobId, 'mine');
    assert.equal((await queue.getJob('mine'))?.data.n, 1);
    assert.equal(await queue.getWaitingCount(), 1);
  });
}
