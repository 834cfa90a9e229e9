import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { array, assert as forAll, asyncProperty, boolean, constantFrom, jsonValue, record, string } from 'fast-check';
import { FlowProducer } from 'bullmq';
import { NotSupported, sqliteBackend } from './bullmq-sqlite.ts';
import { latch, next, setStage, type Side, sideOf, until } from './conformance/conformance.ts';

// What only this backend promises; the rest is in the conformance suite.

const folder = mkdtempSync(join(tmpdir(), 'bullmq-sqlite-'));
const backend = sqliteBackend({ file: join(folder, 'queue.db') });
let side: Side;
before(() => (side = sideOf('sqlite', backend)));
after(() => rmSync(folder, { recursive: true }));

test(
  'a sleeping worker is woken by a job at once, and by a delayed one when it is due',
  { timeout: 10_000 },
  async (t) => {
    const { queue, worker } = setStage(t, side);
    const asleep = worker(async () => Date.now(), { drainDelay: 600 });
    await next(asleep, 'drained');
    let completed = next(asleep, 'completed');
    await queue.add('x', {});
    await completed;
    completed = next(asleep, 'completed');
    const delayed = await queue.add('x', {}, { delay: 40 });
    await completed;
    const startedAt = Number((await queue.getJob(delayed.id ?? ''))?.returnvalue);
    assert.ok(startedAt >= delayed.timestamp + 40);
  },
);

test(
  'a sleeping worker is woken when the queue is resumed and when its limit is raised',
  { timeout: 10_000 },
  async (t) => {
    const { queue, worker } = setStage(t, side);
    await queue.pause();
    await queue.setGlobalConcurrency(1);
    const proceed = latch();
    const two = latch(2);
    const work = async () => {
      two.knock();
      await proceed.open;
    };
    const workers = [worker(work, { drainDelay: 600 }), worker(work, { drainDelay: 600 })];
    await Promise.all(workers.map((one) => next(one, 'drained')));
    await queue.add('x', {});
    await queue.add('x', {});
    assert.equal(await queue.getActiveCount(), 0);
    await queue.resume();
    await until(async () => (await queue.getActiveCount()) === 1);
    assert.equal(await queue.isMaxed(), true);
    await queue.setGlobalConcurrency(2);
    await two.open;
    proceed.knock();
  },
);

test('jobs are handed out in the order of a plain model, whatever was added', async (t) => {
  const job = record({
    priority: constantFrom(0, 0, 1, 2, 2_097_151),
    lifo: boolean(),
    delayed: boolean(),
    promoted: boolean(),
  });
  await forAll(
    asyncProperty(array(job, { maxLength: 30 }), async (jobs) => {
      const { queue, worker } = setStage(t, side);
      // The model: a line for those without a priority, and one sorted stably by priority.
      const line: string[] = [];
      const prioritized: { id: string; priority: number }[] = [];
      const promotions: (() => Promise<void>)[] = [];
      const delayed: { id: string; priority: number }[] = [];
      for (const { priority, lifo, delayed: later, promoted } of jobs) {
        const added = await queue.add('x', {}, { priority, lifo, delay: later ? 1_000_000 : 0 });
        const id = added.id ?? '';
        if (later) {
          if (promoted) {
            promotions.push(() => added.promote());
            delayed.push({ id, priority });
          }
        } else if (priority > 0) prioritized.push({ id, priority });
        else if (lifo) line.unshift(id);
        else line.push(id);
      }
      for (const promote of promotions) await promote();
      for (const one of delayed) {
        if (one.priority > 0) prioritized.push(one);
        else line.push(one.id);
      }
      const expected = [...line, ...prioritized.toSorted((a, b) => a.priority - b.priority).map(({ id }) => id)];
      const hand = worker(undefined);
      const order: (string | undefined)[] = [];
      for (let n = 0; n < expected.length; n++) order.push((await hand.getNextJob(`token-${n}`))?.id);
      assert.deepEqual(order, expected);
      assert.equal(await hand.getNextJob('none', { block: false }), undefined);
      await queue.obliterate({ force: true });
    }),
    { numRuns: 40 },
  );
});

test('any data comes back as it was', async (t) => {
  const { queue } = setStage(t, side);
  await forAll(
    asyncProperty(string({ minLength: 1, unit: 'grapheme' }), jsonValue(), async (name, value) => {
      const data: object = { value };
      const { id = '' } = await queue.add(name, data);
      const found = await queue.getJob(id);
      assert.equal(found?.name, name);
      assert.equal(JSON.stringify(found?.data), JSON.stringify(data));
    }),
    { numRuns: 100 },
  );
});

test('old events are trimmed, the newest stay', async (t) => {
  const { queue, events } = setStage(t, side, { streams: { events: { maxLen: 1000 } } });
  await queue.waitUntilReady();
  for (let n = 0; n < 30; n++) {
    await queue.addBulk(Array.from({ length: 50 }, () => ({ name: 'x', data: {} })));
  }
  const all = latch(500);
  const ids: string[] = [];
  (await events()).on('waiting', ({ jobId }) => {
    ids.push(jobId);
    all.knock();
    if (jobId === '1500') rest.knock();
  });
  const rest = latch();
  await all.open;
  await rest.open;
  assert.ok(ids.length >= 500 && ids.length < 800, `${ids.length} jobs are told of`);
  assert.equal(ids.at(-1), '1500');
  assert.ok((await queue.trimEvents(0)) >= 1000);
});

test('flows are refused, and nothing is done', async (t) => {
  const { name, queue } = setStage(t, side);
  const flow = new FlowProducer({ connection: {} }, backend);
  t.after(() => flow.close());
  const tree = { name: 'parent', queueName: name, children: [{ name: 'child', queueName: name }] };
  await assert.rejects(flow.add(tree), NotSupported);
  const parent = { id: '1', queue: queue.qualifiedName };
  await assert.rejects(queue.add('x', {}, { parent }), NotSupported);
  const job = await queue.add('x', {});
  await assert.rejects(job.getChildrenValues(), NotSupported);
  await assert.rejects(job.getDependencies(), NotSupported);
  assert.equal(await queue.count(), 1);
});
