import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { settled } from '../../test/person.ts';
import { CREATURES, zoo } from './test/zoo.ts';

interface Change {
  readonly id: string;
}

test('a creature is created, read, changed, put into the trash, restored and deleted for ever', async (t) => {
  const { ada, app, create, read, change, remove, restore, tags } = await zoo(t);
  const made = await create({
    traits: { colors: ['emerald', '#ffaa00'], size: 'large', features: ['horns'], diet: 'charcoal' },
    tags: ['Campaign', 'fierce'],
  });
  assert.deepEqual(await read(made.id), made);
  assert.deepEqual(made.traits, {
    ...{ colors: ['emerald', '#ffaa00'], temperament: '', size: 'large', habitat: '', features: ['horns'] },
    diet: 'charcoal',
  });
  assert.deepEqual([made.tags, made.avatar_by, made.avatar_stale], [['Campaign', 'fierce'], null, false]);
  assert.match(made.avatar_url, new RegExp(`^${CREATURES}/${made.id}/sketch/[0-9a-f]{16}$`));

  const renamed = await change(made.id, { name: 'Cinder', tags: ['CAMPAIGN', 'old'] });
  assert.deepEqual([renamed.name, renamed.species, renamed.revision], ['Cinder', 'dragon', 2]);
  assert.deepEqual(renamed.tags, ['Campaign', 'old']);
  await remove(made.id);
  assert.notEqual((await read(made.id)).deleted_at, null);
  assert.deepEqual(
    (await tags()).map(({ name, creatures }) => [name, creatures]),
    [
      ['Campaign', 0],
      ['fierce', 0],
      ['old', 0],
    ],
  );
  assert.deepEqual((await restore(made.id)).tags, ['Campaign', 'old']);
  await ada.call('DELETE', `${CREATURES}/${made.id}?forever=true`, undefined, 409);
  await remove(made.id);
  const rex = await app.signUp('rex');
  assert.deepEqual(await rex.call('DELETE', `${CREATURES}/trash`), { deleted: 0 });
  await ada.call('DELETE', `${CREATURES}/${made.id}?forever=true`, undefined, 204);
  await ada.call('GET', `${CREATURES}/${made.id}`, undefined, 404);
});

test('a drawing is taken back from the history as any change; for ever gone are pictures that nobody else has', async (t) => {
  const { app, ada, act, create, read, remove } = await zoo(t);
  const [ember, twin] = [await create(), await create()];
  const draw = async (id: string) => {
    const { operation_id } = await ada.call<{ operation_id: string }>('POST', `${CREATURES}/${id}/avatar`);
    assert.equal((await settled(ada, operation_id)).status, 'completed');
    const { items } = await ada.call<{ items: Change[] }>('GET', `${CREATURES}/${id}/history`);
    assert.partialDeepStrictEqual(items[0], { what: 'drawn', operation_id, undoable: true });
    return items[0]?.id ?? '';
  };
  const pictures = () =>
    readdirSync(app.data, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && file.parentPath.includes('pictures'))
      .map(({ name }) => name);
  const change = await draw(ember.id);
  const { avatar_url, avatar_by } = await read(ember.id);
  assert.equal(avatar_by, 'builtin');
  const undone = await act('POST', `${CREATURES}/changes/${change}/undo`);
  assert.deepEqual([undone.body['avatar_by'], undone.body['avatar_url']], [null, ember.avatar_url]);
  await act('POST', `${CREATURES}/changes/${undone.change}/undo`);
  assert.equal((await read(ember.id)).avatar_url, avatar_url);

  await draw(twin.id);
  assert.equal((await read(twin.id)).avatar_url, avatar_url);
  const forEver = async (id: string) => {
    await remove(id);
    await ada.call('DELETE', `${CREATURES}/${id}?forever=true`, undefined, 204);
  };
  await forEver(ember.id);
  assert.equal(pictures().length, 1);
  await forEver(twin.id);
  await ada.call('GET', avatar_url, undefined, 404);
  assert.deepEqual(pictures(), []);
});
