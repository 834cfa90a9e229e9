import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoo } from './test/zoo.ts';

const path = '/api/v1/creatures/bulk';

test('many are tagged after a preview, and as they were when that is undone; what was changed meanwhile is left', async (t) => {
  const { fill, all, tags, start, act, plan, change, retag } = await zoo(t);
  const [ember, , moss] = await fill([
    { name: 'Ember', species: 'Dragon', tags: ['old', 'fire'] },
    { name: 'Frost', species: 'Dragon', tags: ['old'] },
    { name: 'Moss', species: 'Frog', tags: ['wet'] },
    { name: 'Nib', species: 'Frog', tags: ['fire'] },
  ]);
  const before = await all();
  const input = { filter: {}, edit: { add_tags: ['Fire', 'Brave'], remove_tags: ['OLD'] } };
  const preview = await start(path, { ...input, dry_run: true });
  assert.deepEqual(preview.result, { creatures: 4, unchanged: 0 });
  assert.deepEqual(
    (await plan(preview.operation_id))
      .map(({ subject, target, state }) => [subject, target, state])
      .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    [
      ['Brave', 'a new tag', 'planned'],
      ['Ember (Dragon)', '+ Brave, − old', 'planned'],
      ['Fire', null, 'skipped'],
      ['Frost (Dragon)', '+ Fire, + Brave, − old', 'planned'],
      ['Moss (Frog)', '+ Fire, + Brave', 'planned'],
      ['Nib (Frog)', '+ Brave', 'planned'],
    ],
  );
  assert.deepEqual([await all(), Object.keys(await tags()).toSorted()], [before, ['fire', 'old', 'wet']]);

  await change(moss ?? '', { name: 'Moss, changed' });
  assert.deepEqual((await act(preview.operation_id, 'apply')).result, { changed: 3, skipped: 1, failed: 0 });
  assert.deepEqual(await all(), {
    Ember: 'Dragon Brave fire',
    Frost: 'Dragon Brave fire',
    'Moss, changed': 'Frog wet',
    Nib: 'Frog Brave fire',
  });

  await retag(ember ?? '', ['mine']);
  assert.deepEqual((await act(preview.operation_id, 'rollback')).result, { restored: 2, left: 1 });
  const { Moss, ...rest } = before;
  assert.deepEqual(await all(), { ...rest, Ember: 'Dragon mine', 'Moss, changed': Moss });
  assert.deepEqual(Object.keys(await tags()).toSorted(), ['fire', 'mine', 'old', 'wet']);
  // What was undone is done again, from where it stands now.
  assert.partialDeepStrictEqual((await act(preview.operation_id, 'apply')).result, { changed: 2 });
  assert.deepEqual((await all())['Frost'], 'Dragon Brave fire');
});

test('a new species is drawn and found anew, and the old one is back when that is undone', async (t) => {
  const { app, fill, all, start, act, change } = await zoo(t);
  const ids = await fill([{ name: 'Ember', species: 'Dragon' }, { name: 'Frost', species: 'Wyrm' }, { name: 'Moss' }]);
  const rows = () =>
    app.database.read
      .selectFrom('creatures')
      .select(['name', 'species', 'species_key', 'traits_hash', 'search', 'revision'])
      .orderBy('name_key')
      .execute();
  const before = await rows();
  const { operation_id, result } = await start(path, { ids, edit: { species: 'Wyrm', remove_tags: ['none'] } });
  assert.deepEqual(result, { changed: 2, skipped: 1, failed: 0 });
  assert.deepEqual(await all(), { Ember: 'Wyrm', Frost: 'Wyrm', Moss: 'Wyrm' });
  const after = await rows();
  assert.notEqual(after[0]?.traits_hash, before[0]?.traits_hash);
  assert.match(after[2]?.search ?? '', /wyrm/);
  // What has nothing to do with the edit is no reason to leave one.
  await change(ids[2] ?? '', { story: 'Long ago' });
  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 2, left: 0 });
  assert.deepEqual(
    (await rows()).map(({ revision: _revision, ...row }) => row),
    before.map(({ revision: _revision, ...row }) => (row.name === 'Moss' ? { ...row, search: 'moss long ago' } : row)),
  );
});

test('many go into the trash, and come back when that is undone', async (t) => {
  const { ada, fill, all, start, act, change } = await zoo(t);
  const [ember] = await fill([{ name: 'Ember', tags: ['fire'] }, { name: 'Frost' }, { name: 'Moss', tags: ['wet'] }]);
  const { operation_id, result } = await start(path, { filter: { tag: ['FIRE'] }, edit: { delete: true } });
  assert.deepEqual(
    [result, await all()],
    [
      { changed: 1, skipped: 0, failed: 0 },
      { Frost: '', Moss: 'wet' },
    ],
  );
  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 1, left: 0 });
  await act(operation_id, 'apply');
  await change(ember ?? '', { deleted_at: null });
  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 0, left: 1 });
  assert.deepEqual(await all(), { Ember: 'fire', Frost: '', Moss: 'wet' });
  assert.deepEqual((await start(path, { filter: { q: 'mo' }, edit: { delete: true } })).result, {
    ...{ changed: 1, skipped: 0, failed: 0 },
  });
  const history = await ada.call<{ items: unknown[] }>('GET', '/api/v1/operations');
  assert.equal(history.items.length, 2);
});

test('somebody else is not touched; what makes no sense is refused before anything starts', async (t) => {
  const { app, ada, fill, all, start } = await zoo(t);
  const ids = await fill([{ name: 'Ember' }]);
  const rex = await app.signUp('rex');
  const theirs = await start(path, { ids, edit: { delete: true } }, rex);
  assert.deepEqual([theirs.result, await all()], [{ changed: 0, skipped: 0, failed: 0 }, { Ember: '' }]);
  for (const body of [
    { edit: { delete: true } },
    { ids, filter: {}, edit: { delete: true } },
    { ids, edit: {} },
    { ids, edit: { add_tags: [] } },
    { ids, edit: { delete: true, species: 'x' } },
    { ids, edit: { add_tags: ['Élan'], remove_tags: ['elan'] } },
    { ids: ['x'], edit: { delete: true } },
    { ids, edit: { name: 'x' } },
    { ids, edit: { add_tags: ['two\nlines'] } },
    { filter: { trashed: true }, edit: { delete: true } },
  ])
    assert.equal((await ada.call('POST', path, body, 422))['code'], 'http.invalid-input', JSON.stringify(body));
});

test('a creature has fifty tags at most: one that would have more is left out and reported', async (t) => {
  const { fill, start, plan } = await zoo(t);
  const many = Array.from({ length: 50 }, (_, n) => `tag ${n}`);
  await fill([{ name: 'Full', tags: many }, { name: 'Empty' }]);
  const { operation_id, result } = await start(path, { filter: {}, edit: { add_tags: ['one more'] } });
  assert.deepEqual(result, { changed: 1, skipped: 1, failed: 0 });
  const full = (await plan(operation_id)).find(({ subject }) => subject === 'Full');
  assert.match(full?.reason ?? '', /^too-many-tags: /);
});
