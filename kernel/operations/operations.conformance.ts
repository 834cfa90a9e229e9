import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { z } from 'zod';
import { StewardError } from '../errors/errors.ts';
import { findEntries } from './entries.ts';
import { countsOf } from './journal.ts';
import { listKinds } from './kinds.ts';
import { LeaseLost, operation } from './operations.ts';
import type { AnyKind, Json, Run } from './operations.ts';
import { reportPage } from './report-html.ts';
import { report } from './report.ts';
import { count, entry, nothing } from './test/kinds.ts';
import { follow, latch, localBroadcast, openWorld } from './test/world.ts';
import type { Ground, World } from './test/world.ts';

/** A ground to stand on, empty, and its end. */
export interface GroundUnderTest extends Ground {
  /** Makes the queue forget everything. No world is open. */
  loseQueue(): Promise<void>;
  drop(): Promise<void>;
}

const code = (expected: string) => (error: unknown) => error instanceof StewardError && error.code === expected;

/** What operations promise, whatever database and queue they stand on. */
export function operationsConformance(name: string, create: () => Promise<GroundUnderTest>): void {
  suite(name, () => {
    let ground: GroundUnderTest;
    let world: World;
    const worlds: World[] = [];
    const behaviours = new Map<string, (run: Run<{ name: string }>) => Promise<Json>>();

    /** Does what the test says: `behaviours` by the name in its input. */
    const scripted = operation({
      name: 'test.scripted',
      title: ({ name }) => `Do ${name}`,
      input: z.object({ name: z.string() }),
      allow: 'owner',
      queue: 'default',
      run: async (run) => (await behaviours.get(run.input.name)?.(run)) ?? null,
      undo: async (run) => (await behaviours.get(`undo ${run.input.name}`)?.(run)) ?? null,
    });
    const narrow = operation({ ...scripted, name: 'test.narrow', queue: 'narrow' });
    const once = operation({ ...scripted, name: 'test.once', once: ({ name }) => name });
    const window = operation({ ...scripted, name: 'test.window', once: ({ name }) => name, forSeconds: 300 });
    const guarded = operation({
      ...scripted,
      name: 'test.guarded',
      allow: 'admin',
      undo: 'not-undoable',
      async check({ input }) {
        if (input.name === 'bad') throw new StewardError('test.bad', { status: 422, title: 'Bad.' });
      },
    });
    const kinds: AnyKind[] = [count, nothing, scripted, narrow, once, window, guarded];

    const broadcast = localBroadcast();
    const open = async () => {
      const opened = await openWorld(ground, kinds, { broadcast, concurrency: { narrow: 2 }, timing: { pauseMs: 50 } });
      worlds.push(opened);
      return opened;
    };
    /** A script by this name, for one test. */
    const script = (name: string, run: (run: Run<{ name: string }>) => Promise<Json>) => behaviours.set(name, run);
    const rowOf = (id: string) =>
      world.database.read.selectFrom('operations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

    const closeWorld = async () => {
      worlds.splice(worlds.indexOf(world), 1);
      await world.close();
    };
    before(async () => {
      ground = await create();
      world = await open();
      await world.operations.startWorking();
    });
    after(async () => {
      for (const each of worlds) await each.close();
      await ground.drop();
    });

    test('a preview, its plan applied but for what is excluded, undone, and done again', async () => {
      const ada = world.as('ada');
      const {
        operation_id: id,
        status,
        deduplicated,
      } = await ada.start(count, { to: 25, step: 10 }, { dry_run: true });
      assert.deepEqual({ status, deduplicated }, { status: 'pending', deduplicated: false });
      const preview = await world.until(id, 'completed');
      assert.deepEqual(preview.result, { numbers: 25 });
      assert.deepEqual(preview.can, { apply: true, rollback: false, cancel: false, retry: false });
      await assert.rejects(ada.rollback(id), code('operations.nothing-to-undo'));

      await ada.apply(id, { exclude: [2, 3, 999] });
      const done = await world.until(id, ({ phase, status }) => phase === 'run' && status === 'completed');
      assert.deepEqual(done.result, { counted: 23 });
      await assert.rejects(ada.apply(id), code('operations.not-applicable'));

      await ada.rollback(id);
      const undone = await world.until(id, 'rolled_back');
      assert.deepEqual(undone.result, { restored: 23 });
      await assert.rejects(ada.rollback(id), code('operations.nothing-to-undo'));

      await ada.apply(id);
      const again = await world.until(id, ({ phase, status }) => phase === 'run' && status === 'completed');
      assert.deepEqual(again.result, { counted: 23 });
    });

    test('without a preview a kind plans and runs in one go', async () => {
      const { operation_id: id } = await world.as('ada').start(count, { to: 5, step: 2 });
      const done = await world.until(id, 'completed');
      assert.deepEqual([done.phase, done.result, done.attempt], ['run', { counted: 5 }, 1]);
    });

    test('what cannot be started leaves nothing behind', async () => {
      const mallory = world.as('mallory');
      await assert.rejects(mallory.start(count, { to: -1, step: 1 }), (error) => {
        assert.ok(code('operations.bad-input')(error) && error instanceof StewardError);
        assert.equal(error.fields[0]?.path, '/to');
        return true;
      });
      await assert.rejects(mallory.start(nothing, {}, { dry_run: true }), code('operations.no-preview'));
      await assert.rejects(mallory.start(guarded, { name: 'good' }), code('operations.not-allowed'));
      await assert.rejects(world.as('admin').start(guarded, { name: 'bad' }), code('test.bad'));
      const { rows } = await world.database.read
        .selectFrom('operations')
        .select((row) => row.fn.countAll<number>().as('rows'))
        .where('owner_id', 'in', ['mallory', 'admin'])
        .executeTakeFirstOrThrow();
      assert.equal(rows, 0);
    });

    test("another person's operation is not there", async () => {
      const { operation_id: id } = await world.as('ada').start(nothing, {});
      const eve = world.as('eve');
      for (const act of [eve.get, eve.apply, eve.rollback, eve.cancel, eve.retry])
        await assert.rejects(act(id), code('operations.not-found'));
    });

    test('a fault that may mend is tried again, where it was; one that cannot fails at once', async () => {
      const cursors: (Json | undefined)[] = [];
      script('mend', async ({ cursor, commit, operation }) => {
        cursors.push(cursor);
        if (operation.attempt === 1) {
          await commit({ step: 1 });
          throw new Error('The disk is busy.');
        }
        return { attempts: operation.attempt };
      });
      script('hopeless', async () => {
        throw new StewardError('test.hopeless', { status: 422, title: 'Hopeless.' }, { detail: 'No chance.' });
      });
      const ada = world.as('ada');
      const [mend, hopeless] = [
        await ada.start(scripted, { name: 'mend' }),
        await ada.start(scripted, { name: 'hopeless' }),
      ];
      const failed = await world.until(hopeless.operation_id, 'failed');
      assert.deepEqual(failed.error, { code: 'test.hopeless', title: 'Hopeless.', detail: 'No chance.' });
      assert.equal(failed.attempt, 1);
      const done = await world.until(mend.operation_id, 'completed');
      assert.deepEqual([done.result, done.error], [{ attempts: 2 }, null]);
      assert.deepEqual(cursors, [undefined, { step: 1 }]);

      script('hopeless', async () => 'mended');
      await ada.retry(hopeless.operation_id);
      assert.equal((await world.until(hopeless.operation_id, 'completed')).result, 'mended');
      await assert.rejects(ada.retry(hopeless.operation_id), code('operations.not-retryable'));
    });

    test('cancelling reaches what runs; what it did can be undone; an undo can be cancelled and goes on', async () => {
      const [running, undoing] = [latch(), latch()];
      script('endless', async ({ context, journal, commit }) => {
        await commit(1, (tx) => journal.append(tx, [entry('first', { state: 'done' })]));
        running.resolve();
        await new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)));
        return null;
      });
      script('undo endless', async ({ context, cursor, commit }) => {
        if (cursor === 'half') return { restored: 1 };
        await commit('half');
        undoing.resolve();
        await new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)));
        return null;
      });
      const ada = world.as('ada');
      const { operation_id: id } = await ada.start(scripted, { name: 'endless' });
      await running.promise;
      await ada.cancel(id);
      const cancelled = await world.until(id, 'cancelled');
      assert.deepEqual(cancelled.can, { apply: false, rollback: true, cancel: false, retry: true });
      await assert.rejects(ada.cancel(id), code('operations.not-cancellable'));
      await ada.rollback(id);
      await undoing.promise;
      await ada.cancel(id);
      await world.until(id, 'cancelled');
      await ada.rollback(id);
      assert.deepEqual((await world.until(id, 'rolled_back')).result, { restored: 1 });
    });

    test('undoing what runs stops it first', async () => {
      const running = latch();
      script('busy', async ({ context }) => {
        running.resolve();
        await new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)));
        return null;
      });
      script('undo busy', async () => ({ restored: 0 }));
      const { operation_id: id } = await world.as('ada').start(scripted, { name: 'busy' });
      await running.promise;
      await world.as('ada').rollback(id);
      assert.deepEqual((await world.until(id, 'rolled_back')).result, { restored: 0 });
    });

    test('of two who apply at once one wins', async () => {
      const ada = world.as('ada');
      const { operation_id: id } = await ada.start(count, { to: 3, step: 1 }, { dry_run: true });
      await world.until(id, 'completed');
      const answers = await Promise.allSettled([ada.apply(id), ada.apply(id), ada.apply(id)]);
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const answer of answers)
        if (answer.status === 'rejected') assert.ok(code('operations.not-applicable')(answer.reason));
      const done = await world.until(id, ({ phase, status }) => phase === 'run' && status === 'completed');
      assert.deepEqual(done.result, { counted: 3 });
    });

    test('one key is one living operation, however many start it at once', async () => {
      const [running, go] = [latch(), latch()];
      script('key', async () => {
        running.resolve();
        await go.promise;
        return null;
      });
      const ada = world.as('ada');
      const started = await Promise.all(Array.from({ length: 10 }, () => ada.start(once, { name: 'key' })));
      const [id, ...others] = new Set(started.map(({ operation_id }) => operation_id));
      assert.ok(id !== undefined && others.length === 0);
      assert.equal(started.filter(({ deduplicated }) => !deduplicated).length, 1);
      await running.promise;
      assert.deepEqual(await ada.start(once, { name: 'key' }), {
        operation_id: id,
        status: 'running',
        deduplicated: true,
      });
      const another = await world.as('bob').start(once, { name: 'key' });
      assert.equal(another.deduplicated, false);
      go.resolve();
      await world.until(id, 'completed');
      await world.until(another.operation_id, 'completed');
      assert.equal((await ada.start(once, { name: 'key' })).deduplicated, false);
    });

    test('within its window a key answers with what has ended, unless that failed', async () => {
      const ada = world.as('ada');
      script('report', async () => 'written');
      const first = await ada.start(window, { name: 'report' });
      await world.until(first.operation_id, 'completed');
      assert.deepEqual(await ada.start(window, { name: 'report' }), {
        operation_id: first.operation_id,
        status: 'completed',
        deduplicated: true,
      });
      script('fragile', async () => {
        throw new StewardError('test.broken', { status: 422, title: 'Broken.' });
      });
      const broken = await ada.start(window, { name: 'fragile' });
      await world.until(broken.operation_id, 'failed');
      const second = await ada.start(window, { name: 'fragile' });
      assert.equal(second.deduplicated, false);
      await world.until(second.operation_id, 'failed');
      // Only one of the two can live again.
      const [go, running] = [latch(), latch()];
      script('fragile', async () => {
        running.resolve();
        await go.promise;
        return null;
      });
      await ada.retry(second.operation_id);
      await running.promise;
      await assert.rejects(ada.retry(broken.operation_id), code('operations.once'));
      go.resolve();
      await world.until(second.operation_id, 'completed');
    });

    test("one owner's many leave a place for another's one", async () => {
      let together = 0;
      let most = 0;
      const go = latch();
      const running = latch();
      script('crowd', async () => {
        most = Math.max(most, ++together);
        running.resolve();
        await go.promise;
        together -= 1;
        return null;
      });
      script('single', async () => 'done');
      const crowd = await Promise.all(
        Array.from({ length: 20 }, () => world.as('crowd').start(narrow, { name: 'crowd' })),
      );
      await running.promise;
      const single = await world.as('single').start(narrow, { name: 'single' });
      await world.until(single.operation_id, 'completed');
      go.resolve();
      for (const { operation_id } of crowd) await world.until(operation_id, 'completed');
      assert.equal(most, 1);
    });

    test('a feed goes on without a gap, in order, while events come from everywhere', async () => {
      const all = follow(world, { owner: 'grace' });
      await all.until(({ type }) => type === 'snapshot');
      const grace = world.as('grace');
      script('talk', async ({ progress }) => {
        for (const word of ['one', 'two', 'three']) progress.say(word);
        return null;
      });
      const started = await Promise.all(Array.from({ length: 12 }, () => grace.start(scripted, { name: 'talk' })));
      for (const { operation_id } of started) await world.until(operation_id, 'completed');
      const finished = (messages: typeof all.messages) =>
        messages.filter((message) => message.type === 'state' && message.operation.status === 'completed').length;
      await all.until(() => finished(all.messages) === 12);
      const numbers = all.messages.slice(1).map(({ sequence }) => sequence);
      // 3 states and 3 lines each, no progress that could be replaced: every number is there.
      assert.deepEqual(
        numbers,
        Array.from({ length: 72 }, (_, index) => index + 1),
      );
      const half = follow(world, { owner: 'grace', after: 30 });
      await half.until(({ sequence, type }) => sequence === 72 && type !== 'snapshot');
      assert.deepEqual(half.messages.slice(1), all.messages.slice(31));
      await Promise.all([all.end(), half.end()]);
    });

    test('progress is told at most ten times a second, its last word always, and is one event in the end', async () => {
      script('fast', async ({ progress }) => {
        for (let done = 1; done <= 20_000; done += 1)
          progress.report({ stage: 'racing', done, total: 20_000, unit: 'm' });
        return null;
      });
      const { operation_id: id } = await world.as('ada').start(scripted, { name: 'fast' });
      const { progress } = await world.until(id, 'completed');
      assert.equal(progress?.done, 20_000);
      assert.ok(progress.rate !== null && progress.rate > 0);
      const events = await world.database.read
        .selectFrom('operation_events')
        .select('type')
        .where('operation_id', '=', id)
        .execute();
      assert.equal(events.filter(({ type }) => type === 'progress').length, 1);
    });

    test('of a log that never ends the newest lines are kept, in order', async () => {
      const LINES = 6000;
      const stored = async (id: string) => {
        const events = await world.database.read
          .selectFrom('operation_events')
          .select('data')
          .where('operation_id', '=', id)
          .where('type', '=', 'log')
          .orderBy('sequence')
          .execute();
        return events.map(({ data }) => Number(/\d+/.exec((JSON.parse(data) as { message: string }).message)?.[0]));
      };
      script('chatter', async ({ progress, operation, context }) => {
        for (let line = 1; line <= LINES; line += 1) {
          progress.say(`line ${line}`);
          // What is said in one breath is bounded too: these are stored first.
          if (line % 300 === 0)
            while ((await stored(operation.id)).at(-1) !== line) await context.clock.sleep(5, context.signal);
        }
        return null;
      });
      const { operation_id: id } = await world.as('ada').start(scripted, { name: 'chatter' });
      await world.until(id, 'completed');
      const lines = await stored(id);
      assert.ok(lines.length >= 2000 && lines.length <= 2000 + 500 + 300, `${lines.length} lines`);
      assert.deepEqual(
        lines,
        Array.from({ length: lines.length }, (_, index) => LINES - lines.length + 1 + index),
      );
    });

    test('a stop puts running work back, and the next start goes on with it', async () => {
      const committed = latch();
      script('patient', async ({ context, cursor, commit, operation }) => {
        if (cursor === 'half') return { attempt: operation.attempt };
        await commit('half');
        committed.resolve();
        await new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)));
        return null;
      });
      const { operation_id: id } = await world.as('ada').start(scripted, { name: 'patient' });
      await committed.promise;
      await closeWorld();
      world = await open();
      const { status, lease_holder, attempt } = await rowOf(id);
      assert.deepEqual({ status, lease_holder, attempt }, { status: 'pending', lease_holder: null, attempt: 0 });
      await world.operations.startWorking();
      assert.deepEqual((await world.until(id, 'completed')).result, { attempt: 1 });
    });

    test('who comes back after its lease was lost can neither commit nor write its journal nor end the operation', async () => {
      const [paused, resume, errors] = [latch(), latch(), latch<unknown[]>()];
      let first = true;
      script('paused', async ({ context, journal, commit, operation }) => {
        if (!first) return { by: 'second', attempt: operation.attempt };
        first = false;
        paused.resolve();
        await resume.promise;
        const late = await Promise.allSettled([
          commit('late'),
          context.database.write((tx) => journal.append(tx, [entry('late')])),
        ]);
        errors.resolve(late.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined)));
        return { by: 'first' };
      });
      const { operation_id: id } = await world.as('ada').start(scripted, { name: 'paused' });
      await paused.promise;
      // Its lease runs out, and another process sweeps.
      await world.database.write((tx) =>
        tx.updateTable('operations').set({ lease_until: '2000-01-01T00:00:00.000Z' }).where('id', '=', id).execute(),
      );
      const other = await open();
      await other.database.write((tx) => tx.deleteFrom('operation_duties').execute());
      await other.operations.sweep();
      await other.operations.stop();
      const done = await world.until(id, 'completed');
      assert.deepEqual(done.result, { by: 'second', attempt: 1 });
      resume.resolve();
      assert.deepEqual(
        (await errors.promise).map((error) => error instanceof LeaseLost),
        [true, true],
      );
      const { result, cursor } = await rowOf(id);
      assert.deepEqual([result, cursor], [JSON.stringify(done.result), null]);
    });

    test('what the queue has lost is found by its row', async () => {
      await closeWorld();
      world = await open();
      const { operation_id: id } = await world.as('ada').start(scripted, { name: 'lost' });
      await closeWorld();
      await ground.loseQueue();
      world = await open();
      await world.operations.startWorking();
      await world.until(id, 'completed');
      // The queue works as before.
      await world.until((await world.as('ada').start(scripted, { name: 'found' })).operation_id, 'completed');
    });

    test('another process cancels', async () => {
      const running = latch();
      script('far', async ({ context }) => {
        running.resolve();
        await new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)));
        return null;
      });
      const { operation_id: id } = await world.as('ada').start(scripted, { name: 'far' });
      await running.promise;
      const other = await open();
      await other.as('ada').cancel(id);
      await world.until(id, 'cancelled');
    });

    test('the report says what was asked, done and left out, and escapes what comes from outside', async () => {
      script('<script>', async ({ commit, journal, progress }) => {
        progress.say('<b>bold</b>');
        await commit(1, (tx) =>
          journal.append(tx, [
            entry('"><img src=x>', { state: 'conflict', reason: '<exists>' }),
            entry('fine', { state: 'done', bytes: 5_000_000 }),
          ]),
        );
        return { moved: 1 };
      });
      const { operation_id: id } = await world.as('ada').start(scripted, { name: '<script>' });
      await world.until(id, 'completed');
      const told = await report({ database: world.database, kinds: listKinds(kinds) }, 'ada', id);
      assert.deepEqual(
        told.history.map(({ status }) => status),
        ['pending', 'running', 'completed'],
      );
      assert.deepEqual(
        told.attention.map(({ subject, reason }) => [subject, reason]),
        [['"><img src=x>', '<exists>']],
      );
      assert.deepEqual(told.summary.done, { entries: 1, bytes: 5_000_000 });
      const page = reportPage(told);
      assert.ok(!/<script>|<img|<b>bold|<exists>/u.test(page));
      assert.ok(page.includes('&quot;&gt;&lt;img src=x&gt;') && page.includes('5 MB'));
    });

    test('a journal is read by state, folder and words, and counted without counting', async () => {
      const { operation_id: id } = await world.as('ada').start(count, { to: 12_000, step: 4000 }, { dry_run: true });
      await world.until(id, 'completed');
      const last = await findEntries(world.database, id, { under: 'even', q: '12000', limit: 5 });
      assert.deepEqual(
        last.map(({ position }) => position),
        [12_000],
      );
      const some = await findEntries(world.database, id, { after: 5000, under: 'odd', limit: 3 });
      assert.deepEqual(
        some.map(({ position }) => position),
        [5001, 5003, 5005],
      );
      assert.deepEqual(await findEntries(world.database, id, { q: '%', limit: 5 }), []);
      assert.deepEqual((await countsOf(world.database, id)).planned, { entries: 12_000, bytes: 12_000 });
      await world.as('ada').apply(id, { exclude: [7] });
      const done = await world.until(id, ({ phase, status }) => phase === 'run' && status === 'completed');
      assert.deepEqual(done.result, { counted: 11_999 });
    });
  });
}
