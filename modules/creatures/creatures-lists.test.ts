import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Traits } from './creatures.schema.ts';
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

test('filters find what they say, alone and together, and count it', async (t) => {
  const {
    people: [ada, rex],
  } = await menagerie(t, { names: ['ada', 'rex'] });
  assert.ok(ada && rex);
  const ember = await ada.add({ name: 'Ember', species: 'Drake', tags: ['Fire', 'big'], story: 'It burns.' });
  const moss = await ada.add({ name: 'Moss', species: 'DRAKE', tags: ['forest', 'big'], traits: traits('Höhle') });
  await ada.add({ name: 'Nobody' });
  await ada.add({ name: 'Gone', tags: ['fire'] }, { deleted_at: '2026-01-01T00:00:00.000Z' });
  await rex.add({ name: 'Ember of Rex', species: 'Drake', tags: ['fire'] });
  await ada.picture(ember, { traits_hash: null });
  await ada.picture(moss, { traits_hash: 'of other traits' });
  for (const [query, expected] of [
    ['q=burn', ['Ember']],
    ['q=hohle', ['Moss']],
    ['q=hohle+burn', []],
    ['q=%22', ['Ember', 'Moss', 'Nobody']],
    ['tag=FIRE', ['Ember']],
    ['tag=b%C3%ADg', ['Ember', 'Moss']],
    ['tag=big&tag=forest&tag=Forest', ['Moss']],
    ['tag=fire&tag=forest', []],
    ['tag=nothing', []],
    ['tag=', []],
    ['species=drake', ['Ember', 'Moss']],
    ['species=', ['Nobody']],
    ['species=drak', []],
    ['drawn=true', ['Ember']],
    ['drawn=false', ['Moss', 'Nobody']],
    ['q=e&tag=big&species=Drake&drawn=true', ['Ember']],
    ['trashed=true', ['Gone']],
    ['trashed=true&tag=fire&q=go', ['Gone']],
    ['trashed=true&tag=big', []],
  ] as const) {
    assert.deepEqual(await ada.names(`?${query}`), expected, query);
    assert.deepEqual(await ada.person.call('GET', `/creatures/count?${query}`), { creatures: expected.length }, query);
  }
  assert.deepEqual(await ada.person.call('GET', '/creatures/species'), {
    items: [{ species: 'Drake', creatures: 2 }],
    next_cursor: null,
  });
  assert.deepEqual((await ada.person.call<{ items: unknown[] }>('GET', '/creatures/species?q=DR')).items.length, 1);
  assert.deepEqual((await ada.person.call<{ items: unknown[] }>('GET', '/creatures/species?q=rake')).items, []);
});

test('among many, the same is found by walking and by looking up, on every page', async (t) => {
  const {
    people: [ada],
  } = await menagerie(t);
  assert.ok(ada);
  const many = Array.from({ length: 4500 }, (_, index) => ({
    name: `${String(index).padStart(4, '0')} ${index % 2 === 0 ? 'even' : 'odd'}${index > 4400 ? ' last' : ''}`,
    species: `Species ${index % 3}`,
    tags: [
      ...(index % 4 === 0 ? ['fourth'] : []),
      ...(index > 3400 ? ['late'] : []),
      ...(index % 900 === 0 ? ['rare'] : []),
    ],
  }));
  for (let start = 0; start < many.length; start += 900) await ada.addMany(many.slice(start, start + 900));
  for (const [query, fits] of [
    ['q=even', ({ name }) => name.includes('even')],
    ['q=last', ({ name }) => name.includes('last')],
    ['q=last+even&tag=fourth', ({ name, tags }) => name.includes('even last') && tags.includes('fourth')],
    ['q=odd&tag=fourth', () => false],
    ['q=e&tag=rare', ({ name, tags }) => name.includes('even') && tags.includes('rare')],
    ['q=o&tag=late', ({ name, tags }) => name.includes('odd') && tags.includes('late')],
    ['tag=late&tag=fourth', ({ tags }) => tags.includes('late') && tags.includes('fourth')],
    ['q=la&species=species+1', ({ name, species }) => name.includes('last') && species === 'Species 1'],
  ] satisfies [string, (creature: (typeof many)[number]) => boolean][]) {
    const expected = many.filter(fits).map(({ name }) => name);
    assert.deepEqual((await ada.pages(query, 200)).flat(), expected, query);
    const backwards = await ada.names(`?limit=50&sort=created_at&order=desc&${query}`);
    assert.deepEqual(backwards, expected.toReversed().slice(0, 50), query);
    assert.deepEqual(await ada.person.call('GET', `/creatures/count?${query}`), { creatures: expected.length }, query);
  }
});

const traits = (habitat: string) => Traits.parse({ habitat });
