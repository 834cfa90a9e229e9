import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import sharp from 'sharp';
import { ZipFile } from 'yazl';
import { settled } from '../../../test/person.ts';
import type { Person } from '../../../test/person.ts';
import { zoo } from '../bulk/test/zoo.ts';

async function world(t: TestContext) {
  const book = await zoo(t);
  const { app, ada } = book;
  const upload = async (
    file: string | Uint8Array,
    { person = ada, query = 'dry_run=true', status = 202, type = 'application/octet-stream' } = {},
  ) => {
    const reply = await fetch(`${app.url}/api/v1/creatures/import?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}`, 'content-type': type },
      body: typeof file === 'string' ? file : Buffer.from(file),
    });
    const body = (await reply.json()) as { operation_id: string; code: string };
    assert.equal(reply.status, status, JSON.stringify(body));
    return body;
  };
  return {
    ...book,
    upload,
    preview: async (file: string | Uint8Array, person: Person = ada) =>
      settled(person, (await upload(file, { person })).operation_id),
    download: async (query: string, person: Person = ada) => {
      const headers = { authorization: `Bearer ${person.token}` };
      const reply = await fetch(`${app.url}/api/v1/creatures/export?${query}`, { headers });
      assert.equal(reply.status, 200);
      return Buffer.from(await reply.arrayBuffer());
    },
  };
}

async function zip(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream as Readable);
}

const CREATURES = [
  {
    name: '=Ember, "the red"',
    species: 'Dragon',
    description: 'Breathes\nfire',
    story: 'Once; upon, a time',
    traits: { colors: ['ember red', '#ff0000'], size: 'huge', habitat: 'volcano', diet: 'knights', born: '-300' },
    tags: ['fire', 'a, b; c\\d'],
  },
  { name: '火の鳥 🐦', traits: { features: ['wings'], name: 'Phoenix' }, tags: ['fire'] },
  { name: 'Moss', description: "'=moss" },
] as const;

test('what is exported comes in again elsewhere as it was, and is unchanged where it came from', async (t) => {
  const { app, fill, preview, download, all, start } = await world(t);
  await fill(structuredClone(CREATURES) as never);
  await app.database.write((tx) =>
    tx.updateTable('tags').set({ color: '#123456', description: 'Hot' }).where('name', '=', 'fire').execute(),
  );
  const json = await download('format=json');
  assert.deepEqual((await preview(json)).result, {
    ...{ new: 0, changed: 0, unchanged: 3, broken: 0, tags: 0, pictures: 0, broken_pictures: 0 },
  });
  const rex = await app.signUp('rex');
  for (const format of ['json', 'csv', 'zip']) {
    const file = await download(`format=${format}`);
    const { operation_id, result } = await preview(file, rex);
    assert.partialDeepStrictEqual(result, { new: 3, broken: 0, tags: 2 });
    await rex.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
    assert.partialDeepStrictEqual((await settled(rex, operation_id)).result, { imported: 3, tags: 2 });
    const [ours, theirs] = [await content(download(`format=json`)), await content(download('format=json', rex))];
    if (format === 'csv')
      for (const tag of [...ours.tags, ...theirs.tags]) Object.assign(tag, { color: '', description: '' });
    assert.deepEqual(theirs, ours);
    assert.partialDeepStrictEqual((await preview(file, rex)).result, { new: 0, changed: 0, unchanged: 3 });
    await rex.call('POST', `/api/v1/operations/${operation_id}/rollback`);
    assert.deepEqual((await settled(rex, operation_id)).result, { taken_back: 3, left: 0, tags: 2 });
    assert.deepEqual(await content(download('format=json', rex)), { tags: [], creatures: [] });
  }
  assert.equal(Object.keys(await all()).length, 3);
  assert.equal(
    (await start('/api/v1/creatures/bulk', { filter: { q: 'moss' }, edit: { delete: true } })).status,
    'completed',
  );
  assert.equal((await content(download('format=json'))).creatures.length, 2);
});

async function content(file: Promise<Buffer>) {
  const { tags, creatures } = JSON.parse((await file).toString()) as {
    tags: { name: string; color: string; description: string }[];
    creatures: Record<string, unknown>[];
  };
  return {
    tags,
    creatures: creatures
      .map(({ id: _id, updated_at: _updated, created_at: _created, ...rest }) => rest)
      .toSorted((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1)),
  };
}

test('a table is safe in a spreadsheet, and one of somebody else is understood', async (t) => {
  const { fill, download, preview, act, all, plan } = await world(t);
  await fill(structuredClone(CREATURES) as never);
  const csv = (await download('format=csv')).toString();
  assert.match(csv, /^id,name,species,tags,colors,.*,trait:name\r\n/);
  assert.match(csv, /"'=Ember, ""the red"""/);
  assert.match(csv, /,-300,/, 'a number is no formula');
  assert.partialDeepStrictEqual((await preview(Buffer.from(csv))).result, { new: 0, changed: 0 });
  const foreign = Buffer.from(
    '\uFEFFTag;Lieblingsfutter;NAME;Species\r\nfire, new;Äpfel;"Frog; ""x""";Frog\r\n;;;Nobody\r\n',
    'utf16le',
  );
  const { operation_id, result } = await preview(foreign);
  assert.partialDeepStrictEqual(result, { new: 1, broken: 1, tags: 1 });
  assert.deepEqual(
    (await plan(operation_id)).map(({ action, subject, target, state, reason }) => [
      action,
      subject,
      target,
      state,
      reason,
    ]),
    [
      ['tag', 'new', 'a new tag', 'planned', null],
      ['create', 'Frog; "x" (Frog)', 'fire, new', 'planned', null],
      [
        'read',
        'A creature without a name',
        'line 3',
        'conflict',
        'line 3: name: Invalid input: expected string, received undefined',
      ],
    ],
  );
  await act(operation_id, 'apply');
  assert.equal((await all())['Frog; "x"'], 'Frog fire new');
  const windows = Buffer.from('name,home\r\nZo\xeb,caf\xe9\r\n', 'latin1');
  assert.partialDeepStrictEqual((await preview(windows)).result, { new: 1 });
});

test('what changed comes back as it was; what somebody changed since is left; twice is as once', async (t) => {
  const { fill, upload, preview, act, all, change, retag, ada, download } = await world(t);
  const [one = '', two = ''] = await fill([{ name: 'One', tags: ['a'] }, { name: 'Two' }]);
  const file = JSON.stringify([
    { id: one, name: 'One', story: 'New', tags: ['a', 'b'] },
    { id: two, name: 'Two', species: 'Frog' },
    { id: two, name: 'Two again' },
    { name: 'Three', diet: 'moss', age: 3, friends: ['x'] },
    { name: '' },
    'nothing',
    { name: 'x'.repeat(300) },
  ]);
  const { operation_id, result } = await preview(file);
  assert.partialDeepStrictEqual(result, { new: 1, changed: 2, unchanged: 0, broken: 4, tags: 1 });
  await change(two, { description: 'mine' });
  assert.partialDeepStrictEqual((await act(operation_id, 'apply')).result, {
    imported: 2,
    left: 1,
    broken: 4,
    tags: 1,
  });
  assert.deepEqual(await all(), { One: 'a b', Three: '', Two: '' });
  const again = await settled(
    ada,
    (await upload(file, { query: 'file_name=x.json', type: 'application/json' })).operation_id,
  );
  assert.partialDeepStrictEqual(again.result, { imported: 1, unchanged: 2 });
  assert.deepEqual((await act(again.operation_id, 'rollback')).result, { taken_back: 1, left: 0, tags: 0 });
  assert.deepEqual((await act(operation_id, 'rollback')).result, { taken_back: 2, left: 0, tags: 1 });
  assert.deepEqual(await all(), { One: 'a', Two: '' });
  assert.equal((JSON.parse((await download('')).toString()) as { tags: unknown[] }).tags.length, 1);
  await act(operation_id, 'apply');
  await retag(one, ['mine']);
  assert.deepEqual((await act(operation_id, 'rollback')).result, { taken_back: 1, left: 1, tags: 1 });
  assert.deepEqual(await all(), { One: 'mine', Two: '' });
});

test('pictures come along; what is none is reported at its creature, which comes without it', async (t) => {
  const { app, preview, act, plan, download, all } = await world(t);
  const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#aa3311' } })
    .jpeg()
    .toBuffer();
  const file = await zip({
    'my pets/creatures.json': JSON.stringify({
      creatures: [
        { name: 'Photo', picture: 'pictures/a.jpg' },
        { name: 'Html', picture: { file: 'pictures/b.png' } },
        { name: 'Missing', picture: 'c.png' },
        { name: 'Slip', picture: '../../etc/passwd' },
        { name: 'Cut', picture: 'pictures/d.jpg' },
      ],
    }),
    'my pets/pictures/a.jpg': photo,
    'my pets/pictures/b.png': '<html><script>alert(1)</script></html>',
    'my pets/pictures/d.jpg': photo.subarray(0, 120),
  });
  const { operation_id, result } = await preview(file);
  assert.partialDeepStrictEqual(result, { new: 5, broken: 0, pictures: 1, broken_pictures: 4 });
  assert.partialDeepStrictEqual((await act(operation_id, 'apply')).result, { imported: 5 });
  const reasons = Object.fromEntries((await plan(operation_id)).map(({ subject, reason }) => [subject, reason]));
  assert.deepEqual([reasons['Photo'], /no PNG/.test(reasons['Html'] ?? '')], [null, true]);
  const [picture] = await app.database.read.selectFrom('creature_pictures').selectAll().execute();
  assert.partialDeepStrictEqual(picture, { media_type: 'image/jpeg', width: 90, height: 60, made_by: 'import' });
  assert.partialDeepStrictEqual((await preview(file)).result, { new: 0, changed: 0, unchanged: 5 });

  const archive = await download('format=zip');
  assert.ok(archive.includes(`pictures/${picture?.hash}.jpg`));
  const rex = await app.signUp('rex');
  const theirs = await preview(archive, rex);
  assert.partialDeepStrictEqual(theirs.result, { new: 5, pictures: 1, broken_pictures: 0 });
  assert.deepEqual((await act(operation_id, 'rollback')).result, { taken_back: 5, left: 0, tags: 0 });
  assert.deepEqual(
    [await all(), await app.database.read.selectFrom('creature_pictures').selectAll().execute()],
    [{}, []],
  );
  assert.partialDeepStrictEqual((await act(operation_id, 'apply')).result, { imported: 5 });
});

test('archives that mean harm are refused, each with its reason', async (t) => {
  const { preview, all } = await world(t);
  const good = JSON.stringify([{ name: 'One' }]);
  const patched = (file: Buffer, from: string, to: string) =>
    Buffer.from(file.toString('latin1').replaceAll(from, to), 'latin1');
  const flagged = (file: Buffer) => {
    const at = file.indexOf('PK\x01\x02', 0, 'latin1');
    file.writeUInt16LE(file.readUInt16LE(at + 8) | 1, at + 8);
    return file;
  };
  const linked = async () => {
    const archive = new ZipFile();
    archive.addBuffer(Buffer.from(good), 'creatures.json');
    archive.addBuffer(Buffer.from('/etc/passwd'), 'pictures/a.png', { mode: 0o120777 });
    archive.end();
    return buffer(archive.outputStream as Readable);
  };
  const plain = await zip({ 'creatures.json': good, 'aaaaaaaaaa.png': 'x' });
  const lying = Buffer.from(await zip({ 'creatures.json': JSON.stringify([{ name: 'x'.repeat(150) }]) }));
  lying.writeUInt32LE(10, lying.indexOf('PK\x01\x02', 0, 'latin1') + 24);
  for (const [name, file, code] of [
    ['bomb', await zip({ 'creatures.json': Buffer.alloc(30 * 1024 * 1024, 32) }), 'bad-archive'],
    ['encrypted', flagged(Buffer.from(plain)), 'bad-archive'],
    ['slip', patched(plain, 'aaaaaaaaaa.png', '../../../a.png'), 'bad-archive'],
    ['absolute', patched(plain, 'aaaaaaaaaa.png', '/etc/aaaaa.png'), 'bad-archive'],
    ['cut off', plain.subarray(0, plain.length - 30), 'bad-archive'],
    ['only a head', Buffer.from('PK\x03\x04', 'latin1'), 'bad-archive'],
    ['link', await linked(), 'bad-archive'],
    ['nested', await zip({ 'creatures.json': good, 'more.zip': 'PK' }), 'bad-archive'],
    ['twice', await zip({ 'creatures.json': good, 'Creatures.JSON': good }), 'bad-archive'],
    ['lying of its size', lying, 'bad-archive'],
    ['without a text', await zip({ 'a.png': 'x' }), 'not-a-collection'],
    ['empty', await zip({}), 'not-a-collection'],
  ] as const) {
    const { status, error } = await preview(file);
    assert.deepEqual([status, error?.code], ['failed', `creatures.${code}`], name);
  }
  assert.deepEqual(await all(), {});
});

test('texts that are broken lose what is broken, and no more', async (t) => {
  const { upload, preview, plan, ada, download } = await world(t);
  for (const file of ['', ' ', '\x89PNG\r\n\x1a\n\x00\x01\x02'])
    assert.equal((await upload(file, { status: 422 })).code, 'creatures.not-a-collection');
  for (const file of ['{}', '[]', 'species\r\nFrog\r\n', '{"version":99,"creatures":[{"name":"x"}]}', '[[[[', 'hello'])
    assert.equal((await preview(file)).error?.code, 'creatures.not-a-collection', file);
  const cut = `[{"name":"One"},\n{"name":"Two",},\n{"name":"Thr\\u0000ee"},\n{"name":"Four","__proto__":{"a":"b"},"constructor":"c"},\n{"name":"Fi`;
  const { operation_id, result } = await preview(cut);
  assert.partialDeepStrictEqual(result, { new: 2, broken: 3 });
  assert.deepEqual(
    (await plan(operation_id)).map(({ subject, state, target }) => [subject, state, target]),
    [
      ['One', 'planned', null],
      ['A creature without a name', 'conflict', 'line 2'],
      ['Three', 'conflict', 'line 3'],
      ['Four', 'planned', null],
      ['A creature without a name', 'conflict', 'line 5'],
    ],
  );
  const deep = `[{"name":"Deep","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`;
  assert.partialDeepStrictEqual((await preview(deep)).result, { new: 0, broken: 1 });
  const long = `[{"name":"Long","story":"${'x'.repeat(3_000_000)}"},{"name":"Short"}]`;
  assert.partialDeepStrictEqual((await preview(long)).result, { new: 1, broken: 1 });
  assert.partialDeepStrictEqual((await preview(`name,story\nOne,"never closed`)).result, { new: 0, broken: 1 });
  const many = JSON.stringify({
    tags: Array.from({ length: 20_001 }, (_, n) => ({ name: `t${n}` })),
    creatures: [{ name: 'x' }],
  });
  assert.equal((await preview(many)).error?.code, 'creatures.too-many-tags');
  assert.equal(
    (await ada.call('GET', '/api/v1/creatures/export?format=xml', undefined, 422))['code'],
    'http.invalid-input',
  );
  assert.equal((JSON.parse((await download('tag=none')).toString()) as { creatures: unknown[] }).creatures.length, 0);
});
