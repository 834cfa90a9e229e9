import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { z } from 'zod';
import { startApp } from '../../test/app.ts';
import { settled } from '../../test/person.ts';
import { catalogue } from '../errors/errors.ts';
import { defineModule, operation, planForEach, startForEach } from './module.ts';

interface Started {
  readonly operation_id: string;
}

suite('for each person', () => {
  test('at most so many at once, as theirs; who has it is skipped; what failed is tried again; nobody but an admin', async (t) => {
    const names = Array.from({ length: 7 }, (_, index) => `person${index}`);
    let [atOnce, most, failing] = [0, 0, true];
    const full = Promise.withResolvers<void>();
    const owners: string[] = [];
    const greet = operation({
      name: 'greetings.greet',
      title: () => 'Greet',
      input: z.strictObject({ who: z.string() }),
      allow: 'owner',
      once: ({ who }) => who,
      forSeconds: 300,
      attempts: 1,
      queue: 'sync',
      async run({ context, operation }) {
        atOnce += 1;
        most = Math.max(most, atOnce);
        if (atOnce === 3) full.resolve();
        // The first three meet here: so many are at once, and a fourth would be seen.
        await full.promise;
        atOnce -= 1;
        const { username } = await context.database.read
          .selectFrom('people')
          .select('username')
          .where('id', '=', operation.owner_id)
          .executeTakeFirstOrThrow();
        if (username === 'person5' && failing) throw new Error('No greeting today.');
        owners.push(username ?? '');
        return null;
      },
      undo: 'not-undoable',
    });
    const greetAll = operation({
      name: 'greetings.all',
      title: () => 'Greet all',
      input: z.strictObject({ concurrency: z.int() }),
      allow: 'admin',
      queue: 'default',
      plan: async (run) => {
        const people = await run.context.database.read
          .selectFrom('people')
          .select(['id as person_id', 'username as name'])
          .orderBy('id')
          .execute();
        return planForEach(
          run,
          [...people, { person_id: crypto.randomUUID(), name: 'ghost' }].map(({ person_id, name }) => ({
            person_id,
            name: name ?? '',
          })),
        );
      },
      run: (run) => startForEach(run, { kind: greet, input: { who: 'all' }, concurrency: run.input.concurrency }),
      undo: 'not-undoable',
    });
    const sneaky = operation({
      name: 'greetings.sneaky',
      title: () => 'Sneaky',
      input: z.strictObject({ person_id: z.string() }),
      allow: 'owner',
      attempts: 1,
      queue: 'default',
      run: async ({ context, input }) => {
        await context.operations.of(input.person_id);
        return null;
      },
      undo: 'not-undoable',
    });
    const greetings = defineModule({
      name: 'greetings',
      needs: [],
      routes: [],
      operations: [greet, greetAll, sneaky],
      migrations: [],
      errors: catalogue({}),
    });
    const app = await startApp(t, { modules: [greetings] });
    const people = [];
    for (const name of names) people.push(await app.signUp(name));
    const [admin, user] = people;
    assert.ok(admin && user);
    const start = { operation_type: 'greetings.all', concurrency: 3 };
    assert.equal((await user.call('POST', '/api/v1/operations', start, 403))['code'], 'operations.not-allowed');
    const me = await admin.call<{ id: string }>('GET', '/api/v1/auth/me');
    const trick = { operation_type: 'greetings.sneaky', person_id: me.id };
    const tricked = await user.call<Started>('POST', '/api/v1/operations', trick, 202);
    assert.equal((await settled(user, tricked.operation_id)).error?.code, 'operations.not-allowed');

    const run = async () => {
      const { operation_id } = await admin.call<Started>('POST', '/api/v1/operations', start, 202);
      const { status, result } = await settled(admin, operation_id);
      const { items } = await admin.call<{ items: { subject: string; state: string; reason: string | null }[] }>(
        'GET',
        `/api/v1/operations/${operation_id}/plan`,
      );
      return { status, result, told: items.map(({ subject, state, reason }) => [subject, state, reason]) };
    };
    const one = await run();
    assert.deepEqual([one.status, one.result], ['completed', { done: 6, skipped: 0, failed: 2 }]);
    assert.equal(most, 3);
    assert.deepEqual(
      owners.toSorted(),
      names.filter((name) => name !== 'person5'),
    );
    assert.deepEqual(one.told.slice(4), [
      ['person4', 'done', null],
      ['person5', 'failed', 'No greeting today.'],
      ['person6', 'done', null],
      ['ghost', 'failed', 'There is no such person.'],
    ]);
    failing = false;
    const two = await run();
    assert.deepEqual(two.result, { done: 1, skipped: 6, failed: 1 });
    assert.deepEqual(two.told[0], ['person0', 'skipped', 'already done']);
    assert.deepEqual(two.told[5], ['person5', 'done', null]);
    const mine = await user.call<{ items: { kind: string }[] }>('GET', '/api/v1/operations?type=greet');
    assert.equal(mine.items.length, 1, 'it is an operation of theirs');
  });
});
