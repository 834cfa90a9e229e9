import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { z } from 'zod';
import { createApp } from '../../../app.ts';
import { startApp } from '../../../test/app.ts';
import { signIn } from '../../../test/person.ts';
import { movableClock } from '../../clock/clock.ts';
import { loadConfig } from '../../config/config.ts';
import { catalogue } from '../../errors/errors.ts';
import { silent } from '../../log/log.ts';
import { freshPostgresql } from '../../../test/postgresql.ts';
import { defineModule, operation } from '../../module/module.ts';

const chime = (name: string) =>
  operation({
    name,
    title: ({ times }) => `Chime ${times} times`,
    input: z.strictObject({ times: z.int().min(1) }),
    allow: name === 'bells.admin' ? 'admin' : 'owner',
    queue: 'default',
    run: async ({ input }) => ({ chimed: input.times }),
    undo: 'not-undoable',
  });
const bells = defineModule({
  name: 'bells',
  needs: [],
  routes: [],
  operations: [chime('bells.chime'), chime('bells.admin')],
  migrations: [],
  errors: catalogue({}),
});

interface Schedule {
  readonly id: string;
  readonly next_at: string | null;
  readonly next: readonly string[];
  readonly last_operation_id: string | null;
  readonly last_error: { code: string } | null;
  readonly [name: string]: unknown;
}

const HOUR = 3_600_000;
const weekly = { kind: 'chime', input: { times: 3 }, cron: '0 7 * * 1', time_zone: 'Europe/Berlin' };

suite('schedules', () => {
  test('are added, read, changed, paused, run and deleted; nobody sees another person’s', async (t) => {
    const clock = movableClock('2026-03-20T12:00:00Z');
    const app = await startApp(t, { modules: [bells], clock });
    const [ada, bob] = [await app.signUp('ada'), await app.signUp('bob')];
    const added = await ada.call<Schedule>('POST', '/api/v1/schedules', weekly, 201);
    const path = `/api/v1/schedules/${added.id}`;
    const { id: _, created_at: __, ...rest } = added;
    assert.deepEqual(rest, {
      ...weekly,
      kind: 'bells.chime',
      title: 'Chime 3 times',
      words: 'Mondays at 07:00',
      missed: 'run',
      paused: false,
      next_at: '2026-03-23T06:00:00.000Z',
      // Summer time begins on the 29th.
      next: [
        '2026-03-23T06:00:00.000Z',
        '2026-03-30T05:00:00.000Z',
        '2026-04-06T05:00:00.000Z',
        '2026-04-13T05:00:00.000Z',
        '2026-04-20T05:00:00.000Z',
      ],
      last_at: null,
      last_operation_id: null,
      last_status: null,
      last_error: null,
    });
    assert.deepEqual((await ada.call<{ items: unknown[] }>('GET', '/api/v1/schedules')).items, [added]);
    assert.deepEqual(await ada.call('GET', path), added);

    assert.deepEqual(await bob.call('GET', '/api/v1/schedules'), { items: [], next_cursor: null });
    for (const [method, at, body] of [
      ['GET', path],
      ['PATCH', path, {}],
      ['DELETE', path],
      ['POST', `${path}/run`],
    ] as const)
      assert.equal((await bob.call(method, at, body, 404))['code'], 'operations.schedule-not-found');

    const paused = await ada.call<Schedule>('PATCH', path, { paused: true, title: 'Bells' });
    assert.deepEqual([paused['paused'], paused['title'], paused.next_at, paused.next], [true, 'Bells', null, []]);
    const run = await ada.call<{ operation_id: string }>('POST', `${path}/run`, undefined, 202);
    assert.equal((await ada.call<Schedule>('GET', path)).last_operation_id, run.operation_id);
    clock.advance(30 * 24 * HOUR);
    // The month that went by ended her session.
    const later = await signIn(app.url, 'ada');
    const resumed = await later.call<Schedule>('PATCH', path, { paused: false, cron: '30 18 * * *' });
    assert.deepEqual([resumed.next_at, resumed['words']], ['2026-04-19T16:30:00.000Z', 'Every day at 18:30']);
    await later.call('DELETE', path, undefined, 204);
    await later.call('GET', path, undefined, 404);
  });

  test('what cannot be started, or never comes, is refused at once', async (t) => {
    const app = await startApp(t, { modules: [bells] });
    const [admin, user] = [await app.signUp('admin'), await app.signUp('user')];
    const refused = async (change: object, code: string, path?: string) => {
      const reply = await user.call<{ code: string; fields?: { path: string }[] }>(
        ...(['POST', '/api/v1/schedules', { ...weekly, ...change }] as const),
        code === 'operations.not-allowed' ? 403 : 422,
      );
      assert.deepEqual([reply.code, reply.fields?.[0]?.path], [code, path]);
    };
    await refused({ kind: 'gong' }, 'operations.unknown-type', '/kind');
    await refused({ kind: 'bells.admin' }, 'operations.not-allowed');
    await refused({ input: { times: 0 } }, 'operations.bad-input', '/input/times');
    await refused({ cron: '0 7 * *' }, 'operations.bad-cron', '/cron');
    await refused({ cron: '0 0 30 2 *' }, 'operations.bad-cron', '/cron');
    await refused({ time_zone: 'Europe/Atlantis' }, 'operations.unknown-time-zone', '/time_zone');
    const { id } = await user.call<Schedule>('POST', '/api/v1/schedules', weekly, 201);
    for (const [change, code] of [
      [{ cron: 'soon' }, 'operations.bad-cron'],
      [{ input: {} }, 'operations.bad-input'],
      [{ time_zone: '+25:00' }, 'operations.unknown-time-zone'],
    ] as const)
      assert.equal((await user.call('PATCH', `/api/v1/schedules/${id}`, change, 422))['code'], code);
    await admin.call('POST', '/api/v1/schedules', { ...weekly, kind: 'bells.admin' }, 201);

    const more = Array.from({ length: 99 }, () => user.call('POST', '/api/v1/schedules', weekly, 201));
    await Promise.all(more);
    assert.equal((await user.call('POST', '/api/v1/schedules', weekly, 409))['code'], 'operations.too-many-schedules');
  });

  test('each time is started once; after a downtime at most once, or not at all', async (t) => {
    const clock = movableClock('2026-03-20T12:00:00Z');
    const app = await startApp(t, { modules: [bells], clock });
    const ada = await app.signUp('ada');
    const add = (more: object) => ada.call<Schedule>('POST', '/api/v1/schedules', { ...weekly, ...more }, 201);
    const [runs, skips] = [await add({}), await add({ missed: 'skip' })];
    const [atSeven, broken] = [await add({ cron: '0 7 * * *', title: 'Daily' }), await add({})];
    await app.database.write((tx) =>
      tx.updateTable('schedules').set({ input: '{"times":-1}' }).where('id', '=', broken.id).execute(),
    );
    const started = async () => (await app.database.read.selectFrom('operations').selectAll().execute()).length;
    const signedIn = () => signIn(app.url, 'ada');
    const due = () => app.operations.performDuty('schedules');
    const read = (id: string) => person.call<Schedule>('GET', `/api/v1/schedules/${id}`);
    let person = ada;

    await due();
    assert.equal(await started(), 0, 'nothing is due');
    clock.advance(Date.parse('2026-03-23T06:00:01Z') - clock.nowMs());
    await Promise.all([due(), due()]);
    await due();
    person = await signedIn();
    assert.equal(await started(), 3, 'two weekly ones and one daily one, which was missed twice');
    assert.equal((await read(broken.id)).last_error?.code, 'operations.bad-input');
    assert.equal((await read(broken.id)).next_at, '2026-03-30T05:00:00.000Z', 'it is tried again at its next time');
    const { last_operation_id } = await read(runs.id);
    assert.ok(last_operation_id);
    assert.equal((await person.call('GET', `/api/v1/operations/${last_operation_id}`))['kind'], 'bells.chime');

    // Three weeks without anybody there: one catches up, one lets it be; then all go on as ever.
    const before = (await read(skips.id)).last_operation_id;
    clock.advance(20 * 24 * HOUR);
    await due();
    await due();
    person = await signedIn();
    assert.equal(await started(), 5);
    assert.equal((await read(skips.id)).last_operation_id, before);
    for (const { id } of [runs, skips]) assert.equal((await read(id)).next_at, '2026-04-13T05:00:00.000Z');
    assert.equal((await read(atSeven.id)).next_at, '2026-04-13T05:00:00.000Z');
  });

  test('two processes that try it at the same moment start it once', async (t) => {
    const { url, drop } = await freshPostgresql();
    const folder = mkdtempSync(join(tmpdir(), 'steward-schedules-'));
    const clock = movableClock('2026-03-20T12:00:00Z');
    const config = loadConfig({ cwd: folder, env: { STEWARD_DATA: folder, STEWARD_THREADS: '0', DATABASE_URL: url } });
    const process = () => createApp({ config, role: 'worker', log: silent, modules: [bells], clock });
    const [first, second] = [await process(), await process()];
    t.after(async () => {
      await Promise.all([first.stop(), second.stop()]);
      await drop();
      rmSync(folder, { recursive: true, force: true });
    });
    const person = await first.identity.createPerson({ email: 'ada@example.com', password: 'correct horse battery' });
    const next_at = '2026-03-20T12:00:00.000Z';
    const nothing = { title: null, last_at: null, last_operation_id: null, fault: null };
    const row = {
      kind: 'bells.chime',
      input: '{"times":1}',
      cron: '0 12 * * *',
      time_zone: 'UTC',
      created_at: next_at,
    };
    const rows = Array.from({ length: 20 }, () => ({
      ...{ id: crypto.randomUUID(), owner_id: person.id, missed: 'run' as const, paused: 0 as const, next_at },
      ...nothing,
      ...row,
    }));
    await first.database.write((tx) => tx.insertInto('schedules').values(rows).execute());
    for (let round = 1; round <= 3; round += 1) {
      // As if the duty were lost in the middle: both are at it.
      const turn = async (app: typeof first) => {
        await app.database.write((tx) => tx.deleteFrom('operation_duties').execute());
        await app.operations.performDuty('schedules');
      };
      await Promise.all([turn(first), turn(second)]);
      const { started } = await first.database.read
        .selectFrom('operations')
        .select((select) => select.fn.countAll<number>().as('started'))
        .executeTakeFirstOrThrow();
      assert.equal(started, 20 * round);
      clock.advance(24 * HOUR);
    }
  });
});
