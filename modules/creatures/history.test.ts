import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Creature } from './creatures.ts';
import { CREATURES, zoo } from './test/zoo.ts';

interface Change {
  readonly id: string;
  readonly what: string;
  readonly fields: string[];
  readonly undoable: boolean;
}

async function withHistory(t: TestContext) {
  const here = await zoo(t);
  return {
    ...here,
    undo: (change: string | null) => here.act('POST', `${CREATURES}/changes/${change}/undo`),
    history: async (id: string, query = '') =>
      (await here.ada.call<{ items: Change[] }>('GET', `${CREATURES}/${id}/history${query}`)).items,
  };
}

/** All that a person sees of it, but for when and how often it changed. */
function seen(creature: Creature) {
  const { revision: _, updated_at: __, deleted_at, ...rest } = creature;
  return { ...rest, trashed: deleted_at !== null };
}

test('each change stands in the history with the fields that it changed, the last first', async (t) => {
  const { create, change, act, restore, history, ada } = await withHistory(t);
  const { id } = await create({ tags: ['old'] });
  await change(id, { name: 'Cinder', story: 'Once upon a time.', species: 'dragon' });
  await change(id, { tags: ['old', 'new'] });
  await change(id, { traits: { size: 'huge' }, tags: [] });
  await act('DELETE', `${CREATURES}/${id}`);
  await restore(id);
  const changes = await history(id);
  assert.deepEqual(
    changes.map(({ what, fields, undoable }) => [what, fields, undoable]),
    [
      ['restored', [], true],
      ['trashed', [], false],
      ['changed', ['traits', 'tags'], false],
      ['tagged', ['tags'], false],
      ['changed', ['name', 'story'], false],
      ['created', [], false],
    ],
  );
  const first = await ada.call<{ items: Change[]; next_cursor: string }>('GET', `${CREATURES}/${id}/history?limit=4`);
  const rest = await history(id, `?limit=4&cursor=${first.next_cursor}`);
  assert.deepEqual([...first.items, ...rest], changes);
});

test('the latest change is taken back whole, and that is taken back, too', async (t) => {
  const { create, act, read, restore, undo, history } = await withHistory(t);
  const { id } = await create({ tags: ['old'], traits: { colors: ['red'], diet: 'coal' } });
  const path = `${CREATURES}/${id}`;
  for (const [method, body] of [
    ['PATCH', { name: 'Cinder', tags: ['new'], traits: {}, story: 'No more.', description: 'Grey.', species: 'ash' }],
    ['PATCH', { tags: [] }],
    ['DELETE', undefined],
  ] as const) {
    const before = await read(id);
    const { change } = await act(method, path, body);
    const after = await read(id);
    assert.notDeepEqual(seen(after), seen(before));
    const undone = await undo(change);
    const back = await read(id);
    assert.deepEqual([undone.status, undone.body, undone.etag], [200, back, `"${back.revision}"`]);
    assert.deepEqual([seen(back), back.revision], [seen(before), before.revision + 2]);
    assert.equal((await undo(undone.change)).status, 200);
    assert.deepEqual(seen(await read(id)), seen(after));
  }
  assert.equal((await history(id))[0]?.what, 'undone');
  await restore(id);
  const last = await history(id);
  assert.equal((await undo(last[0]?.id ?? '')).body['deleted_at'] !== null, true);
});

test('a creation that is taken back lies in the trash', async (t) => {
  const { act, undo, read, ada } = await withHistory(t);
  const made = await act('POST', CREATURES, { name: 'Ember', tags: ['old'] });
  const undone = await undo(made.change);
  const id = String(made.body['id']);
  assert.notEqual((await read(id)).deleted_at, null);
  assert.deepEqual((await read(id)).tags, ['old']);
  await undo(undone.change);
  assert.equal((await read(id)).deleted_at, null);
  await act('DELETE', `${CREATURES}/${id}`);
  await ada.call('DELETE', `${CREATURES}/${id}?forever=true`, undefined, 204);
  assert.equal((await undo(undone.change)).body['code'], 'creatures.change-not-found');
});

test('what was changed since is left alone, and what belongs to somebody else is not there', async (t) => {
  const { app, create, act, change, read, undo, history } = await withHistory(t);
  const { id } = await create();
  const renamed = await act('PATCH', `${CREATURES}/${id}`, { name: 'Cinder' });
  const now = await change(id, { name: 'Ash' });
  const refused = await undo(renamed.change);
  assert.deepEqual([refused.status, refused.body['code']], [412, 'creatures.changed-meanwhile']);
  assert.deepEqual(await read(id), now);
  const rex = await app.signUp('rex');
  const latest = (await history(id))[0]?.id ?? '';
  await rex.call('POST', `${CREATURES}/changes/${latest}/undo`, undefined, 404);
  await rex.call('GET', `${CREATURES}/${id}/history`, undefined, 404);
  assert.equal((await undo('0198f0c6-0000-7000-8000-000000000000')).status, 404);
  const twice = await Promise.all([undo(latest), undo(latest)]);
  assert.deepEqual(new Set(twice.map(({ status }) => status)), new Set([200, 412]));
});

test('a change that changes nothing leaves no revision and no history', async (t) => {
  const { create, act, history, read } = await withHistory(t);
  const made = await create({ tags: ['Old', 'new'], traits: { colors: ['red'] }, story: 'Once.' });
  const { tags, traits, name, story } = made;
  for (const body of [
    {},
    { name, story, traits },
    { tags: tags.toReversed() },
    { tags: ['old', 'NEW', 'new'] },
    { name: ' Ember ' },
  ]) {
    const same = await act('PATCH', `${CREATURES}/${made.id}`, body);
    assert.deepEqual([same.status, same.body, same.change, same.etag], [200, made, null, '"1"']);
  }
  assert.deepEqual(await read(made.id), made);
  assert.equal((await history(made.id)).length, 1);
});

test('the last 200 changes are kept', async (t) => {
  const { create, change, history, undo, read } = await withHistory(t);
  const { id } = await create();
  for (let count = 1; count <= 204; count += 1) await change(id, { name: `Ember ${count}` });
  const kept = [...(await history(id, '?limit=200'))];
  assert.equal(kept.length, 200);
  assert.deepEqual(new Set(kept.map(({ what }) => what)), new Set(['changed']));
  await undo(kept[0]?.id ?? '');
  assert.equal((await read(id)).name, 'Ember 203');
});
