import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { organise, underWay } from './organising.ts';
import { settled, signIn, signUp } from './person.ts';
import type { Person } from './person.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { assertSameContents, contentsOf, plant } from './tree.ts';

const FILES = 6000;

suite('interruptions', () => {
  test('Ctrl-C in the middle of an apply, SIGTERM in the middle of the undo: stopped within 2 s, and taken up at the next start', async (t) => {
    const { root, before, launch } = prepare(t);
    let { program, person } = await launch();
    const { operation_id } = await organise(person, root);
    await underWay(person, operation_id, 'moving');
    await stopsWithin2s(program, 'SIGINT');
    assert.ok(readFileSync(join(root, '../data/secret-key')).length > 0);

    ({ program, person } = await launch());
    const applied = await settled(person, operation_id);
    assert.deepEqual([applied.status, applied.attempt], ['completed', 1], JSON.stringify(applied));
    assert.deepEqual([applied.result?.['moved'], applied.result?.['left']], [FILES, 0]);
    assertSameContents(before, root, 'after Ctrl-C');

    await person.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
    await underWay(person, operation_id, 'moving back');
    await stopsWithin2s(program, 'SIGTERM');
    ({ program, person } = await launch());
    const undone = await settled(person, operation_id);
    assert.deepEqual([undone.status, undone.result?.['restored']], ['rolled_back', FILES], JSON.stringify(undone));
    assert.deepEqual(contentsOf(root), before);
  });

  test('cancelled in the middle, then rolled back: everything is where it was', async (t) => {
    const { root, before, launch } = prepare(t);
    const { person } = await launch();
    const { operation_id } = await organise(person, root);
    await underWay(person, operation_id, 'moving');
    await person.call('POST', `/api/v1/operations/${operation_id}/cancel`, undefined, 202);
    const cancelled = await settled(person, operation_id);
    assert.equal(cancelled.status, 'cancelled', JSON.stringify(cancelled));
    await person.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
    assert.equal((await settled(person, operation_id)).status, 'rolled_back');
    assert.deepEqual(contentsOf(root), before);
  });

  test('cancelled in the middle, then tried again: everything is where it should be', async (t) => {
    const { root, before, launch } = prepare(t);
    const { person } = await launch();
    const { operation_id } = await organise(person, root);
    await underWay(person, operation_id, 'moving');
    await person.call('POST', `/api/v1/operations/${operation_id}/cancel`, undefined, 202);
    await settled(person, operation_id);
    await person.call('POST', `/api/v1/operations/${operation_id}/retry`, undefined, 202);
    const end = await settled(person, operation_id);
    assert.deepEqual([end.status, end.result?.['moved']], ['completed', FILES], JSON.stringify(end));
    assertSameContents(before, root, 'after cancel and retry');
  });

  test('apply and rollback at once, many times over: one life, and nothing lost', async (t) => {
    const { root, before, launch } = prepare(t);
    const { person } = await launch();
    const { operation_id } = await organise(person, root, { dry_run: true });
    await settled(person, operation_id);
    const act = (name: string) =>
      person
        .call<{ code?: string; status: unknown }>('POST', `/api/v1/operations/${operation_id}/${name}`)
        .catch((error: unknown) => error);
    for (let round = 0; round < 3; round++) {
      await Promise.all([act('apply'), act('apply'), act('rollback'), act('apply'), act('rollback')]);
      const names = ['apply', 'rollback', 'cancel', 'retry', 'rollback', 'apply', 'rollback'];
      await Promise.all(names.map((name) => act(name)));
      const rested = await settled(person, operation_id);
      assert.ok(['completed', 'rolled_back', 'cancelled'].includes(rested.status), JSON.stringify(rested));
    }
    await act('rollback');
    const end = await settled(person, operation_id);
    assert.ok(['rolled_back', 'completed'].includes(end.status), JSON.stringify(end));
    assert.deepEqual(contentsOf(root), before, JSON.stringify(end));
  });

  test('two people and two operations at once: each folder is one operation at a time, and all get there', async (t) => {
    const { folder, root, before, launch } = prepare(t, 3000);
    const { program, person: ada } = await launch();
    const rex = await signUp(program.url, 'rex');
    const theirs = join(folder, 'theirs');
    plant(theirs, Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`${n}.txt`, `theirs ${n}`])));
    const theirBefore = contentsOf(theirs);
    const started = await Promise.all([
      organise(ada, root, { organization_mode: 'extension' }),
      organise(ada, root, { organization_mode: 'year' }),
      organise(rex, theirs, { organization_mode: 'category' }),
      organise(ada, root, { organization_mode: 'extension' }),
    ]);
    assert.equal(
      new Set(started.map(({ operation_id }) => operation_id)).size,
      3,
      'the same wish twice is one operation',
    );
    const ends = await Promise.all(
      started.map(({ operation_id }, index) => settled(index === 2 ? rex : ada, operation_id)),
    );
    for (const end of ends) assert.equal(end.status, 'completed', JSON.stringify(end));
    assertSameContents(before, root, 'by two operations at once');
    for (const { operation_id } of started.slice(0, 3).toReversed()) {
      const owner = operation_id === started[2]?.operation_id ? rex : ada;
      await owner.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
      assert.equal((await settled(owner, operation_id)).status, 'rolled_back');
    }
    assertSameContents(before, root, 'by their undoing');
    assert.deepEqual(contentsOf(theirs), theirBefore);
  });

  test('a second program on one data folder is refused in a sentence; what a killed one left behind does no harm', async (t) => {
    const { data, root, before, launch, env } = prepare(t, 3000);
    const first = await launch();
    await assert.rejects(startProgram({ data, env }), (error) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, /queue\.in-use/);
      assert.doesNotMatch(error.message, /\n\s+at /, 'a sentence, not a stack');
      return true;
    });
    await first.person.call('GET', '/api/v1/auth/me', undefined, 200);
    assert.ok(existsSync(join(data, 'server.json')));

    const { operation_id } = await organise(first.person, root);
    const seen = await command(['operations', '--json'], { data, env });
    assert.deepEqual([seen.code, seen.output.includes(operation_id)], [0, true], 'a command while the server runs');
    await settled(first.person, operation_id);
    await first.program.end('SIGKILL');
    assert.ok(existsSync(join(data, 'server.json')), 'left behind');
    const alone = await command(['operations', '--json'], { data, env });
    assert.deepEqual([alone.code, alone.output.includes(operation_id)], [0, true], alone.errors);

    // The queue is transport: without it everything is still known, and undone.
    for (const name of ['queue.sqlite', 'queue.sqlite-wal', 'queue.sqlite-shm'])
      rmSync(join(data, name), { force: true });
    const second = await launch();
    await second.person.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
    assert.equal((await settled(second.person, operation_id)).status, 'rolled_back');
    assert.deepEqual(contentsOf(root), before);
    const { code } = await second.program.end('SIGTERM');
    assert.equal(code, 0);
    assert.ok(!existsSync(join(data, 'server.json')));
  });

  test('the queue is deleted in the middle of the work: the next start goes on from the operations', async (t) => {
    const { data, root, before, launch } = prepare(t);
    let { program, person } = await launch();
    const { operation_id } = await organise(person, root);
    await underWay(person, operation_id, 'moving');
    await program.end('SIGKILL');
    for (const name of ['queue.sqlite', 'queue.sqlite-wal', 'queue.sqlite-shm'])
      rmSync(join(data, name), { force: true });
    ({ program, person } = await launch());
    const end = await settled(person, operation_id);
    assert.deepEqual([end.status, end.result?.['moved']], ['completed', FILES], JSON.stringify(end));
    assertSameContents(before, root, 'without the queue');
  });
});

function prepare(t: TestContext, files = FILES) {
  const folder = mkdtempSync(join(tmpdir(), 'steward-interruptions-'));
  const [data, root] = [join(folder, 'data'), join(folder, 'tree')];
  mkdirSync(data);
  plant(
    root,
    Object.fromEntries(
      Array.from({ length: files }, (_, n) => [`in ${n % 40}/${n}.${n % 3 === 0 ? 'jpg' : 'txt'}`, `content ${n}`]),
    ),
  );
  const env = { STEWARD_FILES_BASES: folder };
  const programs: Program[] = [];
  t.after(async () => {
    await Promise.all(programs.map((program) => program.end('SIGTERM')));
    rmSync(folder, { recursive: true, force: true });
  });
  let known = false;
  return {
    ...{ folder, data, root, env, before: contentsOf(root) },
    async launch(): Promise<{ program: Program; person: Person }> {
      const program = await startProgram({ data, env });
      programs.push(program);
      const person = await (known ? signIn(program.url) : signUp(program.url));
      known = true;
      return { program, person };
    },
  };
}

async function stopsWithin2s(program: Program, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const since = performance.now();
  const { code } = await program.end(signal);
  const ms = Math.round(performance.now() - since);
  assert.ok(code === 0 || code === 130, `exit code ${code}: ${program.output()}`);
  assert.ok(ms < 2000, `${signal} took ${ms} ms`);
}

async function command(args: readonly string[], { data, env }: { data: string; env: Record<string, string> }) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), ...args], {
    cwd: data,
    env: { PATH: process.env['PATH'], HOME: data, STEWARD_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (heard.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...heard };
}
