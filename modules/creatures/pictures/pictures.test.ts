import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { settled } from '../../../test/person.ts';
import type { Picture } from '../creatures.schema.ts';
import { menagerie } from './test/menagerie.ts';

interface Started {
  readonly operation_id: string;
  readonly deduplicated: boolean;
}
interface Pictures {
  readonly items: readonly Picture[];
}

suite('pictures of a creature', () => {
  test('a sketch stands in; drawn as an operation, it has a picture; undone, the sketch again', async (t) => {
    const { ada, add, get } = await menagerie(t);
    const [id = ''] = await add(1);
    const before = await get(`/api/v1/creatures/${id}/avatar`);
    assert.equal(before.status, 200);
    assert.equal(before.headers.get('content-type'), 'image/svg+xml');
    const { operation_id } = await ada.call<Started>('POST', `/api/v1/creatures/${id}/avatar`, undefined, 202);
    const { status, result } = await settled(ada, operation_id);
    const { items } = await ada.call<Pictures>('GET', `/api/v1/creatures/${id}/pictures`);
    const [picture] = items;
    assert.ok(picture);
    assert.deepEqual([status, result], ['completed', { picture_id: picture.id, drawn_by: 'builtin', faults: [] }]);
    assert.partialDeepStrictEqual(picture, { made_by: 'builtin', model: null, current: true, operation_id });
    const shown = await get(picture.url);
    assert.equal(shown.status, 200);
    assert.equal(await shown.text(), await before.text());
    assert.equal(shown.headers.get('cache-control'), 'private, max-age=31536000, immutable');

    await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, {});
    assert.deepEqual((await settled(ada, operation_id)).result, { taken_back: 1, left: 0 });
    const after = await ada.call<Pictures>('GET', `/api/v1/creatures/${id}/pictures`);
    assert.deepEqual(
      after.items.map(({ current }) => current),
      [false],
    );
  });
});
