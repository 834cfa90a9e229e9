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
