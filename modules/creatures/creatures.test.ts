import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREATURES, zoo } from './test/zoo.ts';

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
