import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { settled, signUp } from './person.ts';
import type { OperationReply, Person } from './person.ts';
import { startProgram } from './program.ts';
import { assertSameContents, contentsOf, plant } from './tree.ts';

/** Small disks live in a mount namespace of the program's own and end with it; from outside they are seen through `/proc`. */
suite('full disks', () => {
  test('a full disk in the tree: what still fits is moved, the rest stays and says why; with room it is done', async (t) => {
    const { ada, inside, files } = await startOnDisks(t, { target: 'size=1m,nr_inodes=100' });
    const tree = join(inside, 'base');
    plant(tree, Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`in/${n}.txt`, `${n} `.padEnd(50_000, 'x')])));
    const before = contentsOf(tree);
    const first = await organise(ada, files);
    assert.equal(first.status, 'completed', JSON.stringify(first.error));
    const { moved = 0, failed = 0 } = first.result as { moved?: number; failed?: number };
    assert.ok(moved > 5 && failed > 5 && moved + failed === 40, JSON.stringify(first.result));
    const report = await ada.call<{ attention: { subject: string; state: string; reason: string }[] }>(
      'GET',
      `/api/v1/operations/${first.operation_id}/report`,
    );
    const refused = report.attention.filter(({ subject }) => subject !== 'in');
    assert.deepEqual(
      new Set(refused.map(({ state, reason }) => `${state} ${reason}`)),
      new Set(['failed no-space: The disk is full.']),
    );
    assertSameContents(before, tree, 'on a full disk');
    assert.deepEqual(
      readdirSync(join(tree, 'txt')).filter((name) => !name.endsWith('.txt')),
      [],
      'no half copy stays',
    );

    await ada.call('POST', `/api/v1/operations/${first.operation_id}/rollback`, undefined, 202);
    assert.equal((await settled(ada, first.operation_id)).status, 'rolled_back');
    assert.deepEqual(contentsOf(tree), before);
  });

  test('a read-only disk in the tree: each file stays and says why', async (t) => {
    const { ada, inside, files } = await startOnDisks(t, { target: 'ro' });
    const tree = join(inside, 'base');
    plant(tree, { 'in/one.txt': 'one', 'in/two.txt': 'two', 'in/three.pdf': 'three' });
    const end = await organise(ada, files);
    assert.deepEqual([end.status, end.result?.['moved'], end.result?.['failed']], ['completed', 1, 2]);
    assert.deepEqual(Object.fromEntries(contentsOf(tree)), {
      one: 'in/one.txt',
      two: 'in/two.txt',
      three: 'pdf/three.pdf',
    });
  });

  test('a full disk under the data in the middle of an apply: nothing is lost, and with room it goes on by itself', async (t) => {
    const { ada, inside, files, program } = await startOnDisks(t, { data: 'size=32m' });
    const tree = join(inside, 'base');
    plant(tree, Object.fromEntries(Array.from({ length: 12_000 }, (_, n) => [`in/${n}.txt`, `number ${n}`])));
    const before = contentsOf(tree);
    const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
      operation_type: 'organize',
      root_path: files,
      organization_mode: 'extension',
    });
    const read = () => ada.call<OperationReply>('GET', `/api/v1/operations/${operation_id}`, undefined, 200);
    let operation = await read();
    while (operation.progress?.stage !== 'moving') operation = await read();

    const ballast = join(inside, 'data', 'ballast');
    fill(ballast);
    while (!/database\.full/.test(program.output())) await read();
    const refused = await fetch(`${program.url}/api/v1/operations/${operation_id}/cancel`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.token}` },
    });
    assert.equal(refused.status, 507, await refused.text());

    rmSync(ballast);
    const end = await settled(ada, operation_id, { withinMs: 60_000 });
    assert.equal(end.status, 'completed', `${JSON.stringify(end)} ${program.output()}`);
    assertSameContents(before, tree, 'after the disk was full');
    assert.equal(readdirSync(join(tree, 'txt')).length, 12_000);
  });
});

/**
 * A program with small disks: `target` is mounted where files go that end in .txt, `data` under the data folder. `inside` is the folder
 * that holds them, seen from here; `files` is the base as the program knows it.
 */
async function startOnDisks(t: TestContext, { target, data }: { target?: string; data?: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'steward-disks-'));
  const files = join(folder, 'base');
  mkdirSync(join(files, 'txt'), { recursive: true });
  mkdirSync(join(folder, 'data'));
  const mounts = [
    ...(target === undefined ? [] : [`mount -t tmpfs -o ${target} none "$0/base/txt"`]),
    ...(data === undefined ? [] : [`mount -t tmpfs -o ${data} none "$0/data"`]),
  ];
  const namespaces = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];
  const program = await startProgram({
    data: join(folder, 'data'),
    env: { STEWARD_FILES_BASES: files },
    through: ['unshare', ...namespaces, 'sh', '-ec', `${mounts.join('; ')}; exec "$@"`, folder],
  });
  t.after(async () => {
    await program.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  const inside = `/proc/${program.pid}/root${folder}`;
  assert.ok(existsSync(inside));
  return { program, inside, files, ada: await signUp(program.url) };
}

async function organise(ada: Person, root_path: string): Promise<OperationReply> {
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
    operation_type: 'organize',
    root_path,
    organization_mode: 'extension',
  });
  return settled(ada, operation_id);
}

/** Takes the last block. */
function fill(path: string): void {
  const block = Buffer.alloc(64 * 1024);
  for (;;)
    try {
      writeFileSync(path, block, { flag: 'a' });
    } catch (error) {
      assert.ok(error instanceof Error && 'code' in error && error.code === 'ENOSPC', String(error));
      return;
    }
}
