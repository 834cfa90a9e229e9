import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Side } from './side.ts';
import { latch, next, setStage, until } from './stage.ts';

const ids = (jobs: { id?: string | undefined }[]): (string | undefined)[] => jobs.map(({ id }) => id);

/** Locks, events, looking, cleaning up. */
export function careOfQueues(side: () => Side): void {
  test('a job whose worker is gone is taken up by another, and the first may not finish it', async (t) => {
    const { queue, worker, events } = setStage(t, side());
    const stalled = next(await events(), 'stalled');
    const lost = worker(undefined, { lockDuration: 50, skipLockRenewal: true, skipStalledCheck: true });
    await queue.add('x', { n: 1 });
    const first = await lost.getNextJob('lost-token');
    assert.equal(first?.id, '1');
    assert.equal(await first?.extendLock('lost-token', 50), 1);
    assert.equal(await first?.extendLock('other-token', 50), 0);
    const done = worker(async ({ stalledCounter }) => stalledCounter, { stalledInterval: 60 });
    await next(done, 'completed');
    assert.deepEqual(await stalled, { jobId: '1' });
    assert.equal((await queue.getJob('1'))?.returnvalue, 1);
    await assert.rejects(async () => first?.moveToCompleted('late', 'lost-token', false), /Missing lock for job 1/);
    assert.equal(await first?.extendLock('lost-token', 50), 0);
  });

  test('a job that stalls too often fails', async (t) => {
    const { queue, worker } = setStage(t, side());
    const lost = worker(undefined, { lockDuration: 30, skipLockRenewal: true, skipStalledCheck: true });
    await queue.add('x', {});
    await lost.getNextJob('a');
    const failing = worker(async () => 'never', { stalledInterval: 40, maxStalledCount: 0 });
    await next(failing, 'failed');
    assert.equal((await queue.getJob('1'))?.failedReason, 'job stalled more than allowable limit');
  });

  test('a lock belongs to its token', async (t) => {
    const { queue, worker } = setStage(t, side());
    const hand = worker(undefined, { skipStalledCheck: true });
    await queue.add('x', {});
    const job = await hand.getNextJob('right');
    await assert.rejects(async () => job?.moveToCompleted(1, 'wrong', false), /Lock mismatch for job 1/);
    await assert.rejects(async () => job?.moveToFailed(new Error('x'), 'wrong', false), /Lock mismatch for job 1/);
    await assert.rejects(async () => job?.remove(), /locked by another worker/);
    assert.equal(await queue.remove('1'), 0);
    await job?.moveToCompleted(1, 'right', false);
    await assert.rejects(async () => job?.moveToCompleted(1, 'right', false), /Missing lock for job 1/);
    assert.equal(await queue.remove('1'), 1);
    await assert.rejects(async () => job?.moveToCompleted(1, 'right', false), /Missing key for job 1/);
  });

  test('the locks of long jobs are renewed', async (t) => {
    const { queue, worker } = setStage(t, side());
    const slow = worker(() => new Promise((resolve) => setTimeout(resolve, 200, 'done')), {
      lockDuration: 80,
      stalledInterval: 30,
    });
    const renewed = next(slow, 'locksRenewed');
    const completed = next(slow, 'completed');
    await queue.add('x', {});
    assert.deepEqual(await renewed, { count: 1, jobIds: ['1'] });
    await completed;
    assert.equal((await queue.getJob('1'))?.stalledCounter, 0);
  });

  test('closing a worker waits for its jobs', async (t) => {
    const { queue, worker } = setStage(t, side());
    const started = latch();
    const proceed = latch();
    const busy = worker(async () => {
      started.knock();
      await proceed.open;
      return 'finished';
    });
    await queue.add('x', { n: 1 });
    await queue.add('x', { n: 2 });
    await started.open;
    let closed = false;
    const closing = busy.close().then(() => (closed = true));
    await queue.getJobCounts();
    assert.equal(closed, false);
    proceed.knock();
    await closing;
    assert.deepEqual(await queue.getJobCounts('completed', 'waiting', 'active'), {
      completed: 1,
      waiting: 1,
      active: 0,
    });
  });

  test('a worker can be paused and resumed, and a sleeping one is closed at once', async (t) => {
    const { queue, worker } = setStage(t, side());
    const one = worker(async () => 1);
    await one.waitUntilReady();
    await one.pause();
    await queue.add('x', {});
    assert.equal(await queue.getWaitingCount(), 1);
    const completed = next(one, 'completed');
    await one.resume();
    await completed;
    const sleeping = worker(async () => 1, { drainDelay: 600 });
    await next(sleeping, 'drained');
    await sleeping.close();
  });

  test('events come in order, each with what BullMQ says that it carries', async (t) => {
    const { queue, worker, events } = setStage(t, side());
    const listener = await events();
    const seen: [string, unknown][] = [];
    const names = ['added', 'waiting', 'active', 'progress', 'completed', 'delayed', 'failed', 'removed'] as const;
    for (const name of names) listener.on(name, (carried: unknown) => seen.push([name, carried]));
    const drained = next(listener, 'drained');
    const job = await queue.add('good', { n: 1 });
    const running = worker(async ({ name }) => {
      if (name === 'bad') throw new Error('oh');
      await job.updateProgress({ done: 1 });
      return 'ok';
    });
    await drained;
    await queue.add('bad', {});
    await next(running, 'failed');
    await queue.remove('2');
    await until(async () => seen.at(-1)?.[0] === 'removed');
    assert.deepEqual(seen, [
      ['added', { jobId: '1', name: 'good' }],
      ['waiting', { jobId: '1' }],
      ['active', { jobId: '1', prev: 'waiting' }],
      ['progress', { jobId: '1', data: { done: 1 } }],
      ['completed', { jobId: '1', returnvalue: 'ok', prev: 'active' }],
      ['added', { jobId: '2', name: 'bad' }],
      ['waiting', { jobId: '2' }],
      ['active', { jobId: '2', prev: 'waiting' }],
      ['failed', { jobId: '2', failedReason: 'oh', prev: 'active' }],
      ['removed', { jobId: '2', prev: 'failed' }],
    ]);
    assert.deepEqual((await queue.getJob('1'))?.progress, { done: 1 });
  });

  test('events of the past can be read from an id on', async (t) => {
    const { queue, events } = setStage(t, side());
    await queue.addBulk([1, 2, 3].map((n) => ({ name: 'x', data: { n } })));
    const read = async (lastEventId: string, most: number): Promise<[unknown, string][]> => {
      const found: [unknown, string][] = [];
      const all = latch(most);
      const listener = await events({ lastEventId });
      listener.on('waiting', ({ jobId }, id) => {
        found.push([jobId, id]);
        all.knock();
      });
      await all.open;
      return found;
    };
    const everything = await read('0-0', 3);
    assert.deepEqual(
      everything.map(([jobId]) => jobId),
      ['1', '2', '3'],
    );
    assert.deepEqual(await read(everything[0]?.[1] ?? '', 2), everything.slice(1));
  });

  test('jobs are counted and listed by state', async (t) => {
    const { queue, worker } = setStage(t, side());
    const hand = worker(undefined, { skipStalledCheck: true });
    for (let n = 1; n <= 4; n++) await queue.add('x', { n });
    const failing = await hand.getNextJob('a');
    await failing?.moveToFailed(new Error('x'), 'a', false);
    const good = await hand.getNextJob('b');
    await good?.moveToCompleted(1, 'b', false);
    await hand.getNextJob('c');
    for (let n = 5; n <= 7; n++) await queue.add('x', { n }, { delay: n * 1_000_000 });
    for (let n = 8; n <= 10; n++) await queue.add('x', { n }, { priority: 20 - n });
    await queue.add('x', { n: 11 });
    assert.deepEqual(await queue.getJobCounts(), {
      active: 1,
      completed: 1,
      delayed: 3,
      failed: 1,
      prioritized: 3,
      waiting: 2,
      'waiting-children': 0,
    });
    assert.equal(await queue.count(), 8);
    assert.deepEqual(ids(await queue.getWaiting()), ['4', '11']);
    assert.deepEqual(ids(await queue.getWaiting(1, 1)), ['11']);
    assert.deepEqual(ids(await queue.getJobs(['waiting'])), ['11', '4']);
    assert.deepEqual(ids(await queue.getDelayed(0, 1)), ['5', '6']);
    assert.deepEqual(ids(await queue.getDelayed(-2, -1)), ['6', '7']);
    assert.deepEqual(ids(await queue.getPrioritized()), ['10', '9', '8']);
    assert.deepEqual(ids(await queue.getActive()), ['3']);
    assert.deepEqual(ids(await queue.getJobs(['failed', 'completed'])), ['1', '2']);
    assert.equal(await queue.getDelayedCount(Date.now() + 5_500_000), 1);
    const states = await Promise.all(['1', '2', '3', '4', '5', '8', '99'].map((id) => queue.getJobState(id)));
    assert.deepEqual(states, ['failed', 'completed', 'active', 'waiting', 'delayed', 'prioritized', 'unknown']);
    assert.equal(await good?.isCompleted(), true);
    assert.equal(await good?.isWaiting(), false);
    assert.equal(await queue.getJob('99'), undefined);
  });

  test('a job keeps a log', async (t) => {
    const { queue } = setStage(t, side());
    const job = await queue.add('x', {}, { keepLogs: 3 });
    for (const line of ['a', 'b', 'c', 'd']) await job.log(line);
    assert.deepEqual(await queue.getJobLogs('1'), { logs: ['b', 'c', 'd'], count: 3 });
    assert.deepEqual(await queue.getJobLogs('1', 0, 1, false), { logs: ['d', 'c'], count: 3 });
    assert.equal(await queue.addJobLog('1', 'e'), 4);
    await job.clearLogs(1);
    assert.deepEqual(await queue.getJobLogs('1'), { logs: ['e'], count: 1 });
    await job.clearLogs();
    assert.deepEqual(await queue.getJobLogs('1'), { logs: [], count: 0 });
    await assert.rejects(queue.addJobLog('99', 'x'), /Missing key for job 99/);
    await assert.rejects(queue.updateJobProgress('99', 1), /Missing key for job 99/);
  });

  test('the data of a job can be changed', async (t) => {
    const { queue } = setStage(t, side());
    const job = await queue.add('x', { n: 1 });
    await job.updateData({ n: 2 });
    assert.equal((await queue.getJob('1'))?.data.n, 2);
    await job.remove();
    await assert.rejects(job.updateData({ n: 3 }), /Missing key for job 1/);
  });

  test('old jobs are cleaned up, the oldest first', async (t) => {
    const { queue, worker, events } = setStage(t, side());
    const listener = await events();
    const all = latch(5);
    worker(async () => 1).on('completed', all.knock);
    await queue.addBulk([1, 2, 3, 4, 5].map((n) => ({ name: 'x', data: { n } })));
    await all.open;
    const none = next(listener, 'cleaned');
    assert.deepEqual(await queue.clean(60_000, 0, 'completed'), []);
    assert.deepEqual(await none, { count: '0' });
    const cleaned = next(listener, 'cleaned');
    assert.equal((await queue.clean(-1000, 2, 'completed')).length, 2);
    assert.deepEqual(await cleaned, { count: '2' });
    assert.deepEqual((await queue.clean(-1000, 0, 'completed')).length, 3);
    await queue.pause();
    await queue.add('x', {});
    await queue.add('x', {}, { delay: 1000 });
    await queue.add('x', {}, { priority: 1 });
    for (const state of ['wait', 'delayed', 'prioritized'] as const) {
      assert.equal((await queue.clean(-1000, 0, state)).length, 1, state);
    }
    assert.equal(await queue.count(), 0);
  });

  test('a queue can be drained and obliterated', async (t) => {
    const { queue, worker } = setStage(t, side());
    const hand = worker(undefined, { skipStalledCheck: true });
    await queue.add('x', {});
    await hand.getNextJob('a');
    await queue.addBulk(Array.from({ length: 600 }, (_, n) => ({ name: 'x', data: { n } })));
    await queue.add('x', {}, { priority: 1 });
    await queue.add('x', {}, { delay: 100_000 });
    await queue.drain();
    assert.deepEqual(await queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active'), {
      waiting: 0,
      prioritized: 0,
      delayed: 1,
      active: 1,
    });
    await queue.drain(true);
    assert.equal(await queue.getDelayedCount(), 0);
    await assert.rejects(queue.obliterate(), /Cannot obliterate queue with active jobs/);
    await queue.obliterate({ force: true, count: 1 });
    assert.equal(await queue.getActiveCount(), 0);
    assert.equal(await queue.isPaused(), false);
    assert.equal((await queue.add('x', {})).id, '1');
  });

  test('finished jobs are counted for the metrics', async (t) => {
    const { queue, worker } = setStage(t, side());
    const all = latch(3);
    worker(async () => 1, { metrics: { maxDataPoints: 10 } }).on('completed', all.knock);
    await queue.addBulk([1, 2, 3].map((n) => ({ name: 'x', data: { n } })));
    await all.open;
    assert.equal((await queue.getMetrics('completed')).meta.count, 3);
    assert.equal((await queue.getMetrics('failed')).meta.count, 0);
  });

  test('workers and event readers are listed', async (t) => {
    const { name, queue, worker, events } = setStage(t, side());
    await worker(async () => 1, { name: 'anna' }).waitUntilReady();
    await events();
    await until(async () => (await queue.getQueueEvents()).length === 1);
    const [found, ...others] = await queue.getWorkers();
    assert.equal(found?.['name'], name);
    assert.match(found?.['rawname'] ?? '', /:w:anna$/);
    assert.equal(others.length, 0);
  });
}
