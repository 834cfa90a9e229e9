import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { progressLine } from './progress-bar.ts';
import { ProgressBar, bytes, count, duration, plain, tableLines, treeLines } from './terminal.ts';
import type { Progress } from './terminal.ts';

const halfWay: Progress = {
  stage: 'moving',
  done: 1204,
  total: 2408,
  unit: 'files',
  rate: 412.4,
  seconds_left: 3,
  now: 'IMG_1.jpg',
};

test('quantities are short and exact enough', () => {
  assert.deepEqual([0, 1, 999, 1000, 1_234_567, 999_950_000].map(bytes), [
    '0 bytes',
    '1 bytes',
    '999 bytes',
    '1.0 kB',
    '1.2 MB',
    '1000 MB',
  ]);
  assert.deepEqual([count(1, 'file'), count(1204, 'file')], ['1 file', '1,204 files']);
  assert.deepEqual([12.4, 65, 3905].map(duration), ['12 s', '1 min 5 s', '1 h 5 min']);
});

test('a plan is a tree: folders first, sums upwards, each file with where it comes from', () => {
  const lines = treeLines({
    root: 'Downloads',
    folders: [
      { path: 'Images/2024', files: 2, bytes: 3000 },
      { path: 'Documents', files: 1, bytes: 500 },
    ],
    files: [
      { path: 'Images/2024/a.jpg', from: 'a.jpg' },
      { path: 'Images/2024/b.jpg', from: 'old/b.jpg' },
      { path: 'Documents/c.pdf', from: 'c.pdf' },
    ],
  });
  assert.deepEqual(lines.map(stripVTControlCharacters), [
    'Downloads  3 files, 3.5 kB',
    '├── Documents  1 file, 500 bytes',
    '│   └── c.pdf  ← c.pdf',
    '└── Images  2 files, 3.0 kB',
    '    └── 2024  2 files, 3.0 kB',
    '        ├── a.jpg  ← a.jpg',
    '        └── b.jpg  ← old/b.jpg',
  ]);
});

test('no name can write on the terminal', () => {
  assert.equal(plain('a\u001b[31mred\u0007\nb\u202e'), 'ared??b?');
  fc.assert(
    // oxlint-disable-next-line no-control-regex -- they are what this is about
    fc.property(fc.string({ unit: 'binary' }), (name) => !/[\u0000-\u001f\u007f-\u009f]/.test(plain(name))),
  );
});

test('the line of a progress bar says all there is and fits the terminal', () => {
  assert.equal(
    progressLine(halfWay, 200),
    'moving  ██████████████░░░░░░░░░░░░░░  1,204 of 2,408 files  412/s  3 s left  IMG_1.jpg',
  );
  const unknown = { ...halfWay, total: null, rate: null, seconds_left: null, now: null };
  assert.equal(progressLine(unknown, 200), 'moving  1,204 files');
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.string({ unit: 'binary' }), (columns, now) => {
      assert.ok(Array.from(progressLine({ ...halfWay, now }, columns)).length < columns);
    }),
  );
});

test('into a pipe goes one line a stage', async () => {
  const out = new PassThrough();
  const written: string[] = [];
  out.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  const bar = new ProgressBar(out);
  bar.show({ ...halfWay, done: 0 });
  bar.show(halfWay);
  bar.show({ ...halfWay, stage: 'tidying', total: null, done: 0 });
  bar.clear();
  out.end();
  await once(out, 'end');
  assert.equal(written.join(''), 'moving: 2,408 files\ntidying\n');
});

test('columns stand under each other', () => {
  assert.deepEqual(
    tableLines([
      ['a', 'bb', 'c'],
      ['aaa', 'b', 'cc'],
    ]),
    ['a    bb  c', 'aaa  b   cc'],
  );
});
