import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { jpegTaken } from './test/pictures.ts';
import { openWorld } from './test/world.ts';
import { paths, picture, plant } from './test/tree.ts';

async function world(t: TestContext) {
  const world = await openWorld();
  t.after(() => world.close());
  return { world, root: join(world.base, 'Downloads') };
}

const reasonsOf = (entries: readonly { subject: string; state: string; reason: string | null }[]) =>
  entries
    .filter(({ reason }) => reason !== null)
    .map(({ subject, state, reason }) => `${subject} ${state} ${reason?.split(':')[0]}`);

test('a preview changes nothing; apply does it; undo takes it back; apply does it again', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, {
    'a.jpg': 2020,
    'deep/down/a.jpg': 2020,
    'deep/letter.pdf': 2021,
    'deep/.hidden': 2021,
    'empty/': '',
    'Images/2020/kept.png': 2020,
    'music/song.mp3': 2019,
    'project/.git/config': 2018,
    'project/main.c': 2018,
  });
  const before = picture(root);
  const plan = await files.organize(root);
  assert.equal(plan.status, 'completed', JSON.stringify(plan.error));
  assert.deepEqual(picture(root), before, 'a preview changes nothing');
  assert.deepEqual(plan.result, {
    files: 5,
    moves: 4,
    bytes: 117,
    skipped: 2,
    conflicts: 0,
    unchanged: 1,
    folders: [
      { path: 'Audio/2019', files: 1, bytes: 31 },
      { path: 'Documents/2021', files: 1, bytes: 32 },
      { path: 'Images/2020', files: 2, bytes: 54 },
    ],
    folders_made: 4,
    folders_removed: 2,
  });
  assert.deepEqual(reasonsOf(await files.entries(plan.operation_id)), [
    'deep/.hidden skipped hidden',
    'project skipped package',
  ]);

  const organized = [
    'Audio/2019/song.mp3',
    'Documents/2021/letter.pdf',
    'Images/2020/a (2).jpg',
    'Images/2020/a.jpg',
    'Images/2020/kept.png',
    'deep/.hidden',
    'project/.git/config',
    'project/main.c',
  ];
  const applied = await files.apply(plan.operation_id);
  assert.equal(applied.status, 'completed', JSON.stringify(applied.error));
  assert.deepEqual(paths(root), organized);
  const { seconds, ...figures } = applied.result as Record<string, number>;
  assert.ok(seconds !== undefined && seconds < 60);
  assert.deepEqual(figures, {
    moved: 4,
    bytes: 117,
    skipped: 2,
    conflicts: 0,
    failed: 0,
    left: 0,
    folders_made: 4,
    folders_removed: 2,
  });

  const undone = await files.rollback(plan.operation_id);
  assert.equal(undone.status, 'rolled_back', JSON.stringify(undone.error));
  assert.deepEqual(picture(root), before);
  assert.deepEqual(
    { ...(undone.result as object), seconds: 0 },
    { restored: 4, bytes: 117, left: 0, failed: 0, folders_made: 2, folders_removed: 4, seconds: 0 },
  );

  assert.equal((await files.apply(plan.operation_id)).status, 'completed');
  assert.deepEqual(paths(root), organized, 'what was undone can be done again');
  assert.equal((await files.rollback(plan.operation_id)).status, 'rolled_back');
  assert.deepEqual(picture(root), before);
});

test('without a preview it plans and does it in one go; what is organised is left as it is', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'a.jpg': 2020, 'x/a.JPG': 2020, 'x/a.jpg': 2020, 'Images/2020/A.jpg': 2020 });
  const done = await files.organize(root, {}, { dry_run: false });
  assert.equal(done.status, 'completed', JSON.stringify(done.error));
  assert.deepEqual(paths(root), [
    'Images/2020/A.jpg',
    'Images/2020/a (2).jpg',
    'Images/2020/a (3).JPG',
    'Images/2020/a (4).jpg',
  ]);
  const again = await files.organize(root);
  assert.deepEqual(again.result, {
    files: 4,
    moves: 0,
    bytes: 0,
    skipped: 0,
    conflicts: 0,
    unchanged: 4,
    folders: [],
    folders_made: 0,
    folders_removed: 0,
  });
});

test('what changed between the preview and its turn is left alone and reported', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'written.jpg': 2020, 'replaced.jpg': 2020, 'gone.jpg': 2020, 'taken.jpg': 2020, 'good.jpg': 2020 });
  const { operation_id } = await files.organize(root);
  appendFileSync(join(root, 'written.jpg'), 'more');
  plant(root, { 'another.jpg': 2020 });
  renameSync(join(root, 'another.jpg'), join(root, 'replaced.jpg'));
  rmSync(join(root, 'gone.jpg'));
  plant(root, { 'Images/2020/taken.jpg': 2020 });
  const taken = readFileSync(join(root, 'Images/2020/taken.jpg'), 'utf8');
  const applied = await files.apply(operation_id);
  assert.deepEqual(reasonsOf(await files.entries(operation_id)), [
    'Images skipped folder-exists',
    'Images/2020 skipped folder-exists',
    'gone.jpg skipped gone',
    'replaced.jpg skipped changed',
    'taken.jpg conflict target-exists',
    'written.jpg skipped changed',
  ]);
  assert.partialDeepStrictEqual(applied.result, { moved: 1, left: 3, conflicts: 1, failed: 0, skipped: 0 });
  assert.equal(readFileSync(join(root, 'Images/2020/taken.jpg'), 'utf8'), taken, 'nothing was overwritten');
  assert.ok(paths(root).includes('taken.jpg'));
});

test('undo leaves what somebody changed since, and never overwrites', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'a/edited.jpg': 2020, 'a/moved-on.jpg': 2020, 'a/squatted.jpg': 2020, 'a/good.jpg': 2020 });
  const { operation_id } = await files.organize(root, {}, { dry_run: false });
  appendFileSync(join(root, 'Images/2020/edited.jpg'), 'more');
  renameSync(join(root, 'Images/2020/moved-on.jpg'), join(root, 'elsewhere.jpg'));
  mkdirSync(join(root, 'a'));
  writeFileSync(join(root, 'a/squatted.jpg'), 'something new');
  const undone = await files.rollback(operation_id);
  assert.equal(undone.status, 'rolled_back');
  assert.partialDeepStrictEqual(undone.result, { restored: 1, left: 3, failed: 0 });
  assert.deepEqual(paths(root), [
    'Images/2020/edited.jpg',
    'Images/2020/squatted.jpg',
    'a/good.jpg',
    'a/squatted.jpg',
    'elsewhere.jpg',
  ]);
  assert.equal(readFileSync(join(root, 'a/squatted.jpg'), 'utf8'), 'something new');
});

test('what is excluded stays, and so do folders that nothing goes into then', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'a.jpg': 2020, 'b.mp3': 2021, 'x/c.mp3': 2021 });
  const before = picture(root);
  const { operation_id } = await files.organize(root);
  const exclude = (await files.entries(operation_id))
    .filter(({ target }) => target?.startsWith('Audio'))
    .map(({ position }) => position);
  const applied = await files.apply(operation_id, { exclude });
  assert.deepEqual(Object.keys(picture(root)).toSorted(), [
    'Images',
    'Images/2020',
    'Images/2020/a.jpg',
    'b.mp3',
    'x',
    'x/c.mp3',
  ]);
  assert.partialDeepStrictEqual(applied.result, { moved: 1, folders_made: 2, folders_removed: 0 });
  await files.rollback(operation_id);
  assert.deepEqual(picture(root), before);
});

test('sidecars and live photos go with their picture, under one number', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, {
    'one/IMG_1.HEIC': 2020,
    'one/IMG_1.MOV': 2022,
    'one/img_1.aae': 2023,
    'two/IMG_1.heic': 2020,
    'two/IMG_1.heic.xmp': 2023,
    'two/IMG_1.mov': 2024,
    'two/lonely.xmp': 2024,
  });
  const before = picture(root);
  const { operation_id } = await files.organize(root, {}, { dry_run: false });
  assert.deepEqual(paths(root), [
    'Images/2020/IMG_1 (2).heic',
    'Images/2020/IMG_1 (2).heic.xmp',
    'Images/2020/IMG_1 (2).mov',
    'Images/2020/IMG_1.HEIC',
    'Images/2020/IMG_1.MOV',
    'Images/2020/img_1.aae',
    'Other/2024/lonely.xmp',
  ]);
  await files.rollback(operation_id);
  assert.deepEqual(picture(root), before);
});

test('a companion stays with a picture that stays, there and back', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'a/x.jpg': 2020, 'a/x.xmp': 2021, 'b/y.jpg': 2020, 'b/y.xmp': 2021 });
  const { operation_id } = await files.organize(root);
  appendFileSync(join(root, 'a/x.jpg'), 'more');
  await files.apply(operation_id);
  assert.deepEqual(paths(root), ['Images/2020/y.jpg', 'Images/2020/y.xmp', 'a/x.jpg', 'a/x.xmp']);
  assert.deepEqual(reasonsOf(await files.entries(operation_id)), [
    'a/x.jpg skipped changed',
    'a/x.xmp skipped companion-stayed',
    'a skipped not-empty',
  ]);
  appendFileSync(join(root, 'Images/2020/y.jpg'), 'more');
  await files.rollback(operation_id);
  assert.deepEqual(paths(root), ['Images/2020/y.jpg', 'Images/2020/y.xmp', 'a/x.jpg', 'a/x.xmp']);
});

test('a folder swapped for a link after the plan leads nowhere', async (t) => {
  const { world: files, root } = await world(t);
  const outside = join(files.base, 'outside');
  plant(outside, { 'secret.jpg': 2020, '2021/': '' });
  plant(root, { 'in/a.jpg': 2020, 'b.mp3': 2021, 'Audio/2021/': '' });
  const { operation_id } = await files.organize(root);
  rmSync(join(root, 'Audio'), { recursive: true });
  symlinkSync(outside, join(root, 'Audio'));
  renameSync(join(root, 'in'), join(root, 'was-in'));
  symlinkSync(outside, join(root, 'in'));
  plant(outside, { 'a.jpg': 2020 });
  await files.apply(operation_id);
  assert.deepEqual(paths(outside), ['a.jpg', 'secret.jpg'], 'nothing went out or was taken from there');
  assert.deepEqual(reasonsOf(await files.entries(operation_id)), [
    'b.mp3 failed folder-swapped',
    'in/a.jpg failed folder-swapped',
    'in skipped changed',
  ]);
});

test('the same request while one lives is the same operation', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'a.jpg': 2020 });
  const { organize } = await import('./organize.operation.ts');
  const { operations } = files.contextOf('ada');
  const input = { root_path: root, organization_mode: 'year' } as never;
  const first = await operations.start(organize, input, { dry_run: true });
  const second = await operations.start(organize, input, { dry_run: true });
  assert.equal(second.operation_id, first.operation_id);
  assert.equal(second.deduplicated, true);
  await files.settled(first.operation_id);
});

test('an operation waits for the one that moves files in its folder; that is no failed attempt', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'sub/a.jpg': 2020 });
  await files.database.write((tx) =>
    tx
      .insertInto('file_claims')
      .values({ operation_id: 'another', path: join(root, 'sub'), until: '9999-01-01T00:00:00.000Z' })
      .execute(),
  );
  const { organize } = await import('./organize.operation.ts');
  const { operations } = files.contextOf('ada');
  const beside = { root_path: join(root, 'sub', 'deeper'), organization_mode: 'year' } as never;
  mkdirSync(join(root, 'sub', 'deeper'));
  const { operation_id } = await operations.start(organize, beside, { dry_run: false });
  const present = () => operations.get(operation_id);
  while ((await present()).error === null) await setImmediate();
  const waiting = await present();
  assert.deepEqual([waiting.status, waiting.error?.code, waiting.attempt], ['pending', 'files.folder-busy', 0]);
  await files.database.write((tx) => tx.deleteFrom('file_claims').where('operation_id', '=', 'another').execute());
  const done = await files.settled(operation_id);
  assert.deepEqual([done.status, done.attempt, done.error], ['completed', 1, null]);
});

test('bad input is refused at the start', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'a.jpg': 2020 });
  const outside = mkdtempSync(join(tmpdir(), 'steward-outside-'));
  t.after(() => rmSync(outside, { recursive: true }));
  symlinkSync(outside, join(files.base, 'way-out'));
  const refused = async (input: object, code: string) => {
    await assert.rejects(files.organize(root, input), { code }, JSON.stringify(input));
  };
  await refused({ root_path: '/path/to/files' }, 'files.outside-bases');
  await refused({ root_path: '/etc' }, 'files.outside-bases');
  await refused({ root_path: join(root, '../../..') }, 'files.outside-bases');
  await refused({ root_path: join(files.base, 'way-out') }, 'files.outside-bases');
  await refused({ root_path: join(files.base, 'missing') }, 'files.folder-not-found');
  await refused({ root_path: join(root, 'a.jpg') }, 'files.not-a-folder');
  await refused({ root_path: 'Downloads' }, 'files.path-not-absolute');
  await refused({ root_path: join(files.base, '.steward-data') }, 'files.folder-of-steward');
  await refused({ root_path: undefined, root_id: crypto.randomUUID() }, 'files.root-not-found');
  await refused({ root_id: crypto.randomUUID() }, 'operations.bad-input');
  await refused({ root_path: undefined }, 'operations.bad-input');
  await refused({ root_path: 'a\0b' }, 'operations.bad-input');
  await refused({ organization_mode: 'colour' }, 'operations.bad-input');
  await refused({ organization_mode: 'template' }, 'operations.bad-input');
  await refused({ organization_mode: 'template', template: '../{name}' }, 'operations.bad-input');
  await refused({ organization_mode: 'year', template: '{name}' }, 'operations.bad-input');
  await refused({ surprise: true }, 'operations.bad-input');
  assert.deepEqual(paths(root), ['a.jpg']);
});

/** Each link: what it says, and when it was last changed, to the microsecond. */
function linksIn(root: string): Record<string, string> {
  const links = paths(root).filter((path) => lstatSync(join(root, path)).isSymbolicLink());
  return Object.fromEntries(
    links.map((path) => {
      const { mtimeNs } = lstatSync(join(root, path), { bigint: true });
      return [path, `${readlinkSync(join(root, path))} ${mtimeNs / 1000n}`];
    }),
  );
}

function plantLinks(root: string, links: Readonly<Record<string, string>>): void {
  const at = Date.UTC(2020, 5, 15, 12) / 1000 + 0.123456;
  for (const [path, text] of Object.entries(links)) {
    symlinkSync(text, join(root, path));
    lutimesSync(join(root, path), at, at);
  }
}

test('links go where they are asked for, point at the same place, and come back as they were', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'in/deep/': '', 'stays/.keep': 2020, 'stays/x.png': 2020 });
  const outside = join(files.base, 'outside');
  plant(outside, { 'pipes/': '' });
  const image = join(outside, 'scan.jpg');
  writeFileSync(image, jpegTaken('2011:11:11 11:11:11'));
  execFileSync('mkfifo', [join(outside, 'pipes/fifo')]);
  plantLinks(root, {
    'in/relative.jpg': '../../outside/scan.jpg',
    'in/untidy.jpg': './/deep/.././../stays/.keep',
    'in/slash.jpg': 'deep/',
    'in/here': '.',
    'in/absolute.jpg': image,
    'in/dangling.mp3': 'no/where',
    'in/fifo': '../../outside/pipes/fifo',
    'in/fifo.jpg': join(outside, 'pipes/fifo'),
    'in/2019-03-04.mp4': '../../outside/pipes/fifo',
    'in/folder.txt': outside,
    'in/.hidden.jpg': 'deep',
    'same.png': 'stays/x.png',
  });
  const [before, beforeLinks] = [picture(root), linksIn(root)];
  const unasked = await files.organize(root);
  assert.partialDeepStrictEqual(unasked.result, { moves: 1, skipped: 13 }, 'left alone unless asked for');

  const { operation_id, result } = await files.organize(root, { include_links: true });
  assert.partialDeepStrictEqual(result, { moves: 12, skipped: 2, conflicts: 0 });
  assert.deepEqual(picture(root), before, 'a preview changes nothing');
  const applied = await files.apply(operation_id);
  assert.partialDeepStrictEqual(applied.result, { moved: 12, left: 0, failed: 0 }, JSON.stringify(applied));
  const at = String(Date.UTC(2020, 5, 15, 12) * 1000 + 123456);
  // Were a link read through, the picture's own year would count, and the pipes would wait for ever.
  const organized = {
    'Audio/2020/dangling.mp3': `../../in/no/where ${at}`,
    'Documents/2020/folder.txt': `${outside} ${at}`,
    'Images/2020/absolute.jpg': `${image} ${at}`,
    'Images/2020/fifo.jpg': `${join(outside, 'pipes/fifo')} ${at}`,
    'Images/2020/relative.jpg': `../../../outside/scan.jpg ${at}`,
    'Images/2020/same.png': `../../stays/x.png ${at}`,
    'Images/2020/slash.jpg': `../../in/deep/ ${at}`,
    'Images/2020/untidy.jpg': `../../stays/.keep ${at}`,
    'Other/2020/fifo': `../../../outside/pipes/fifo ${at}`,
    'Other/2020/here': `../../in ${at}`,
    'Videos/2019/2019-03-04.mp4': `../../../outside/pipes/fifo ${at}`,
    'in/.hidden.jpg': `deep ${at}`,
  };
  assert.deepEqual(linksIn(root), organized);

  for (const round of ['undone', 'undone again']) {
    const undone = await files.rollback(operation_id);
    assert.partialDeepStrictEqual(undone.result, { restored: 12, left: 0, failed: 0 }, round);
    assert.deepEqual(linksIn(root), beforeLinks, round);
    assert.deepEqual(picture(root), before, round);
    if (round === 'undone') await files.apply(operation_id);
  }
});

test('a link that was swapped since the plan is left, and one whose new name is taken is a conflict', async (t) => {
  const { world: files, root } = await world(t);
  plant(root, { 'Images/2020/': '' });
  plantLinks(root, { 'swapped.jpg': 'one', 'became-a-file.jpg': 'one', 'taken.jpg': 'one', 'good.jpg': 'one' });
  const { operation_id } = await files.organize(root, { include_links: true });
  rmSync(join(root, 'swapped.jpg'));
  rmSync(join(root, 'became-a-file.jpg'));
  plantLinks(root, { 'swapped.jpg': 'two', 'Images/2020/taken.jpg': 'mine' });
  plant(root, { 'became-a-file.jpg': 2020 });
  const applied = await files.apply(operation_id);
  assert.partialDeepStrictEqual(applied.result, { moved: 1, left: 2, conflicts: 1, failed: 0 });
  assert.deepEqual(reasonsOf(await files.entries(operation_id)), [
    'became-a-file.jpg skipped changed',
    'swapped.jpg skipped changed',
    'taken.jpg conflict target-exists',
  ]);
  assert.equal(readlinkSync(join(root, 'Images/2020/taken.jpg')), 'mine', 'nothing was overwritten');
  assert.equal(readlinkSync(join(root, 'swapped.jpg')), 'two');
  assert.equal(readlinkSync(join(root, 'Images/2020/good.jpg')), '../../one');
});
