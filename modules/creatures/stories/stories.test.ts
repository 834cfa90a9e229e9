import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { neverAnswers, startModelServer, writes } from '../../../kernel/writer/test/model-server.ts';
import { startApp } from '../../../test/app.ts';
import { settled } from '../../../test/person.ts';
import type { Person } from '../../../test/person.ts';
import type { Creature } from '../creatures.schema.ts';

interface Started {
  readonly operation_id: string;
  readonly deduplicated: boolean;
}

const EMBER = {
  name: 'Ember',
  species: 'dragon',
  traits: { colors: ['emerald'], temperament: 'fierce', size: 'huge', habitat: 'the high mountains', diet: 'toast' },
};

async function world(t: TestContext, env: Record<string, string> = {}) {
  const app = await startApp(t, { env });
  const ada = await app.signUp('ada');
  const { id } = await ada.call<Creature>('POST', '/api/v1/creatures', EMBER, 201);
  const at = `/api/v1/creatures/${id}`;
  const tell = async (body: object = {}, person = ada) => {
    const started = await person.call<Started>('POST', `${at}/story`, body, 202);
    return settled(person, started.operation_id);
  };
  return { app, ada, id, at, tell, read: () => ada.call<Creature>('GET', at) };
}

const undo = async (person: Person, id: string) => {
  await person.call('POST', `/api/v1/operations/${id}/rollback`, {});
  return settled(person, id);
};

suite('stories', () => {
  test('told from the traits, in three lengths, and taken back one after the other', async (t) => {
    const { ada, id, tell, read } = await world(t);
    const short = await tell({ length: 'short' });
    const first = await read();
    assert.match(first.story, /Ember/);
    assert.match(first.story, /“fierce”/);
    assert.deepEqual([first.story_by, first.revision], ['builtin', 2]);
    assert.deepEqual(short.result, { story: first.story, written_by: 'builtin', faults: [] });
    await tell({ length: 'normal' });
    const long = await tell({ length: 'long' });
    const last = await read();
    assert.ok(last.story.length > first.story.length);
    assert.match(last.story, /toast/);
    const { items } = await ada.call<{ items: { what: string; fields: string[] }[] }>(
      'GET',
      `/api/v1/creatures/${id}/history`,
    );
    assert.deepEqual(
      items.map(({ what, fields }) => [what, fields.join()]),
      [
        ['told', 'story'],
        ['told', 'story'],
        ['told', 'story'],
        ['created', ''],
      ],
    );
    const found = await ada.call<{ items: unknown[] }>('GET', '/api/v1/creatures?q=snails');
    assert.equal(found.items.length, 1, 'the story is found by its words');
    assert.deepEqual((await undo(ada, short.operation_id)).result, { taken_back: 0, left: 1 });
    assert.deepEqual((await undo(ada, long.operation_id)).result, { taken_back: 1, left: 0 });
    const normal = await read();
    assert.ok(normal.story.length < last.story.length && normal.story.length > first.story.length);
  });

  test('what a person wrote stays unless they say otherwise, whenever they wrote it', async (t) => {
    const { ada, at, tell, read } = await world(t);
    await ada.call('PATCH', at, { story: 'Mine.' });
    const refused = await ada.call('POST', `${at}/story`, {}, 409);
    assert.equal(refused['code'], 'creatures.story-of-a-person');
    const told = await tell({ replace: true });
    assert.notEqual((await read()).story, 'Mine.');
    assert.equal((await undo(ada, told.operation_id)).status, 'rolled_back');
    assert.partialDeepStrictEqual(await read(), { story: 'Mine.', story_by: null });
  });

  test('written by a person while the model thinks, it is not replaced; in the trash, it is not told', async (t) => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const server = await startModelServer(async (question, reply) => {
      asked.resolve();
      await answer.promise;
      await writes('Ember hums, and the dragon song is soft.', ['name'])(question, reply);
    });
    t.after(() => server.close());
    const { ada, at, read } = await world(t, { STEWARD_AI_BASE_URL: server.url, STEWARD_AI_MODEL: 'm' });
    const { operation_id } = await ada.call<Started>('POST', `${at}/story`, {}, 202);
    await asked.promise;
    const again = await ada.call<Started>('POST', `${at}/story`, {}, 202);
    assert.deepEqual([again.operation_id, again.deduplicated], [operation_id, true]);
    await ada.call('PATCH', at, { story: 'Mine.' });
    answer.resolve();
    assert.partialDeepStrictEqual(await settled(ada, operation_id), {
      status: 'failed',
      error: { code: 'creatures.story-of-a-person' },
    });
    assert.equal((await read()).story, 'Mine.');
    await ada.call('DELETE', at, undefined, 204);
    assert.equal((await ada.call('POST', `${at}/story`, { replace: true }, 404))['code'], 'creatures.not-found');
  });

  test('a model that tells lies or never answers is not believed: builtin tells, and it is said', async (t) => {
    const server = await startModelServer(writes('Ember is 900 years old and has eaten 12 knights.', ['name']));
    t.after(() => server.close());
    const env = { STEWARD_AI_BASE_URL: server.url, STEWARD_AI_MODEL: 'm', STEWARD_AI_TIMEOUT_SECONDS: '1' };
    const { tell, read } = await world(t, env);
    const lied = await tell();
    assert.equal((await read()).story_by, 'builtin');
    assert.match(JSON.stringify(lied.result), /900/);
    server.behave(neverAnswers);
    assert.partialDeepStrictEqual((await tell()).result, { written_by: 'builtin' });
  });

  test('another person’s creature has no story for me', async (t) => {
    const { app, at } = await world(t);
    const bob = await app.signUp('bob');
    assert.equal((await bob.call('POST', `${at}/story`, {}, 404))['code'], 'creatures.not-found');
  });
});
