import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { pino } from 'pino';
import { freshPostgresql } from '../../test/postgresql.ts';
import { movableClock } from '../clock/clock.ts';
import { duty } from './operations.ts';
import { latch, openWorld } from './test/world.ts';

suite('duties', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steward-duties-'));
  after(() => rmSync(dataFolder, { recursive: true, force: true }));

  test('come by themselves, never beside themselves, in the context of whom they are for; a stop waits for them', async () => {
    const [begun, finished] = [latch(), latch()];
    let [turns, atOnce, most] = [0, 0, 0];
    let stopped = false;
    const tidy = duty({
      name: 'test.tidy',
      everyMs: 5,
      async run({ signal, contextFor }) {
        turns += 1;
        atOnce += 1;
        most = Math.max(most, atOnce);
        const { actor } = await contextFor('ada');
        assert.equal(actor.person_id, 'ada');
        if (turns === 3) {
          begun.resolve();
          await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
          await finished.promise;
          stopped = true;
        }
        atOnce -= 1;
      },
    });
    const world = await openWorld({ dataFolder }, [], { duties: [tidy] });
    await world.operations.startWorking();
    await begun.promise;
    const joined = world.operations.performDuty('test.tidy');
    const closing = world.close();
    assert.equal(stopped, false);
    finished.resolve();
    await Promise.all([joined, closing]);
    assert.deepEqual({ stopped, most, turns }, { stopped: true, most: 1, turns: 3 });
    await world.operations.performDuty('test.tidy');
    assert.equal(turns, 3, 'after the stop there are no more turns');
  });

  test('a fault is told once, and so is its end', async () => {
    const lines: { level: number; msg: string }[] = [];
    const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line) as (typeof lines)[number]) });
    const faults = ['no', 'no', 'never', undefined, undefined, 'no'];
    const faulty = duty({
      name: 'test.faulty',
      everyMs: 3_600_000,
      async run() {
        const fault = faults.shift();
        if (fault !== undefined) throw new Error(fault);
      },
    });
    const world = await openWorld({ dataFolder }, [], { duties: [faulty], log });
    while (faults.length > 0) await world.operations.performDuty('test.faulty');
    await world.close();
    const told = lines.filter(({ msg }) => msg.includes('a duty')).map(({ level, msg }) => [level, msg]);
    const failed = [50, 'a duty failed; its next turn tries again'];
    assert.deepEqual(told, [failed, failed, [30, 'a duty is done again'], failed]);
  });

  test('of two processes one has the duty; the other takes it on when that one stops, and when it dies', async () => {
    const { url, drop } = await freshPostgresql();
    const clock = movableClock();
    const turns: string[] = [];
    const open = (name: string) => {
      const run = async (): Promise<void> => void turns.push(name);
      const ground = { dataFolder: '/nowhere', DATABASE_URL: url };
      return openWorld(ground, [], { clock, duties: [duty({ name: 'test.watch', everyMs: 10_000, run })] });
    };
    const [first, second, third] = [await open('first'), await open('second'), await open('third')];
    const everyone = async (): Promise<string[]> => {
      for (const { operations } of [first, second, third]) await operations.performDuty('test.watch');
      return turns.splice(0);
    };
    assert.deepEqual(await everyone(), ['first']);
    clock.advance(20_000);
    assert.deepEqual(await everyone(), ['first']);

    await first.close();
    assert.deepEqual(await everyone(), ['second']);

    // It dies: what it has is still written there, and it comes no more.
    clock.advance(30_001);
    await third.operations.performDuty('test.watch');
    await second.operations.performDuty('test.watch');
    assert.deepEqual(turns, ['third']);

    await second.close();
    await third.close();
    await drop();
  });

  test('who loses the duty in the middle of a turn is told to stop', async () => {
    const { url, drop } = await freshPostgresql();
    const begun = latch();
    const slow = duty({
      name: 'test.slow',
      everyMs: 10,
      async run({ signal }) {
        begun.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      },
    });
    const ground = { dataFolder: '/nowhere', DATABASE_URL: url };
    const world = await openWorld(ground, [], { duties: [slow], timing: { leaseMs: 60 } });
    const turn = world.operations.performDuty('test.slow');
    await begun.promise;
    const until = '9999-01-01T00:00:00.000Z';
    await world.database.write((tx) =>
      tx.updateTable('operation_duties').set({ holder: 'somebody else', until }).execute(),
    );
    await turn;
    await world.close();
    await drop();
  });
});
