import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { settled } from '../../../test/person.ts';
import { CREATURES, zoo } from '../test/zoo.ts';
import { EXAMPLES } from '../example-creatures.ts';

async function withExamples(t: TestContext) {
  const here = await zoo(t);
  const { ada } = here;
  const fill = async () => {
    const started = await ada.call<{ operation_id: string }>('POST', `${CREATURES}/examples`, undefined, 202);
    return settled(ada, started.operation_id);
  };
  return {
    ...{ ...here, fill },
    count: async () => (await ada.call<{ creatures: number }>('GET', `${CREATURES}/count`)).creatures,
    undo: async ({ operation_id }: { operation_id: string }) => {
      await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`);
      return settled(ada, operation_id);
    },
    find: async (name: string) =>
      (await ada.call<{ items: { id: string }[] }>('GET', `${CREATURES}?q=${name}`)).items[0]?.id ?? '',
  };
}

test('the example collection moves in once, and out again without a trace', async (t) => {
  const { fill, undo, count, tags, ada, create } = await withExamples(t);
  await create({ name: 'Mine', tags: ['pets'] });
  const filled = await fill();
  assert.deepEqual([filled.status, filled.result], ['completed', { added: EXAMPLES.length, skipped: 0 }]);
  assert.equal(await count(), EXAMPLES.length + 1);
  assert.ok(EXAMPLES.length >= 24);
  const again = await fill();
  assert.deepEqual(again.result, { added: 0, skipped: EXAMPLES.length });
  assert.equal((await tags('?q=pets'))[0]?.creatures, 9);

  assert.deepEqual((await undo(filled)).result, { taken_back: EXAMPLES.length, left: 0 });
  assert.equal(await count(), 1);
  assert.deepEqual(
    (await tags()).map(({ name, creatures }) => [name, creatures]),
    [['pets', 1]],
  );
  assert.deepEqual((await ada.call<{ items: [] }>('GET', `${CREATURES}?trashed=true`)).items, []);
  assert.deepEqual((await fill()).result, { added: EXAMPLES.length, skipped: 0 });
});

test('an example that somebody has made their own stays, with its tags; one that was only drawn goes', async (t) => {
  const { fill, undo, change, find, count, tags, ada } = await withExamples(t);
  const filled = await fill();
  const ember = await find('emberwing');
  await change(ember, { name: 'Emberwing the Early' });
  const drawing = await ada.call<{ operation_id: string }>('POST', `${CREATURES}/${await find('grub')}/avatar`);
  assert.equal((await settled(ada, drawing.operation_id)).status, 'completed');
  const [pets] = await tags('?q=pets');
  await ada.call('PATCH', `/api/v1/tags/${pets?.id}`, { description: 'Who lives with us.' });

  assert.deepEqual((await undo(filled)).result, { taken_back: EXAMPLES.length - 1, left: 1 });
  assert.deepEqual([await count(), await find('emberwing')], [1, ember]);
  assert.deepEqual(
    (await tags()).map(({ name }) => name),
    ['boss', 'breathes fire', 'campaign', 'pets'],
  );
});

test('two at once fill it once', async (t) => {
  const { fill, count } = await withExamples(t);
  await Promise.all([fill(), fill()]);
  assert.equal(await count(), EXAMPLES.length);
});
