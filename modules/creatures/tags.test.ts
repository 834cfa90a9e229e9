import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREATURES, TAGS, zoo } from './test/zoo.ts';
import type { Problem } from './test/zoo.ts';
import type { Tag } from './creatures.ts';
import { idsOfTags, MOST_TAGS } from './store-creatures.ts';

const counts = (tags: readonly Tag[]) => Object.fromEntries(tags.map(({ name, creatures }) => [name, creatures]));

test('a tag is created, read, changed, found and deleted', async (t) => {
  const { ada, act, create, read, tags } = await zoo(t);
  const made = await ada.call<Tag>('POST', '/tags', { name: ' Sci-Fi ', description: 'Not yet.' }, 201);
  assert.deepEqual([made.name, made.creatures, made.revision], ['Sci-Fi', 0, 1]);
  assert.match(made.color, /^#[0-9a-f]{6}$/);
  assert.deepEqual(await ada.call('GET', `${TAGS}/${made.id}`), made);
  const changed = await ada.call<Tag>('PATCH', `${TAGS}/${made.id}`, { color: '#ABCDEF', description: '' });
  assert.deepEqual([changed.color, changed.description, changed.revision], ['#abcdef', '', 2]);
  assert.deepEqual(await ada.call('PATCH', `${TAGS}/${made.id}`, { color: '#abcdef' }), changed);
  const stale = await act('PATCH', `${TAGS}/${made.id}`, { color: '#000000' }, { 'if-match': '"1"' });
  assert.deepEqual([stale.status, stale.body['code'], stale.etag], [412, 'creatures.changed-meanwhile', '"2"']);

  const { id } = await create({ tags: ['sci-fi', 'Old'] });
  assert.deepEqual((await read(id)).tags, ['Old', 'Sci-Fi']);
  await ada.call('DELETE', `${TAGS}/${made.id}`, undefined, 204);
  const after = await read(id);
  assert.deepEqual([after.tags, after.revision], [['Old'], 1]);
  assert.deepEqual(counts(await tags()), { Old: 1 });
  await ada.call('DELETE', `${TAGS}/${made.id}`, undefined, 404);
});

test('a tag in other letters is the same tag, and the first spelling stays', async (t) => {
  const { ada, create, change, read, tags } = await zoo(t);
  const { id } = await create({
    tags: ['Élan', 'elan', 'ÉLAN', '  élan  ', 'Straße', 'STRASSE', 'dark   elf', 'Dark elf'],
  });
  assert.deepEqual((await read(id)).tags, ['dark elf', 'Élan', 'Straße']);
  const same = await change(id, { tags: ['DARK ELF', 'strasse', 'ELAN'] });
  assert.equal(same.revision, 1);
  assert.deepEqual((await create({ tags: ['ELAN'] })).tags, ['Élan']);
  assert.deepEqual(counts(await tags()), { 'dark elf': 1, Élan: 2, Straße: 1 });
  const taken = await ada.call<Problem>('POST', TAGS, { name: 'ELAN' }, 409);
  const [elan] = await tags('?q=elan');
  assert.deepEqual([taken.code, taken['tag_id']], ['creatures.tag-taken', elan?.id]);
});

test('tags are suggested as somebody types, by the beginning of any word, page by page', async (t) => {
  const { ada, create } = await zoo(t);
  await create({
    tags: ['fire', 'Fire breath', 'cold fire', 'sci-fi', 'C++', '+1', 'ночь', '東日本', '🐉 slain', '100%'],
  });
  await create({ name: 'Two', tags: ['cold fire', 'sci-fi'] });
  await create({ name: 'Three', tags: ['sci-fi'] });
  const names = async (query: string) =>
    (await ada.call<{ items: Tag[] }>('GET', `${TAGS}?${query}`)).items.map(({ name }) => name);
  for (const [q, found] of [
    ['fi', ['cold fire', 'fire', 'Fire breath', 'sci-fi']],
    ['FIRE BR', ['Fire breath']],
    ['ire', []],
    ['c+', ['C++', 'cold fire']],
    ['+', ['+1', 'C++']],
    ['НО', ['ночь']],
    ['日本', ['東日本']],
    ['🐉', ['🐉 slain']],
    ['%', ['100%']],
    ['_', []],
  ] as const)
    assert.deepEqual(await names(`q=${encodeURIComponent(q)}`), found, q);
  assert.deepEqual((await names('sort=creatures')).slice(0, 3), ['sci-fi', 'cold fire', '+1']);

  for (const sort of ['name', 'creatures']) {
    const whole = await names(`sort=${sort}`);
    assert.equal(whole.length, 10);
    const paged: string[] = [];
    let cursor = '';
    for (;;) {
      const page = await ada.call<{ items: Tag[]; next_cursor: string | null }>(
        'GET',
        `${TAGS}?sort=${sort}&limit=3${cursor}`,
      );
      paged.push(...page.items.map(({ name }) => name));
      if (page.next_cursor === null) break;
      cursor = `&cursor=${page.next_cursor}`;
    }
    assert.deepEqual(paged, whole);
  }
});

test('a list of tags goes on behind the longest names', async (t) => {
  const { ada } = await zoo(t);
  for (const name of ['\ufdfa'.repeat(60), '\ufdfb'.repeat(60), '漢'.repeat(60)])
    await ada.call('POST', TAGS, { name }, 201);
  for (const sort of ['name', 'creatures']) {
    const page = (cursor: string) =>
      ada.call<{ items: Tag[]; next_cursor: string }>('GET', `${TAGS}?sort=${sort}&limit=1${cursor}`);
    const first = await page('');
    const second = await page(`&cursor=${first.next_cursor}`);
    const third = await page(`&cursor=${second.next_cursor}`);
    assert.equal(new Set([first, second, third].map(({ items }) => items[0]?.id)).size, 3);
  }
});

test('counts follow every change, and leave out what is in the trash', async (t) => {
  const { app, ada, act, create, change, remove, restore, tags } = await zoo(t);
  const [one, two] = [await create({ tags: ['a', 'b'] }), await create({ tags: ['b', 'c'] })];
  const count = async () => counts(await tags());
  assert.deepEqual(await count(), { a: 1, b: 2, c: 1 });
  await change(one.id, { tags: ['b', 'd'] });
  assert.deepEqual(await count(), { a: 0, b: 2, c: 1, d: 1 });
  await remove(two.id);
  assert.deepEqual(await count(), { a: 0, b: 1, c: 0, d: 1 });
  await restore(two.id);
  assert.deepEqual(await count(), { a: 0, b: 2, c: 1, d: 1 });
  const gone = await act('DELETE', `${CREATURES}/${two.id}`);
  await act('POST', `${CREATURES}/changes/${gone.change}/undo`);
  assert.deepEqual(await count(), { a: 0, b: 2, c: 1, d: 1 });
  await remove(two.id);
  assert.deepEqual(await ada.call('DELETE', `${CREATURES}/trash`), { deleted: 1 });
  assert.deepEqual(await count(), { a: 0, b: 1, c: 0, d: 1 });

  // Whatever code does it: pairs that move, a living creature that goes for ever.
  const [a, b] = await tags();
  await app.database.write(async (tx) => {
    await tx
      .updateTable('creature_tags')
      .set({ tag_id: a?.id ?? '' })
      .where('tag_id', '=', b?.id ?? '')
      .execute();
  });
  assert.deepEqual(await count(), { a: 1, b: 0, c: 0, d: 1 });
  await app.database.write((tx) => tx.deleteFrom('creatures').where('id', '=', one.id).execute());
  assert.deepEqual(await count(), { a: 0, b: 0, c: 0, d: 0 });
});

test('twenty requests at once make one tag', async (t) => {
  const { act, tags } = await zoo(t);
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, index) => act('POST', TAGS, { name: index % 2 === 0 ? 'Night' : 'NIGHT' })),
  );
  const byStatus = Map.groupBy(made, ({ status }) => status);
  assert.deepEqual([byStatus.get(201)?.length, byStatus.get(409)?.length], [1, 19]);
  const created = await Promise.all(
    Array.from({ length: 20 }, (_, index) => act('POST', CREATURES, { name: `Owl ${index}`, tags: ['Night', 'Day'] })),
  );
  assert.deepEqual(new Set(created.map(({ status }) => status)), new Set([201]));
  assert.deepEqual(
    Object.entries(counts(await tags())).map(([name, creatures]) => [name.toLowerCase(), creatures]),
    [
      ['day', 20],
      ['night', 20],
    ],
  );
});

test('tags of somebody else are not there, and may have the same names', async (t) => {
  const { app, create, tags } = await zoo(t);
  await create({ tags: ['night'] });
  const [mine] = await tags();
  const rex = await app.signUp('rex');
  assert.deepEqual((await rex.call<{ items: Tag[] }>('GET', TAGS)).items, []);
  const path = `${TAGS}/${mine?.id}`;
  for (const [method, body] of [['GET'], ['PATCH', { color: '#000000' }], ['DELETE']] as const)
    assert.equal((await rex.call<Problem>(method, path, body, 404)).code, 'creatures.tag-not-found');
  await rex.call('POST', TAGS, { name: 'Night' }, 201);
  assert.equal((await tags()).length, 1);
});

test('twenty thousand tags are the most, and a creature with one more is not made', async (t) => {
  const { app, ada, refuse, create, tags } = await zoo(t);
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const names = Array.from({ length: MOST_TAGS - 1 }, (_, index) => `tag ${index}`);
  const { database } = app;
  await database.write((tx) => idsOfTags(tx, { database, owner_id, names, nowMs: Date.UTC(2026, 2) }));
  await create({ tags: ['the last one', 'tag 7'] });
  assert.equal((await refuse({ tags: ['one more'] })).code, 'creatures.too-many-tags');
  assert.equal((await ada.call<Problem>('POST', TAGS, { name: 'one more' }, 422)).code, 'creatures.too-many-tags');
  await create({ tags: ['TAG 7'] });
  assert.deepEqual(counts(await tags('?sort=creatures&limit=2')), { 'tag 7': 2, 'the last one': 1 });
  assert.equal((await ada.call<{ creatures: number }>('GET', `${CREATURES}/count`)).creatures, 2);
});
