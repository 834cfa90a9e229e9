import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { settled } from '../../../test/person.ts';
import type { Person } from '../../../test/person.ts';
import { menagerie } from './test/menagerie.ts';

interface Started {
  readonly operation_id: string;
  readonly deduplicated: boolean;
}
interface Plan {
  readonly items: readonly { subject: string; target: string | null; state: string; reason: string | null }[];
}

const redraw = async (person: Person, body?: object) =>
  person.call<Started>('POST', '/api/v1/creatures/avatars', body, 202);

suite('many creatures drawn at once', () => {
  test('previewed, drawn, skipped the second time, taken back and drawn again', async (t) => {
    const { ada, add, get, log } = await menagerie(t);
    const ids = await add(12);
    const preview = await redraw(ada, { dry_run: true });
    assert.deepEqual((await settled(ada, preview.operation_id)).result, { to_draw: 12, skipped: 0 });
    const first = await redraw(ada);
    assert.deepEqual((await settled(ada, first.operation_id)).result, { done: 12, skipped: 0, failed: 0 });
    const lines = await log(first.operation_id);
    assert.equal(lines.filter((line) => /^Item \d+ processing\.\.\.$/.test(line)).length, 12);
    assert.equal(lines.filter((line) => /^Item \d+ processed successfully\.$/.test(line)).length, 12);
    for (const id of ids) assert.equal((await get(`/api/v1/creatures/${id}/avatar`)).status, 200);

    const second = await redraw(ada);
    assert.deepEqual((await settled(ada, second.operation_id)).result, { done: 0, skipped: 12, failed: 0 });
    assert.deepEqual(
      (await log(second.operation_id)).toSorted(),
      ids.map((_, n) => `Item ${n} already processed. Skipping.`).toSorted(),
    );
    await ada.call('POST', `/api/v1/operations/${first.operation_id}/rollback`, {});
    assert.deepEqual((await settled(ada, first.operation_id)).result, { taken_back: 12, left: 0 });
    await ada.call('POST', `/api/v1/operations/${first.operation_id}/apply`, {});
    assert.deepEqual((await settled(ada, first.operation_id)).result, { done: 12, skipped: 0, failed: 0 });
    const { items } = await ada.call<Plan>('GET', `/api/v1/operations/${first.operation_id}/plan?limit=100`);
    assert.ok(items.every(({ state }) => state === 'done'));
  });
});
