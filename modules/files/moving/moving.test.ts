import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { identityOf } from '../identity.ts';
import { paths, picture, plant } from '../test/tree.ts';
import { carryOut } from './moving.ts';
import type { Batch, MoveStep, Outcome, Step } from './moving.ts';

const child = join(import.meta.dirname, '../test/carry-out-child.ts');
const isRoot = process.getuid?.() === 0;
const hasStrace = spawnSync('strace', ['-V']).status === 0;
const NOBODY = 65_534;

function fresh(t: TestContext): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'steward-move-')));
  chmodSync(root, 0o755);
  t.after(() => {
    for (const disk of disks.splice(0)) execFileSync('umount', [disk]);
    rmSync(root, { recursive: true, force: true });
  });
  return root;
}

/** Mounted by the test that runs now. */
const disks: string[] = [];

/** A small disk of its own, which a root needs to mount. */
function otherDisk(at: string, options = 'size=10m'): void {
  mkdirSync(at, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]);
  disks.push(at);
}

function moves(root: string, pairs: Readonly<Record<string, string>>): MoveStep[] {
  return Object.entries(pairs).map(([from, to], index) => ({
    does: 'move',
    position: index + 1,
    from,
    to,
    identity: identityOf(lstatSync(join(root, from), { bigint: true })),
  }));
}

async function carry(root: string, steps: readonly Step[], options: Partial<Batch> = {}): Promise<string[]> {
  return told(
    await carryOut({
      root,
      steps,
      tag: 'op',
      signal: AbortSignal.timeout(60_000),
      mode: 'fresh',
      restoring: false,
      ...options,
    }),
  );
}

function told(outcomes: Iterable<readonly [number, Outcome]>): string[] {
  return [...outcomes]
    .toSorted(([a], [b]) => a - b)
    .map(([, outcome]) =>
      outcome === 'not-begun' ? outcome : outcome.done ? `done${outcome.identity ? ' as a copy' : ''}` : outcome.reason,
    );
}

function carryElsewhere(batch: Omit<Batch, 'signal'> & { uid?: number }, strace: readonly string[] = []): string[] {
  const [command = '', ...before] =
    strace.length > 0 ? ['strace', '-f', '-qq', '-o', '/dev/null', ...strace, process.execPath] : [process.execPath];
  const { stdout, stderr, status } = spawnSync(command, [...before, child, JSON.stringify(batch)], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(status, 0, stderr);
  return told(JSON.parse(stdout) as [number, Outcome][]);
}

test('a move keeps the inode, the times and the mode, and never overwrites', async (t) => {
  const root = fresh(t);
  plant(root, { 'a.txt': 2020, 'b.txt': 2020, 'to/b.txt': 2021 });
  chmodSync(join(root, 'a.txt'), 0o640);
  const before = picture(root);
  assert.deepEqual(await carry(root, moves(root, { 'a.txt': 'to/a.txt', 'b.txt': 'to/b.txt' })), [
    'done',
    'target-exists',
  ]);
  const after = picture(root);
  assert.equal(after['to/a.txt'], before['a.txt']);
  assert.equal(after['to/b.txt'], before['to/b.txt']);
  assert.equal(after['b.txt'], before['b.txt']);
});

describe('what is on the disk decides how far an interrupted move had come', () => {
  const states: Record<string, { arrange: (root: string) => void; resumed: string; finished: string; at: string[] }> = {
    'only the source': { arrange: () => {}, resumed: 'done', finished: 'not-begun', at: ['to/a.txt'] },
    'both names of one file': {
      arrange: (root) => linkSync(join(root, 'a.txt'), join(root, 'to/a.txt')),
      resumed: 'done',
      finished: 'done',
      at: ['to/a.txt'],
    },
    'only the target': {
      arrange: (root) => renameSync(join(root, 'a.txt'), join(root, 'to/a.txt')),
      resumed: 'done',
      finished: 'done',
      at: ['to/a.txt'],
    },
    'a finished copy, and the source': {
      arrange: (root) => copy(root, 'to/a.txt'),
      resumed: 'done as a copy',
      finished: 'done as a copy',
      at: ['to/a.txt'],
    },
    'a finished copy, and no source': {
      arrange: (root) => (copy(root, 'to/a.txt'), rmSync(join(root, 'a.txt'))),
      resumed: 'done as a copy',
      finished: 'done as a copy',
      at: ['to/a.txt'],
    },
    'a half-made copy': {
      arrange: (root) => writeFileSync(join(root, 'to/.steward-op-1.part'), 'half'),
      resumed: 'done',
      finished: 'not-begun',
      at: ['to/a.txt'],
    },
    'something else under the new name': {
      arrange: (root) => writeFileSync(join(root, 'to/a.txt'), 'something else'),
      resumed: 'target-exists',
      finished: 'not-begun',
      at: ['a.txt', 'to/a.txt'],
    },
    'something of the same size and time under the new name': {
      arrange(root) {
        copy(root, 'to/a.txt');
        const { atime, mtime, size } = statSync(join(root, 'a.txt'));
        writeFileSync(join(root, 'to/a.txt'), 'x'.repeat(size));
        utimesSync(join(root, 'to/a.txt'), atime, mtime);
      },
      resumed: 'target-exists',
      finished: 'not-begun',
      at: ['a.txt', 'to/a.txt'],
    },
    'a source that was written to': {
      arrange: (root) => appendFileSync(join(root, 'a.txt'), 'more'),
      resumed: 'changed',
      finished: 'not-begun',
      at: ['a.txt'],
    },
    nothing: { arrange: (root) => rmSync(join(root, 'a.txt')), resumed: 'gone', finished: 'not-begun', at: [] },
  };
  const copy = (root: string, to: string) => {
    copyFileSync(join(root, 'a.txt'), join(root, to));
    const { atimeMs, mtimeMs } = statSync(join(root, 'a.txt'));
    utimesSync(join(root, to), atimeMs / 1000, mtimeMs / 1000);
  };
  for (const [state, { arrange, resumed, finished, at }] of Object.entries(states))
    test(state, async (t) => {
      for (const [mode, outcome] of [
        ['resume', resumed],
        ['finish', finished],
      ] as const) {
        const root = fresh(t);
        plant(root, { 'a.txt': 2020, 'to/': '' });
        const steps = moves(root, { 'a.txt': 'to/a.txt' });
        arrange(root);
        assert.deepEqual(await carry(root, steps, { mode }), [outcome], mode);
        if (mode === 'resume') assert.deepEqual(paths(root), at);
      }
    });
});

describe('what is on the disk decides how far the move of a link had come', () => {
  const at = Date.UTC(2020, 5, 15, 12) / 1000 + 0.123456;
  const link = (path: string, text: string, seconds?: number) => {
    symlinkSync(text, path);
    if (seconds !== undefined) lutimesSync(path, seconds, seconds);
  };
  const states: Record<string, { arrange: (root: string) => void; resumed: string; finished: string; at: string[] }> = {
    'only the source': { arrange: () => {}, resumed: 'done as a copy', finished: 'not-begun', at: ['to/l > ../x'] },
    'both, the new one without its time': {
      arrange: (root) => link(join(root, 'to/l'), '../x'),
      resumed: 'done as a copy',
      finished: 'done as a copy',
      at: ['to/l > ../x'],
    },
    'only the target': {
      arrange: (root) => (rmSync(join(root, 'l')), link(join(root, 'to/l'), '../x', at)),
      resumed: 'done as a copy',
      finished: 'done as a copy',
      at: ['to/l > ../x'],
    },
    'only a target of another time': {
      arrange: (root) => (rmSync(join(root, 'l')), link(join(root, 'to/l'), '../x', at + 1)),
      resumed: 'gone',
      finished: 'not-begun',
      at: ['to/l > ../x'],
    },
    'only a target that says something else': {
      arrange: (root) => (rmSync(join(root, 'l')), link(join(root, 'to/l'), '../y', at)),
      resumed: 'gone',
      finished: 'not-begun',
      at: ['to/l > ../y'],
    },
    'both, the new one says something else': {
      arrange: (root) => link(join(root, 'to/l'), '../y', at),
      resumed: 'target-exists',
      finished: 'not-begun',
      at: ['l > x', 'to/l > ../y'],
    },
    'both names of one link': {
      arrange: (root) => linkSync(join(root, 'l'), join(root, 'to/l')),
      resumed: 'target-exists',
      finished: 'not-begun',
      at: ['l > x', 'to/l > x'],
    },
    'a file under the new name': {
      arrange: (root) => writeFileSync(join(root, 'to/l'), '../x'),
      resumed: 'target-exists',
      finished: 'not-begun',
      at: ['l > x', 'to/l'],
    },
  };
  const seen = (root: string) =>
    paths(root).map((path) => {
      const whole = join(root, path);
      return lstatSync(whole).isSymbolicLink() ? `${path} > ${readlinkSync(whole)}` : path;
    });
  for (const [state, { arrange, resumed, finished, at: left }] of Object.entries(states))
    test(state, async (t) => {
      for (const [mode, outcome] of [
        ['resume', resumed],
        ['finish', finished],
      ] as const) {
        const root = fresh(t);
        plant(root, { 'to/': '' });
        link(join(root, 'l'), 'x', at);
        const texts = { old: 'x', new: '../x' };
        const steps = moves(root, { l: 'to/l' }).map((step) => ({ ...step, texts }));
        arrange(root);
        assert.deepEqual(await carry(root, steps, { mode }), [outcome], mode);
        if (mode === 'finish') continue;
        assert.deepEqual(seen(root), left);
        if (resumed.startsWith('done'))
          assert.equal(lstatSync(join(root, 'to/l'), { bigint: true }).mtimeNs / 1000n, BigInt(Math.round(at * 1e6)));
      }
    });
});

test('folders: one that is there already is nobody’s, one that is not empty stays', async (t) => {
  const root = fresh(t);
  plant(root, { 'there/': '', 'full/a.txt': 2020, file: 2020, 'empty/': '' });
  const make = (position: number, folder: string): Step => ({ does: 'make', position, folder });
  const drop = (position: number, folder: string): Step => ({ does: 'drop', position, folder });
  assert.deepEqual(
    await carry(root, [
      make(1, 'there'),
      make(2, 'file'),
      make(3, 'new'),
      make(4, 'new/er'),
      make(5, 'no/where'),
      drop(6, 'full'),
      drop(7, 'empty'),
      drop(8, 'never'),
      drop(9, 'file'),
    ]),
    ['folder-exists', 'folder-name-taken', 'done', 'done', 'folder-gone', 'not-empty', 'done', 'gone', 'changed'],
  );
  assert.ok(existsSync(join(root, 'new/er')) && !existsSync(join(root, 'empty')));
});

test('on the way back a folder that somebody removed is made again', async (t) => {
  const root = fresh(t);
  plant(root, { 'a.txt': 2020 });
  assert.deepEqual(await carry(root, moves(root, { 'a.txt': 'was/deep/here/a.txt' })), ['folder-gone']);
  assert.deepEqual(await carry(root, moves(root, { 'a.txt': 'was/deep/here/a.txt' }), { restoring: true }), ['done']);
});

describe('between two disks', { skip: !isRoot && 'only root can mount' }, () => {
  test('a file is copied, compared, published with mode and time, and comes back', async (t) => {
    const root = fresh(t);
    otherDisk(join(root, 'usb'));
    writeFileSync(join(root, 'big.bin'), Buffer.alloc(3_000_001, 'steward'));
    plant(root, { 'a.txt': 2020, 'empty.txt': 2019 });
    writeFileSync(join(root, 'empty.txt'), '');
    chmodSync(join(root, 'a.txt'), 0o4750);
    const before = picture(root, { inodes: false });
    const out = moves(root, { 'a.txt': 'usb/a.txt', 'big.bin': 'usb/big.bin', 'empty.txt': 'usb/e.txt' });
    const outcomes = await carryOut({
      root,
      steps: out,
      tag: 'op',
      signal: AbortSignal.timeout(60_000),
      mode: 'fresh',
      restoring: false,
    });
    assert.deepEqual(told(outcomes), ['done as a copy', 'done as a copy', 'done as a copy']);
    const there = picture(root, { inodes: false });
    assert.equal(there['usb/a.txt'], before['a.txt']);
    assert.equal(there['usb/big.bin'], before['big.bin']);
    assert.deepEqual(paths(root), ['usb/a.txt', 'usb/big.bin', 'usb/e.txt'], 'nothing else is left behind');
    const back = out.map((step): Step => {
      const outcome = outcomes.get(step.position);
      assert.ok(typeof outcome === 'object' && outcome.done && outcome.identity);
      return { ...step, from: step.to, to: step.from, identity: outcome.identity };
    });
    assert.deepEqual(await carry(root, back, { restoring: true }), [
      'done as a copy',
      'done as a copy',
      'done as a copy',
    ]);
    assert.deepEqual(picture(root, { inodes: false }), before);
  });

  test('a full disk: what does not fit stays where it was, the rest goes on', async (t) => {
    const root = fresh(t);
    otherDisk(join(root, 'usb'), 'size=1m');
    writeFileSync(join(root, 'big.bin'), Buffer.alloc(2_000_000, 1));
    plant(root, { 'a.txt': 2020 });
    assert.deepEqual(await carry(root, moves(root, { 'big.bin': 'usb/big.bin', 'a.txt': 'usb/a.txt' })), [
      'no-space',
      'done as a copy',
    ]);
    assert.deepEqual(paths(root), ['big.bin', 'usb/a.txt']);
  });

  test('no inodes left, a read-only disk', async (t) => {
    const root = fresh(t);
    otherDisk(join(root, 'tiny'), 'size=1m,nr_inodes=3');
    otherDisk(join(root, 'locked'), 'size=1m');
    writeFileSync(join(root, 'locked/c.txt'), 'c');
    execFileSync('mount', ['-o', 'remount,ro', join(root, 'locked')]);
    plant(root, { 'a.txt': 2020, 'b.txt': 2020 });
    const pairs = { 'a.txt': 'tiny/a.txt', 'b.txt': 'tiny/b.txt', 'locked/c.txt': 'c.txt' };
    assert.deepEqual(await carry(root, moves(root, pairs)), ['done as a copy', 'no-space', 'read-only']);
    assert.deepEqual(paths(root), ['b.txt', 'locked/c.txt', 'tiny/a.txt']);
  });

  test('a copy that reads back different is not believed', { skip: !hasStrace && 'no strace' }, (t) => {
    const root = fresh(t);
    otherDisk(join(root, 'usb'));
    plant(root, { 'a.txt': 2020 });
    const steps = moves(root, { 'a.txt': 'usb/a.txt' });
    // A disk that says it has written what it has not; never more than it was given, which no system does and Node does not survive.
    const outcome = carryElsewhere({ root, steps, tag: 'op', mode: 'fresh', restoring: false }, [
      '-P',
      join(root, 'usb/.steward-op-1.part'),
      '-e',
      'trace=pwrite64,write',
      '-e',
      'inject=pwrite64,write:retval=1',
    ]);
    assert.deepEqual(outcome, ['copy-differs']);
    assert.deepEqual(paths(root), ['a.txt']);
  });
});

describe('where the system refuses', () => {
  test(
    'a folder without rights: its files stay, the others go',
    { skip: !isRoot && 'needs root to become nobody' },
    (t) => {
      const root = fresh(t);
      plant(root, { 'locked/a.txt': 2020, 'mine/b.txt': 2020, 'mine/c.txt': 2020, 'to/': '', 'shut/': '' });
      const steps = moves(root, { 'locked/a.txt': 'to/a.txt', 'mine/b.txt': 'to/b.txt', 'mine/c.txt': 'shut/c.txt' });
      execFileSync('chown', ['-R', `${NOBODY}`, root]);
      execFileSync('chown', ['0', join(root, 'locked'), join(root, 'shut')]);
      // The new name can be given, the old one not be removed: the new one goes again.
      assert.deepEqual(carryElsewhere({ root, steps, tag: 'op', mode: 'fresh', restoring: false, uid: NOBODY }), [
        'no-permission',
        'done',
        'no-permission',
      ]);
      assert.deepEqual(paths(root), ['locked/a.txt', 'mine/c.txt', 'to/b.txt']);
    },
  );

  test('a disk without hard links', { skip: !hasStrace && 'no strace' }, (t) => {
    const root = fresh(t);
    plant(root, { 'a.txt': 2020, 'b.txt': 2020, 'to/b.txt': 2021 });
    const kept = readFileSync(join(root, 'to/b.txt'), 'utf8');
    const steps = moves(root, { 'a.txt': 'to/a.txt', 'b.txt': 'to/b.txt' });
    const before = picture(root, { inodes: false });
    const links = '?link,?linkat';
    assert.deepEqual(
      carryElsewhere({ root, steps, tag: 'op', mode: 'fresh', restoring: false }, [
        '-e',
        `trace=${links}`,
        '-e',
        `inject=${links}:error=EPERM`,
      ]),
      ['done as a copy', 'target-exists'],
    );
    assert.equal(picture(root, { inodes: false })['to/a.txt'], before['a.txt']);
    assert.deepEqual(paths(root), ['b.txt', 'to/a.txt', 'to/b.txt']);
    assert.equal(readFileSync(join(root, 'to/b.txt'), 'utf8'), kept);
  });

  for (const [call, error, reason] of [
    ['link', 'EIO', 'disk-error'],
    ['link', 'ENOSPC', 'no-space'],
    ['unlink', 'EROFS', 'read-only'],
    ['unlink', 'EIO', 'disk-error'],
  ] as const)
    test(`${call} says ${error}`, { skip: !hasStrace && 'no strace' }, (t) => {
      const root = fresh(t);
      plant(root, { 'a.txt': 2020, 'b.txt': 2020, 'to/': '' });
      const steps = moves(root, { 'a.txt': 'to/a.txt', 'b.txt': 'to/b.txt' });
      const calls = `?${call},?${call}at`;
      const outcomes = carryElsewhere({ root, steps, tag: 'op', mode: 'fresh', restoring: false }, [
        '-e',
        `trace=${calls}`,
        '-e',
        `inject=${calls}:error=${error}:when=1`,
      ]);
      assert.deepEqual(outcomes, [reason, 'done']);
      assert.deepEqual(paths(root), ['a.txt', 'to/b.txt']);
    });

  test(
    'what fsync says ends the batch, and nothing of it counts as settled',
    { skip: !hasStrace && 'no strace' },
    (t) => {
      const root = fresh(t);
      plant(root, { 'a.txt': 2020, 'to/': '' });
      const steps = moves(root, { 'a.txt': 'to/a.txt' });
      const batch = JSON.stringify({ root, steps, tag: 'op', mode: 'fresh', restoring: false });
      const { status } = spawnSync(
        'strace',
        [
          '-f',
          '-qq',
          '-o',
          '/dev/null',
          '-e',
          'trace=fsync',
          '-e',
          'inject=fsync:error=EIO:when=1',
          process.execPath,
          child,
          batch,
        ],
        { timeout: 60_000 },
      );
      assert.equal(status, 1);
      assert.deepEqual(paths(root), ['a.txt', 'to/a.txt'], 'the old name is still there');
    },
  );
});
