import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { storageConformance } from './storage.conformance.ts';
import { localStorage } from './storage.ts';

async function fresh() {
  const folder = await mkdtemp(join(tmpdir(), 'steward-storage-'));
  const drop = () => rm(folder, { recursive: true });
  return { folder, drop, storage: localStorage({ folder: join(folder, 'store') }) };
}

storageConformance('The local disk keeps what a store promises', fresh);

test('a finished or failed put leaves no temporary file, and a delete no empty folder', async (t) => {
  const { folder, drop, storage } = await fresh();
  t.after(drop);
  await storage.put('a/b/c', Buffer.from('x'));
  await storage.put('a/d', Buffer.from('x'));
  await assert.rejects(storage.put('a/b', Buffer.from('x')), { code: 'storage.exists' });
  await assert.rejects(storage.put('a/d/e', Buffer.from('x')), { code: 'storage.exists' });
  assert.deepEqual((await readdir(join(folder, 'store'), { recursive: true })).toSorted(), [
    'a',
    'a/b',
    'a/b/c',
    'a/d',
  ]);
  await storage.delete('a/b/c');
  assert.deepEqual((await readdir(join(folder, 'store'), { recursive: true })).toSorted(), ['a', 'a/d']);
});

test('what a put left behind when the program was killed is not listed', async (t) => {
  const { folder, drop, storage } = await fresh();
  t.after(drop);
  await storage.put('whole', Buffer.from('x'));
  await writeFile(join(folder, 'store', '.part-1234'), 'half');
  assert.deepEqual(
    (await storage.list('')).map(({ key }) => key),
    ['whole'],
  );
});

test('a disk that refuses is told as such', async (t) => {
  const { folder, drop } = await fresh();
  t.after(drop);
  await writeFile(join(folder, 'file'), 'not a folder');
  const storage = localStorage({ folder: join(folder, 'file', 'store') });
  await assert.rejects(storage.put('x', Buffer.from('x')), { status: 503, code: 'storage.unavailable' });
  assert.equal(await storage.find('x'), undefined);
});
