import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { contents, picture, plant } from './test/tree.ts';
import { openWorld } from './test/world.ts';

const child = join(import.meta.dirname, 'test/organize-child.ts');
const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** x86 has `link`, newer machines only `linkat`; `?` lets strace pass over what it does not know. */
const CALLS = {
  mkdir: '?mkdir,?mkdirat',
  link: '?link,?linkat',
  unlink: '?unlink,?unlinkat',
  rmdir: '?rmdir,?unlinkat',
  fsync: 'fsync',
};

/** Runs `act` in a program of its own that dies when it asks the system for the n-th time for `call`. True: it died. */
function dieAt(
  call: keyof typeof CALLS,
  when: number,
  { folder, act, id }: { folder: string; act: string; id: string },
): boolean {
  const calls = CALLS[call];
  const { signal, status, stderr } = spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      `trace=${calls}`,
      '-e',
      `inject=${calls}:signal=KILL:when=${when}`,
      process.execPath,
      child,
      folder,
      act,
      id,
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
  if (signal === 'SIGKILL') return true;
  assert.equal(status, 0, stderr);
  return false;
}

/** Files that stand alone, twins, sidecars, nested folders that go and come. */
const FILES = Object.fromEntries(
  Array.from({ length: 24 }, (_, n) => [
    `in-${n % 5}/sub-${n % 3}/${['a.jpg', 'a.jpg.xmp', 'b.pdf', 'c.mp3'][n % 4]}`,
    2018 + (n % 4),
  ]),
);

async function prepared() {
  const world = await openWorld();
  const root = join(world.base, 'tree');
  plant(root, FILES);
  const before = picture(root);
  const all = [...contents(root).keys()].toSorted();
  const { operation_id: id } = await world.organize(root);
  return { world, root, before, all, id, folder: world.base };
}

describe(
  'killed at any step, it goes on by itself and every content is in exactly one place',
  { skip: !hasStrace && 'no strace' },
  () => {
    for (const [call, when] of [
      ['mkdir', 4],
      ['link', 1],
      ['link', 12],
      ['unlink', 9],
      ['fsync', 7],
      ['rmdir', 2],
    ] as const)
      test(`apply, at ${call} ${when}`, async (t) => {
        const { world, root, before, all, id, folder } = await prepared();
        await world.close({ keep: true });
        assert.ok(dieAt(call, when, { folder, act: 'apply', id }), 'it died');
        assert.deepEqual(
          [...new Set(contents(root, { twice: true }).keys())].toSorted(),
          all,
          'nothing is lost at that moment',
        );
        const next = await openWorld({ folder });
        t.after(() => next.close());
        const done = await next.settled(id);
        assert.equal(done.status, 'completed', JSON.stringify(done.error));
        assert.partialDeepStrictEqual(done.result, { failed: 0, left: 0, conflicts: 0 });
        assert.deepEqual([...contents(root).keys()].toSorted(), all);
        await next.rollback(id);
        assert.deepEqual(picture(root), before);
      });

    for (const [call, when] of [
      ['mkdir', 5],
      ['link', 6],
      ['unlink', 14],
      ['rmdir', 3],
    ] as const)
      test(`undo, at ${call} ${when}`, async (t) => {
        const { world, root, before, all, id, folder } = await prepared();
        await world.apply(id);
        await world.close({ keep: true });
        assert.ok(dieAt(call, when, { folder, act: 'rollback', id }), 'it died');
        assert.deepEqual(
          [...new Set(contents(root, { twice: true }).keys())].toSorted(),
          all,
          'nothing is lost at that moment',
        );
        const next = await openWorld({ folder });
        t.after(() => next.close());
        const undone = await next.settled(id);
        assert.equal(undone.status, 'rolled_back', JSON.stringify(undone.error));
        assert.deepEqual(picture(root), before);
      });

    for (const [call, when] of [
      ['link', 10],
      ['unlink', 9],
      ['rmdir', 2],
    ] as const)
      test(`apply, at ${call} ${when}, and then undone without going on`, async (t) => {
        const { world, root, before, id, folder } = await prepared();
        await world.close({ keep: true });
        assert.ok(dieAt(call, when, { folder, act: 'apply', id }), 'it died');
        const next = await openWorld({ folder, idle: true });
        t.after(() => next.close());
        await next.contextOf('ada').operations.rollback(id);
        await next.operations.startWorking();
        const undone = await next.settled(id);
        assert.equal(undone.status, 'rolled_back', JSON.stringify(undone.error));
        assert.deepEqual(picture(root), before);
      });
  },
);
