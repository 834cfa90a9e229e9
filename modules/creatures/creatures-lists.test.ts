import assert from 'node:assert/strict';
import { test } from 'node:test';
import { menagerie } from './test/menagerie.ts';

test('a list shows what creatures are, with tags and picture, and only the own ones', async (t) => {
  const {
    people: [ada, rex],
  } = await menagerie(t, { names: ['ada', 'rex'] });
  assert.ok(ada && rex);
  const id = await ada.add({ name: 'Ember', species: 'Dragon', tags: ['Zoo', 'fire', 'Ägypten'] });
  await rex.add({ name: 'Rex' });
  const [ember, ...others] = await ada.list();
  assert.deepEqual(others, []);
  assert.ok(ember);
  assert.match(ember.avatar_url, new RegExp(`^/api/v1/creatures/${id}/sketch/[0-9a-f]{16}$`));
  const { avatar_url: _, created_at, updated_at, ...rest } = ember;
  assert.equal(created_at, updated_at);
  assert.deepEqual(rest, {
    ...{ id, name: 'Ember', species: 'Dragon', tags: ['Ägypten', 'fire', 'Zoo'], avatar_by: null },
    ...{ avatar_stale: false, revision: 1, deleted_at: null },
  });
  await ada.picture(id, { traits_hash: 'of other traits' });
  const [drawn] = await ada.list();
  assert.equal(drawn?.avatar_url, `/api/v1/creatures/pictures/${'f'.repeat(64)}`);
  assert.deepEqual([drawn.avatar_by, drawn.avatar_stale], ['builtin', true]);
});

test('every sort and order goes through the pages, each creature once, equal keys and all', async (t) => {
  const {
    people: [ada],
  } = await menagerie(t);
  assert.ok(ada);
  const made: { name: string; species: string }[] = [];
  for (const species of ['Élan', 'dragon', 'Dragon', ''])
    for (const name of ['b', 'Ä', 'a', 'a', `${'ﷺ'.repeat(198)}${made.length}`]) {
      made.push({ name, species });
      await ada.add({ name, species });
    }
  const everything = made.map(({ name }) => name).toSorted();
  for (const sort of ['name', 'species', 'created_at', 'updated_at']) {
    const ascending: string[] = (await ada.pages(`sort=${sort}`, 3)).flat();
    const descending: string[] = (await ada.pages(`sort=${sort}&order=desc`, 3)).flat();
    assert.deepEqual(ascending.toSorted(), everything, sort);
    assert.deepEqual(descending, ascending.toReversed(), sort);
    assert.deepEqual(
      (await ada.pages(`sort=${sort}`, 20)).map(({ length }) => length),
      [20],
    );
  }
  assert.deepEqual(
    (await ada.pages('sort=created_at', 200)).flat(),
    made.map(({ name }) => name),
  );
  const bySpecies = (await ada.list('?sort=species')).map(({ species }) => species.toLowerCase());
  assert.deepEqual(
    bySpecies,
    ['', 'dragon', 'dragon', 'élan'].flatMap((species) => Array.from({ length: 5 }, () => species)),
  );
});

test('a cursor of another list, or of nobody, is refused', async (t) => {
  const {
    people: [ada],
  } = await menagerie(t);
  assert.ok(ada);
  await ada.add({ name: 'a' });
  await ada.add({ name: 'b' });
  const { next_cursor } = await ada.person.call<{ next_cursor: string }>('GET', '/creatures?limit=1&sort=created_at');
  const ask = (query: string) => ada.person.call('GET', `/creatures?limit=1&${query}`, undefined, 400);
  for (const query of [`sort=updated_at&cursor=${next_cursor}`, `cursor=${next_cursor}`, 'cursor=x', 'cursor=W10'])
    assert.equal((await ask(query))['code'], 'http.bad-cursor');
});
