import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { runCommand } from './command.ts';

function place(t: TestContext) {
  const home = mkdtempSync(join(tmpdir(), 'steward-seed-test-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const data = join(home, 'data');
  const run = (...args: string[]) => runCommand('steward', args, { home, env: { STEWARD_DATA: data } });
  const seed = async () => {
    const { code, output, errors } = await run('--json', 'seed');
    assert.equal(code, 0, errors);
    return JSON.parse(output) as {
      tables: string;
      user: { email: string; password: string | null };
      money: { added: number; accounts: number };
    };
  };
  return { home, data, run, seed };
}

test('seed makes what is missing in a half-made data folder, says so, and a second one changes nothing', async (t) => {
  const { data, run, seed } = place(t);
  mkdirSync(data);
  writeFileSync(join(data, 'steward.sqlite'), '');
  const { code, output, errors } = await run('seed');
  assert.equal(code, 0, errors);
  assert.match(output, /^Tables: made\.$/m);
  assert.match(
    output,
    /^User: steward@example\.com was made, as the admin\. The password is shown this once: \S{16}$/m,
  );
  assert.match(output, /^Money: 1,\d{3} entries of a made-up year were added/m);
  const before = (await run('export', 'money')).output;
  assert.deepEqual(await seed(), {
    tables: 'here',
    user: { email: 'steward@example.com', password: null },
    money: { added: 0, accounts: 4 },
  });
  assert.equal((await run('export', 'money')).output, before);
  const people = JSON.parse((await run('--json', 'user')).output) as { items: { role: string }[] };
  assert.deepEqual(
    people.items.map(({ role }) => role),
    ['admin'],
  );
});

test('a seed that was killed is finished by the next one, with nothing twice', async (t) => {
  const { home, data, run, seed } = place(t);
  const child = spawn(join(import.meta.dirname, '..', 'steward'), ['seed'], {
    ...{ cwd: home, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    env: { PATH: process.env['PATH'], HOME: home, STEWARD_DATA: data },
  });
  const ended = once(child, 'close');
  // Its group: what a person starts is a shell script that becomes the program.
  const kill = () => process.kill(-(child.pid ?? 0), 'SIGKILL');
  child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes('User:') && kill());
  child.stderr.resume();
  await ended;
  const { user, money } = await seed();
  assert.deepEqual([user, money.accounts], [{ email: 'steward@example.com', password: null }, 4]);
  const rows = (await run('export', 'money')).output.trimEnd().split('\r\n').length - 1;
  assert.ok(rows > 1100 && rows < 1300, `${rows}`);
});

test('seed adds nothing to a book that somebody has begun, and makes nobody beside the people who are here', async (t) => {
  const { home, run, seed, data } = place(t);
  const added = await new Promise<number | null>((resolve) => {
    const child = spawn(join(import.meta.dirname, '..', 'steward'), ['user', 'add', 'ada@example.com'], {
      ...{
        cwd: home,
        stdio: ['pipe', 'ignore', 'ignore'],
        env: { PATH: process.env['PATH'], HOME: home, STEWARD_DATA: data },
      },
    });
    child.stdin.end('correct horse battery\n');
    child.on('close', resolve);
  });
  assert.equal(added, 0);
  const { user, money } = await seed();
  assert.deepEqual([user, money.accounts], [{ email: 'ada@example.com', password: null }, 4]);
  assert.equal((await run('undo')).code, 0);
  assert.equal((await run('export', 'money')).output.trimEnd().split('\r\n').length, 1);
});
