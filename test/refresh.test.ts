import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { runCommand } from './command.ts';
import { settled, signUp } from './person.ts';
import { startProgram } from './program.ts';

suite('steward refresh summaries', () => {
  test('everybody’s, in the running server or without one; who has one is skipped, and that is said', async (t) => {
    const home = mkdtempSync(join(tmpdir(), 'steward-refresh-'));
    const data = join(home, 'data');
    mkdirSync(data);
    t.after(() => rmSync(home, { recursive: true, force: true }));
    const refresh = (...args: string[]) =>
      runCommand('steward', ['refresh', ...args], { home, env: { STEWARD_DATA: data } });

    const program = await startProgram({ data });
    try {
      const people = [];
      for (const name of ['ada', 'bob', 'cleo']) people.push(await signUp(program.url, name));
      const [ada] = people;
      assert.ok(ada);
      const mine = await ada.call<{ operation_id: string }>('POST', '/summary/', { label: 'daily' }, 202);
      assert.equal((await settled(ada, mine.operation_id)).status, 'completed');

      const first = await refresh('summaries', '--label', 'daily', '--concurrency', '2');
      assert.deepEqual(
        [first.code, first.output],
        [
          0,
          'ada: already done, skipped.\nbob: done.\ncleo: done.\nRefresh daily summaries: completed (done 2, skipped 1)\n',
        ],
        first.errors,
      );
      for (const person of people) {
        const { items } = await person.call<{ items: unknown[] }>('GET', '/api/v1/summaries');
        assert.equal(items.length, 1, 'exactly one for each');
      }
      const notAdmin = await refresh('summaries', '--as', 'bob@example.com');
      assert.deepEqual([notAdmin.code, /operations\.not-allowed/.test(notAdmin.errors)], [1, true]);
    } finally {
      await program.end('SIGTERM');
    }

    const one = await refresh('summaries', '--label', 'weekly', '--user', 'CLEO@example.com', '--json');
    const { status, result, people } = JSON.parse(one.output) as {
      status: string;
      result: unknown;
      people: { subject: string; state: string }[];
    };
    assert.deepEqual([one.code, status, result], [0, 'completed', { done: 1, skipped: 0, failed: 0 }]);
    assert.deepEqual(
      people.map(({ subject, state }) => [subject, state]),
      [['cleo', 'done']],
    );
    const nobody = await refresh('summaries', '--user', 'nobody');
    assert.deepEqual([nobody.code, /nobody is called nobody/.test(nobody.errors)], [1, true]);
    for (const wrong of [['soup'], ['summaries', '--label', 'hourly'], ['summaries', '--concurrency', 'many']])
      assert.equal((await refresh(...wrong)).code, 2);
  });
});

suite('steward refresh creatures', () => {
  test('tells each item as the script of old did, skips what is drawn, and does everybody’s for an admin', async (t) => {
    const home = mkdtempSync(join(tmpdir(), 'steward-refresh-'));
    const data = join(home, 'data');
    mkdirSync(data);
    t.after(() => rmSync(home, { recursive: true, force: true }));
    const refresh = (...args: string[]) =>
      runCommand('steward', ['refresh', 'creatures', ...args], { home, env: { STEWARD_DATA: data } });
    const CREATURES = 7;

    const program = await startProgram({ data });
    try {
      const [ada, bob] = [await signUp(program.url, 'ada'), await signUp(program.url, 'bob')];
      for (let n = 0; n < CREATURES; n += 1)
        await ada.call('POST', '/creatures', { name: `Creature ${n}`, species: 'newt' }, 201);
      await bob.call('POST', '/creatures', { name: 'Rex', species: 'dinosaur' }, 201);

      const first = await refresh();
      assert.equal(first.code, 0, first.errors);
      const lines = first.output.trimEnd().split('\n');
      const items = Array.from({ length: CREATURES }, (_, n) => n);
      assert.deepEqual(
        lines.slice(0, -1).toSorted(),
        items.flatMap((n) => [`Item ${n} processed successfully.`, `Item ${n} processing...`]),
      );
      for (const n of items)
        assert.ok(lines.indexOf(`Item ${n} processing...`) < lines.indexOf(`Item ${n} processed successfully.`));
      assert.equal(lines.at(-1), 'Draw all creatures: completed (done 7)');

      const second = await refresh('--concurrency', '1');
      assert.deepEqual(second.output.trimEnd().split('\n'), [
        ...items.map((n) => `Item ${n} already processed. Skipping.`),
        'Draw all creatures: completed (skipped 7)',
      ]);
      const everybody = await refresh('--everybody');
      assert.deepEqual(
        [everybody.code, everybody.output],
        [0, 'ada: done.\nbob: done.\nDraw everybody’s creatures: completed (done 2)\n'],
        everybody.errors,
      );
      const refused = await refresh('--everybody', '--as', 'bob@example.com');
      assert.deepEqual([refused.code, /operations\.not-allowed/.test(refused.errors)], [1, true]);
    } finally {
      await program.end('SIGTERM');
    }
    const forced = await refresh('--force', '--json', '--as', 'bob@example.com');
    const { status, result } = JSON.parse(forced.output) as { status: string; result: unknown };
    assert.deepEqual([forced.code, status, result], [0, 'completed', { done: 1, skipped: 0, failed: 0 }]);
    assert.equal((await refresh('--concurrency', '6')).code, 1);
  });
});
