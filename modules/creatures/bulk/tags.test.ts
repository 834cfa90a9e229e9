import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../test/person.ts';
import { zoo } from './test/zoo.ts';
import type { Zoo } from './test/zoo.ts';

const merge = '/api/v1/tags/merge';

async function tagRows({ app, owner_id }: Zoo) {
  const rows = await app.database.read.selectFrom('tags').selectAll().where('owner_id', '=', owner_id).execute();
  return rows
    .map(({ id, name, color, description }) => ({ id, name, color, description }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

test('a tag gets another name, and its own again when that is undone', async (t) => {
  const book = await zoo(t);
  const { fill, all, tags, start, act, ada, app } = book;
  await fill([{ name: 'Ember', tags: ['drake', 'fire'] }]);
  const { drake = '', fire = '' } = await tags();
  const path = `/api/v1/tags/${drake}/rename`;
  const taken = await ada.call('POST', path, { name: 'FIRE' }, 409);
  assert.partialDeepStrictEqual(taken, { code: 'creatures.tag-taken', tag_id: fire, name: 'fire' });
  const { operation_id, result } = await start(path, { name: 'Dragon' });
  assert.deepEqual([result, await all()], [{ renamed: 1 }, { Ember: 'Dragon fire' }]);
  assert.deepEqual((await start(path, { name: 'DRAGON' })).status, 'completed');
  assert.deepEqual((await act(operation_id, 'rollback')).result, { restored: 0, left: 1 });
  const second = await start(path, { name: 'Wyrm' });
  assert.deepEqual((await act(second.operation_id, 'rollback')).result, { restored: 1, left: 0 });
  assert.deepEqual(await all(), { Ember: 'DRAGON fire' });
  assert.deepEqual((await act(second.operation_id, 'apply')).result, { renamed: 1 });
  assert.deepEqual(await all(), { Ember: 'fire Wyrm' });
  const rex = await app.signUp('rex');
  assert.equal((await rex.call('POST', path, { name: 'x' }, 404))['code'], 'creatures.tag-not-found');
});

test('tags are merged after a preview; undone, each has its tag, its colour and its creatures again', async (t) => {
  const book = await zoo(t);
  const { app, fill, all, tags, start, act, plan, retag } = book;
  const ids = await fill([
    { name: 'Both', tags: ['drake', 'wyrm'] },
    { name: 'Drake', tags: ['drake'] },
    { name: 'Had', tags: ['dragon', 'wyrm'] },
    { name: 'Other', tags: ['frog'] },
    { name: 'Trashed', tags: ['wyrm'] },
    { name: 'Wyrm', tags: ['wyrm', 'frog'] },
  ]);
  await app.database.write((tx) =>
    tx.updateTable('tags').set({ color: '#123456', description: 'With wings' }).where('name', '=', 'drake').execute(),
  );
  await book.change(ids[4] ?? '', { deleted_at: '2026-01-01T00:00:00.000Z' });
  const [before, rows, { drake, wyrm, dragon }] = [await all(), await tagRows(book), await tags()];
  const preview = await start(merge, { from: [drake, wyrm, wyrm], into: dragon, dry_run: true });
  assert.deepEqual(preview.result, { tags: 2, given: 5, into: 'dragon' });
  assert.deepEqual(
    (await plan(preview.operation_id)).map(({ subject, target }) => [subject, target]),
    [
      ['drake (2 creatures)', 'dragon'],
      ['wyrm (3 creatures)', 'dragon'],
    ],
  );
  const { operation_id } = preview;
  assert.deepEqual((await act(operation_id, 'apply')).result, { tags: 2, left: 0, moved: 6 });
  const merged = {
    ...{ Both: 'dragon', Drake: 'dragon', Had: 'dragon', Other: 'frog', Wyrm: 'dragon frog' },
  };
  assert.deepEqual([await all(), Object.keys(await tags()).toSorted()], [merged, ['dragon', 'frog']]);

  assert.deepEqual((await act(operation_id, 'rollback')).result, { tags: 2, restored: 6, left: 0 });
  assert.deepEqual([await all(), await tagRows(book)], [before, rows]);

  assert.deepEqual((await act(operation_id, 'apply')).result, { tags: 2, left: 0, moved: 6 });
  assert.deepEqual(await all(), merged);
  await retag(ids[1] ?? '', ['mine']);
  await fill([{ name: 'New', tags: ['Drake'] }]);
  assert.deepEqual((await act(operation_id, 'rollback')).result, { tags: 2, restored: 5, left: 1 });
  assert.deepEqual(await all(), { ...before, Both: 'drake (2) wyrm', Drake: 'mine', New: 'Drake' });
});

test('what cannot be merged is refused at once', async (t) => {
  const { app, ada, fill, tags } = await zoo(t);
  await fill([{ name: 'Ember', tags: ['a', 'b'] }]);
  const { a, b } = await tags();
  const refused = async (body: object, status = 422) => (await ada.call('POST', merge, body, status))['code'];
  assert.equal(await refused({ from: [a, b], into: b }), 'creatures.merged-into-itself');
  assert.equal(await refused({ from: [], into: b }), 'http.invalid-input');
  assert.equal(await refused({ from: [crypto.randomUUID()], into: b }, 404), 'creatures.tag-not-found');
  assert.equal(await refused({ from: [a], into: crypto.randomUUID() }, 404), 'creatures.tag-not-found');
  const rex = await app.signUp('rex');
  assert.equal((await rex.call('POST', merge, { from: [a], into: b }, 404))['code'], 'creatures.tag-not-found');
});

test('merges the other way round and edits at once: nobody loses anything', async (t) => {
  const { ada, fill, all, tags, app } = await zoo(t);
  const some = Array.from({ length: 600 }, (_, n) => ({ name: `C ${n}`, tags: [n % 2 === 0 ? 'a' : 'b', 'c'] }));
  await fill(some);
  const { a, b, c } = await tags();
  const started = await Promise.all(
    [
      { path: merge, body: { from: [a, c], into: b } },
      { path: merge, body: { from: [b], into: a } },
      { path: merge, body: { from: [a], into: b } },
      { path: '/api/v1/creatures/bulk', body: { filter: {}, edit: { add_tags: ['c', 'd'] } } },
    ].map(({ path, body }) => ada.call<{ operation_id: string }>('POST', path, body, 202)),
  );
  for (const { operation_id } of started) {
    const { status, error } = await settled(ada, operation_id);
    // One whose tag was merged away before it came to it has nowhere to go.
    if (status !== 'completed') assert.equal(error?.code, 'creatures.tag-not-found');
  }
  const now = Object.values(await all());
  assert.equal(now.length, 600);
  assert.ok(
    now.every((words) => /\b[ab]\b/.test(words)),
    'each still has the one tag or the other',
  );
  const lost = await app.database.read
    .selectFrom('creature_tags')
    .leftJoin('tags', 'tags.id', 'creature_tags.tag_id')
    .select('creature_id')
    .where('tags.id', 'is', null)
    .execute();
  assert.deepEqual(lost, []);
});

test('a tag that is left out of a merge stays as it is', async (t) => {
  const { fill, all, tags, start, act, plan } = await zoo(t);
  await fill(Array.from({ length: 3 }, (_, n) => ({ name: `C ${n}`, tags: ['a', `t${n}`] })));
  const named = await tags();
  const from = ['t0', 't1', 't2'].map((name) => named[name]);
  const { operation_id } = await start(merge, { from, into: named['a'], dry_run: true });
  await act(operation_id, 'apply', { exclude: [2] });
  assert.deepEqual(await all(), { 'C 0': 'a', 'C 1': 'a t1', 'C 2': 'a' });
  assert.deepEqual(
    (await plan(operation_id)).map(({ subject, state }) => [subject, state]),
    [
      ['t0 (1 creature)', 'done'],
      ['t1 (1 creature)', 'excluded'],
      ['t2 (1 creature)', 'done'],
      ['C 0', 'done'],
      ['C 2', 'done'],
    ],
  );
});
