import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { answersHtml, draws, neverAnswers, startModelServer } from '../../../kernel/writer/test/model-server.ts';
import type { Behaviour } from '../../../kernel/writer/test/model-server.ts';
import { settled } from '../../../test/person.ts';
import type { OperationReply, Person } from '../../../test/person.ts';
import { menagerie, painted } from './test/menagerie.ts';

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

  test('two redraws at once draw each creature once; the same one twice is one operation', async (t) => {
    const { app, ada, add } = await menagerie(t);
    const ids = await add(60);
    const [all, same, some] = await Promise.all([redraw(ada), redraw(ada), redraw(ada, { ids: ids.slice(20) })]);
    assert.equal(all.operation_id, same.operation_id);
    const results: OperationReply['result'][] = [];
    for (const { operation_id } of [all, some]) results.push((await settled(ada, operation_id)).result);
    const count = (name: string) => results.reduce((sum, result) => sum + Number(result?.[name]), 0);
    assert.deepEqual([count('done'), count('skipped'), count('failed')], [60, 40, 0]);
    const pictures = await app.database.read.selectFrom('creature_pictures').select('creature_id').execute();
    assert.deepEqual(pictures.map(({ creature_id }) => creature_id).toSorted(), ids.toSorted());
  });

  test('a filter chooses; a picture of one’s own stays unless forced, and what changed since is left by the undo', async (t) => {
    const { ada, add, put, get } = await menagerie(t);
    const [one = '', other = '', third = ''] = await add(3);
    const picture = (await painted())(0);
    assert.equal((await put(`/api/v1/creatures/${one}/avatar`, { body: picture })).status, 200);
    await ada.call('PATCH', `/api/v1/creatures/${third}`, { species: 'newt' });
    const newts = await redraw(ada, { filter: { species: 'newt' } });
    assert.deepEqual((await settled(ada, newts.operation_id)).result, { done: 1, skipped: 0, failed: 0 });
    const rest = await redraw(ada, { dry_run: true });
    assert.deepEqual((await settled(ada, rest.operation_id)).result, { to_draw: 1, skipped: 2 });
    const forced = await redraw(ada, { dry_run: true, force: true });
    assert.deepEqual((await settled(ada, forced.operation_id)).result, { to_draw: 3, skipped: 0 });
    const plan = await ada.call<Plan>('GET', `/api/v1/operations/${forced.operation_id}/plan`);
    assert.deepEqual(
      plan.items.map(({ target }) => target),
      ['in place of a picture of your own', null, 'in place of its drawing'],
    );
    await ada.call('POST', `/api/v1/operations/${forced.operation_id}/apply`, { exclude: [3] });
    assert.deepEqual((await settled(ada, forced.operation_id)).result, { done: 2, skipped: 0, failed: 0 });
    assert.equal((await put(`/api/v1/creatures/${other}/avatar`, { body: picture })).status, 200);
    await ada.call('POST', `/api/v1/operations/${forced.operation_id}/rollback`, {});
    assert.deepEqual((await settled(ada, forced.operation_id)).result, { taken_back: 1, left: 1 });
    for (const id of [one, other])
      assert.equal((await get(`/api/v1/creatures/${id}/avatar`)).headers.get('content-type'), 'image/png');
    const both = { ids: [one], filter: { q: 'x' } };
    await ada.call('POST', '/api/v1/creatures/avatars', both, 422);
    await ada.call('POST', '/api/v1/creatures/avatars', { concurrency: 6 }, 422);
  });

  test('another person’s creatures are not in anybody’s selection', async (t) => {
    const { app, ada, add } = await menagerie(t);
    const bob = await app.signUp('bob');
    const [mine = ''] = await add(1);
    const theirs = await add(2, bob);
    const { operation_id } = await redraw(ada, { ids: [mine, ...theirs] });
    assert.deepEqual((await settled(ada, operation_id)).result, { done: 1, skipped: 0, failed: 0 });
    const pictures = await app.database.read.selectFrom('creature_pictures').select('creature_id').execute();
    assert.deepEqual(pictures, [{ creature_id: mine }]);
  });

  test('cancelled, what was drawn stays; tried again, the rest is drawn', async (t) => {
    const picture = await painted();
    const five = Promise.withResolvers<void>();
    const rest = Promise.withResolvers<void>();
    let asked = 0;
    const model = await startModelServer(async (question, reply) => {
      const n = (asked += 1);
      if (n === 8) five.resolve();
      if (n > 5) await rest.promise;
      await draws(picture(n))(question, reply);
    });
    t.after(() => model.close());
    const { ada, add } = await menagerie(t, { env: painter(model.url) });
    await add(20);
    const { operation_id: id } = await redraw(ada, { concurrency: 3 });
    await five.promise;
    await ada.call('POST', `/api/v1/operations/${id}/cancel`, {});
    const cancelled = await settled(ada, id);
    assert.equal(cancelled.status, 'cancelled');
    rest.resolve();
    await ada.call('POST', `/api/v1/operations/${id}/retry`, {});
    assert.deepEqual((await settled(ada, id)).result, { done: 20, skipped: 0, failed: 0 });
    assert.equal(asked, 23, 'the three that were on their way are asked for again');
  });

  for (const [what, behaviour] of [
    ['answers with HTML', answersHtml],
    ['never answers', neverAnswers],
    ['sends what is no picture', draws(Buffer.from('<html>'))],
    ['is dead', undefined],
  ] satisfies [string, Behaviour | undefined][])
    test(`a model that ${what}: the built-in drawer draws, and the operations say so`, async (t) => {
      const model = await startModelServer(...(behaviour ? [behaviour] : []));
      if (behaviour) t.after(() => model.close());
      else await model.close();
      const { ada, add, log } = await menagerie(t, { env: { ...painter(model.url), STEWARD_AI_TIMEOUT_SECONDS: '1' } });
      const [id = ''] = await add(2);
      const drawn = await ada.call<Started>('POST', `/api/v1/creatures/${id}/avatar`, undefined, 202);
      const { result } = await settled(ada, drawn.operation_id);
      assert.equal(result?.['drawn_by'], 'builtin');
      assert.ok((result['faults'] as string[]).length > 0);
      assert.ok((await log(drawn.operation_id)).includes('The built-in drawer has drawn it instead.'));
      const { operation_id } = await redraw(ada);
      assert.deepEqual((await settled(ada, operation_id)).result, { done: 1, skipped: 1, failed: 0 });
      assert.ok((await log(operation_id)).some((line) => line.includes('The built-in drawer draws instead.')));
      const { items } = await ada.call<Plan>('GET', `/api/v1/operations/${operation_id}/plan?state=done`);
      assert.match(items[0]?.reason ?? '', /^drawn by the built-in drawer: /);
    });

  for (const forEver of [false, true])
    test(`deleted${forEver ? ' for ever' : ''} while it is drawn: nothing half done, and it is said`, async (t) => {
      const picture = await painted();
      const asked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const answer = Promise.withResolvers<void>();
      let questions = 0;
      const model = await startModelServer(async (question, reply) => {
        const n = questions++;
        asked[n]?.resolve();
        await answer.promise;
        await draws(picture(n))(question, reply);
      });
      t.after(() => model.close());
      const { app, ada, add, stored } = await menagerie(t, { env: painter(model.url) });
      const [one = '', other = ''] = await add(2);
      const drawing = await ada.call<Started>('POST', `/api/v1/creatures/${one}/avatar`, undefined, 202);
      const many = await redraw(ada, { ids: [other] });
      await Promise.all(asked.map(({ promise }) => promise));
      for (const id of [one, other]) {
        await ada.call('DELETE', `/api/v1/creatures/${id}`, undefined, 204);
        if (forEver) await ada.call('DELETE', `/api/v1/creatures/${id}?forever=true`, undefined, 204);
      }
      answer.resolve();
      assert.partialDeepStrictEqual(await settled(ada, drawing.operation_id), {
        status: 'failed',
        error: { code: 'creatures.not-found', detail: 'It was deleted while it was drawn.' },
      });
      assert.deepEqual((await settled(ada, many.operation_id)).result, { done: 0, skipped: 1, failed: 0 });
      const { items } = await ada.call<Plan>('GET', `/api/v1/operations/${many.operation_id}/plan`);
      assert.equal(items[0]?.reason, 'it was deleted');
      assert.deepEqual(await app.database.read.selectFrom('creature_pictures').select('id').execute(), []);
      assert.deepEqual(stored(), [], 'no bytes are left');
    });
});

function painter(url: string): Record<string, string> {
  return { STEWARD_AI_BASE_URL: url, STEWARD_AI_IMAGE_MODEL: 'painter', STEWARD_AI_CONCURRENCY: '5' };
}
