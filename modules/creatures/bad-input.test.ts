import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREATURES, TAGS, zoo } from './test/zoo.ts';
import type { Problem } from './test/zoo.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const traits = (count: number) => Object.fromEntries(times(count).map((index) => [`trait ${index}`, 'x']));

test('bad creatures are refused, each with its field, and nothing of them is kept', async (t) => {
  const { refuse, create, ada, tags } = await zoo(t);
  const { id } = await create();
  const cases: [Record<string, unknown>, string][] = [
    [{ name: '' }, '/name'],
    [{ name: ' \u3000\n' }, '/name'],
    [{ name: '\u200b\u2060' }, '/name'],
    [{ name: '\u0301' }, '/name'],
    [{ name: '\u3164\u2800' }, '/name'],
    [{ name: 'x'.repeat(201) }, '/name'],
    [{ name: 'two\nlines' }, '/name'],
    [{ name: 'two\u2028lines' }, '/name'],
    [{ name: 'gpj.\u202eexe' }, '/name'],
    [{ name: 'a\u2066b' }, '/name'],
    [{ name: 7 }, '/name'],
    [{ species: 'x'.repeat(101) }, '/species'],
    [{ species: 'bell\u0007' }, '/species'],
    [{ story: 'x'.repeat(20_001) }, '/story'],
    [{ description: 'x'.repeat(20_001) }, '/description'],
    [{ tags: [' '] }, '/tags/0'],
    [{ tags: ['ok', 'x'.repeat(61)] }, '/tags/1'],
    [{ tags: ['a\u202eb'] }, '/tags/0'],
    [{ tags: times(51).map(String) }, '/tags'],
    [{ tags: 'all' }, '/tags'],
    [{ traits: { size: 'gigantic' } }, '/traits/size'],
    [{ traits: { colors: times(7).map(String) } }, '/traits/colors'],
    [{ traits: { colors: 'red' } }, '/traits/colors'],
    [{ traits: { colors: [''] } }, '/traits/colors/0'],
    [{ traits: { features: times(13).map(String) } }, '/traits/features'],
    [{ traits: { temperament: 'x'.repeat(101) } }, '/traits/temperament'],
    [{ traits: { diet: ['coal'] } }, '/traits/diet'],
    [{ traits: { diet: 'x'.repeat(301) } }, '/traits/diet'],
    [{ traits: traits(36) }, '/traits'],
    [{ traits: { '': 'x' } }, '/traits'],
    [{ traits: { '<b>': 'x' } }, '/traits'],
    [{ traits: { ['x'.repeat(41)]: 'x' } }, '/traits'],
    [{ traits: [] }, '/traits'],
  ];
  for (const [creature, path] of cases) {
    const problem = await refuse(creature);
    assert.deepEqual([problem.code, problem.fields?.[0]?.path], ['http.invalid-input', path], JSON.stringify(creature));
    const changed = await ada.call<Problem>('PATCH', `${CREATURES}/${id}`, creature, 422);
    assert.deepEqual([changed.code, changed.fields?.[0]?.path], ['http.invalid-input', path], JSON.stringify(creature));
  }
  assert.deepEqual(await tags(), []);
  assert.equal((await ada.call<{ revision: number }>('GET', `${CREATURES}/${id}`)).revision, 1);
});

test('what no text can hold is refused before anything reads it', async (t) => {
  const { app, ada } = await zoo(t);
  for (const body of [
    String.raw`{"name":"a\u0000b"}`,
    String.raw`{"name":"half \ud83d"}`,
    '{"name":"Ember","traits":{"__proto__":"x"}}',
    '{"name":"Ember","__proto__":{"species":"x"}}',
    '{"name":',
  ]) {
    const reply = await fetch(app.url + CREATURES, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
      body,
    });
    assert.deepEqual([reply.status, ((await reply.json()) as Problem).code], [400, 'http.bad-body'], body);
  }
});

test('what is only unusual is kept as it is', async (t) => {
  const { create, read, tags } = await zoo(t);
  for (const name of [
    ...['Ångström', 'Ночка', 'Φοῖνιξ', 'تنين', 'דרקון', 'नागिन', 'มังกร', '용', '龍', 'ドラゴン', 'Էլի', 'ნისლი', 'ዘንዶ'],
    ...['🐉', '👨‍👩‍👧‍👦', '🏴‍☠️', '❤️', '1️⃣', 'می‌خواهم', 'A\u200fB', 'e\u0301', '...', "Robert'); DROP TABLE creatures;--"],
    ...['<script>alert(1)</script>', '%_\\', '=1+1', '𓆉', '\u{20000}', 'null', 'constructor', 'x'.repeat(200)],
  ]) {
    const tag = Array.from(name).slice(0, 30).join('');
    const made = await create({ name, species: name.slice(0, 100).toWellFormed(), story: name, tags: [tag] });
    const kept = await read(made.id);
    assert.deepEqual([kept.name, kept.story, kept.tags.length], [name, name, 1]);
  }
  const odd = { constructor: 'x', toString: 'y', hasOwnProperty: 'z', 'größe 2': 'ja', 年齢: '7', prototype: '' };
  const { id, traits: given } = await create({ traits: { ...odd, ...traits(29) } });
  assert.deepEqual((await read(id)).traits, given);
  assert.deepEqual(
    Object.entries(given).filter(([key]) => Object.hasOwn(odd, key)),
    Object.entries(odd),
  );
  const story = `${'🐉'.repeat(9_999)}\n\t`;
  assert.equal((await create({ story: `${story}.` })).story, `${story}.`);
  assert.ok((await tags()).length > 25);
});

test('names that unfold into many more characters are kept and found again', async (t) => {
  const { create, read, tags, change } = await zoo(t);
  const wide = times(200).map((index) => String.fromCodePoint(0x3300 + (index % 88)));
  const name = wide.join('').replace('㌀', 'ﷺ');
  const { id } = await create({ name, species: name.slice(0, 100), tags: [name.slice(0, 60), name.slice(60, 120)] });
  assert.equal((await read(id)).name, name);
  assert.equal((await tags()).length, 2);
  assert.equal((await change(id, { name: 'ﷺ'.repeat(200) })).revision, 2);
});

test('bad tags are refused, each with its field', async (t) => {
  const { ada, tags } = await zoo(t);
  for (const [tag, path] of [
    [{ name: ' ' }, '/name'],
    [{ name: 'x'.repeat(61) }, '/name'],
    [{ name: 'a\u202eb' }, '/name'],
    [{ name: 'ok', color: 'red' }, '/color'],
    [{ name: 'ok', description: 'x'.repeat(1001) }, '/description'],
    [{}, '/name'],
  ] as const) {
    const problem = await ada.call<Problem>('POST', TAGS, tag, 422);
    assert.deepEqual([problem.code, problem.fields?.[0]?.path], ['http.invalid-input', path], JSON.stringify(tag));
  }
  assert.deepEqual(await tags(), []);
  for (const query of ['cursor=nonsense', 'cursor=e30']) await ada.call('GET', `${TAGS}?${query}`, undefined, 400);
  const cursor = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url');
  const { id } = await ada.call<{ id: string }>('POST', CREATURES, { name: 'Ember' }, 201);
  for (const number of [1.5, 1e300]) {
    const places = [
      `${TAGS}?sort=creatures&cursor=${cursor({ name_key: 'a', creatures: number })}`,
      `${CREATURES}/${id}/history?cursor=${cursor({ revision: number })}`,
    ];
    for (const place of places) await ada.call('GET', place, undefined, 400);
  }
  for (const query of ['sort=size', 'limit=0', `q=${'x'.repeat(201)}`])
    assert.equal((await ada.call<Problem>('GET', `${TAGS}?${query}`, undefined, 422)).code, 'http.invalid-input');
});

test('a change on what was changed meanwhile is refused, with the tag of now', async (t) => {
  const { create, act } = await zoo(t);
  const { id } = await create({ tags: ['old'] });
  const path = `${CREATURES}/${id}`;
  const change = (name: string) => act('PATCH', path, { name }, { 'if-match': '"1"' });
  const answers = await Promise.all([change('Mine'), change('Yours')]);
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200, 412]));
  for (const { status, body, etag } of answers) {
    if (status === 412) assert.equal(body['code'], 'creatures.changed-meanwhile');
    assert.equal(etag, '"2"');
  }
  assert.equal((await act('PATCH', path, {}, { 'if-match': '"1"' })).status, 412);
  assert.equal((await act('DELETE', path, undefined, { 'if-match': '"1"' })).status, 412);
  assert.equal((await act('DELETE', path, undefined, { 'if-match': 'nonsense' })).status, 412);
  assert.equal((await act('DELETE', path, undefined, { 'if-match': 'W/"2"' })).status, 204);
  const twice = await Promise.all([act('POST', `${path}/restore`), act('POST', `${path}/restore`)]);
  assert.deepEqual(new Set(twice.map(({ status }) => status)), new Set([200, 409]));
});

test('many changes of one creature at once are all done, one after the other', async (t) => {
  const { create, act, read, ada } = await zoo(t);
  const { id } = await create();
  const made = await Promise.all(
    times(10).map((index) => act('PATCH', `${CREATURES}/${id}`, { name: `Ember ${index}` })),
  );
  assert.deepEqual(new Set(made.map(({ status }) => status)), new Set([200]));
  assert.equal((await read(id)).revision, 11);
  const { items } = await ada.call<{ items: { revision: number }[] }>('GET', `${CREATURES}/${id}/history`);
  assert.deepEqual(
    items.map(({ revision }) => revision),
    times(11).map((index) => 11 - index),
  );
});

test('what belongs to somebody else is not there', async (t) => {
  const { create, app, read, act } = await zoo(t);
  const made = await create();
  const path = `${CREATURES}/${made.id}`;
  const rex = await app.signUp('rex');
  for (const [method, address, body] of [
    ['GET', path, undefined],
    ['GET', `${path}/history`, undefined],
    ['PATCH', path, { name: 'Mine' }],
    ['DELETE', path, undefined],
    ['POST', `${path}/restore`, undefined],
    ['DELETE', `${path}?forever=true`, undefined],
  ] as const)
    assert.equal((await rex.call<Problem>(method, address, body, 404)).code, 'creatures.not-found');
  assert.deepEqual(await read(made.id), made);
  await act('DELETE', path);
  assert.equal((await act('PATCH', path, { name: 'Gone' })).body['code'], 'creatures.not-found');
  assert.equal((await act('DELETE', path)).body['code'], 'creatures.not-found');
});
