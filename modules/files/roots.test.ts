import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listFiles } from './list-files.ts';
import { listFolders } from './list-folders.ts';
import { addRoot, listRoots, removeRoot } from './roots.ts';
import { openWorld } from './test/world.ts';
import { plant } from './test/tree.ts';

test('a root belongs to who added it; others can neither see it nor work in, above or at it', async (t) => {
  const world = await openWorld();
  t.after(() => world.close());
  const path = join(world.base, 'home/ada');
  plant(path, { 'photos/a.jpg': 2020 });
  plant(join(world.base, 'home/rex'), { 'b.jpg': 2020 });
  symlinkSync(path, join(world.base, 'by-link'));
  const [ada, rex] = [world.contextOf('ada'), world.contextOf('rex')];
  const root = await addRoot(ada, { path: join(world.base, 'by-link') });
  assert.equal(root.path, path, 'links are followed when it is added');
  assert.equal(root.name, 'ada');
  assert.deepEqual(await listRoots(ada), [root]);
  assert.deepEqual(await listRoots(rex), []);
  await assert.rejects(addRoot(ada, { path }), { code: 'files.root-exists' });
  for (const taken of [path, join(path, 'photos'), join(world.base, 'home')]) {
    await assert.rejects(addRoot(rex, { path: taken }), { code: 'files.folder-of-another' }, taken);
    await assert.rejects(world.organize(taken, {}, { as: 'rex' }), { code: 'files.folder-of-another' }, taken);
  }
  await assert.rejects(world.organize('', { root_path: undefined, root_id: root.id }, { as: 'rex' }), {
    code: 'files.root-not-found',
  });
  await assert.rejects(removeRoot(rex, root), { code: 'files.root-not-found' });
  assert.equal((await world.organize('', { root_path: undefined, root_id: root.id })).status, 'completed');

  const { folders } = await listFolders(ada, { path: join(world.base, 'home') });
  assert.deepEqual(
    folders.map(({ name }) => name),
    ['ada', 'rex'],
  );
  await removeRoot(ada, root);
  assert.deepEqual(await listRoots(ada), []);
  await addRoot(rex, { path });
});

test('a base that somebody adds as a root locks nobody out', async (t) => {
  const world = await openWorld();
  t.after(() => world.close());
  await addRoot(world.contextOf('ada'), { path: world.base, name: 'all' });
  mkdirSync(join(world.base, 'rex'));
  await addRoot(world.contextOf('rex'), { path: join(world.base, 'rex') });
});

test('picking a folder begins at the bases and stays in them', async (t) => {
  const world = await openWorld();
  t.after(() => world.close());
  plant(world.base, { 'one/two/a.txt': 2020, '.hidden/a.txt': 2020, 'Tool.app/a.txt': 2020, 'a file.txt': 2020 });
  symlinkSync('/etc', join(world.base, 'way-out'));
  const ada = world.contextOf('ada');
  const bases = await listFolders(ada, {});
  assert.deepEqual(bases, {
    path: null,
    parent: null,
    folders: [{ name: world.base.split('/').at(-1), path: world.base }],
    truncated: false,
  });
  const inside = await listFolders(ada, { path: world.base });
  assert.deepEqual(inside, {
    path: world.base,
    parent: null,
    folders: [{ name: 'one', path: join(world.base, 'one') }],
    truncated: false,
  });
  assert.equal((await listFolders(ada, { path: join(world.base, 'one') })).parent, world.base);
  for (const path of ['/', '/etc', join(world.base, '..'), join(world.base, 'way-out')])
    await assert.rejects(listFolders(ada, { path }), { code: 'files.outside-bases' }, path);
});

test('a listing is by name, page by page, with what is known of each file', async (t) => {
  const world = await openWorld();
  t.after(() => world.close());
  const root = join(world.base, 'tree');
  plant(root, { 'IMG_20190102_030405.jpg': 2020, 'b.pdf': 2021, 'c/d.txt': 2020, 'Äpfel.txt': 2020 });
  symlinkSync('/etc', join(root, 'link'));
  const ada = world.contextOf('ada');
  const list = (query: Partial<Parameters<typeof listFiles>[1]>) =>
    listFiles(ada, { root_path: root, path: '', limit: 10, ...query });
  const all = await list({});
  assert.deepEqual(
    all.map(({ name, kind, category, media_type, taken_at, taken_from }) =>
      [name, kind, category, media_type, taken_at, taken_from].join(' '),
    ),
    [
      'IMG_20190102_030405.jpg file Images image/jpeg 2019-01-02 name',
      'b.pdf file Documents application/pdf 2021-06-15 modified',
      'c folder    ',
      'link link    ',
      'Äpfel.txt file Documents text/plain 2020-06-15 modified',
    ],
  );
  assert.deepEqual(
    (await list({ limit: 2, after: 'b.pdf' })).map(({ name }) => name),
    ['c', 'link'],
  );
  assert.deepEqual(
    (await list({ q: 'äPF' })).map(({ name }) => name),
    ['Äpfel.txt'],
  );
  assert.deepEqual(
    (await list({ path: 'c' })).map(({ path }) => path),
    ['c/d.txt'],
  );
  await assert.rejects(list({ path: '../..' }), { code: 'files.outside-bases' });
  await assert.rejects(list({ path: 'link' }), { code: 'files.outside-bases' });
  await assert.rejects(list({ path: 'missing' }), { code: 'files.folder-not-found' });
  await assert.rejects(list({ path: 'b.pdf' }), { code: 'files.not-a-folder' });
});
