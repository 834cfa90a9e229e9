import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { silent } from '../../kernel/log/log.ts';
import { forgetChanges } from './keep-change.ts';
import { diary } from './test/diary.ts';

const PATH = '/api/v1/appointments';
const DAY_MS = 86_400_000;
const weekly = { title: 'Team', starts_at: '2026-03-03T15:00', rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=6' };
const third = 'recurrence_id=2026-03-17T15:00:00';

/** A diary, what its tables hold, and how what was done is taken back. */
async function withUndo(t: TestContext) {
  const all = await diary(t);
  const { app, ada } = all;
  const { read } = app.database;
  return {
    ...all,
    /** The name of the change; undefined where it was refused. */
    async act(method: 'PATCH' | 'DELETE', which: string, body?: object): Promise<string | undefined> {
      const reply = await fetch(`${app.url}${PATH}/${which}`, {
        method,
        headers: {
          authorization: `Bearer ${ada.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const said = await reply.text();
      assert.ok(reply.status < 500, said);
      return reply.headers.get('x-steward-change') ?? undefined;
    },
    undo: (change = '', status = 204) =>
      ada.call<{ code: string }>('POST', `${PATH}/changes/${change}/undo`, undefined, status),
    /** Everything that follows from an appointment; what counts changes goes on. */
    async everything() {
      const rows = await read.selectFrom('appointments').selectAll().orderBy('id').execute();
      const occurrences = await read.selectFrom('appointment_occurrences').selectAll().execute();
      const reminders = await read.selectFrom('appointment_reminders').selectAll().execute();
      return {
        rows: rows.map((row) => ({ ...row, revision: 0, sequence: 0, updated_at: '' })),
        occurrences: occurrences.map((row) => JSON.stringify(row)).toSorted(),
        reminders: reminders.map((row) => JSON.stringify(row)).toSorted(),
      };
    },
  };
}

const at = fc.constantFrom('2026-03-03', '2026-03-05', '2026-03-10', '2026-03-12', '2026-03-17', '2026-03-24');
const doing = fc.record({
  /** Which of the living rows; which instance of it. */
  row: fc.nat(20),
  at,
  scope: fc.constantFrom('one', 'following', 'all'),
  change: fc.oneof(
    fc.constant(undefined),
    fc.record({ starts_at: fc.tuple(at, fc.constantFrom('09:30', '15:00')).map((parts) => parts.join('T')) }),
    fc.record({ title: fc.constantFrom('Crew', 'Team') }),
    fc.record({ rrule: fc.constantFrom('FREQ=WEEKLY;INTERVAL=2', 'FREQ=DAILY;COUNT=9', null) }),
    fc.record({ all_day: fc.constant(true) }),
    fc.record({ exdates: fc.constantFrom([], ['2026-03-10T15:00']) }),
  ),
});
const series = fc.record({
  starts_at: fc.constant('2026-03-03T15:00'),
  rrule: fc.constantFrom('FREQ=WEEKLY;BYDAY=TU,TH', 'FREQ=WEEKLY;COUNT=5', 'FREQ=DAILY;UNTIL=20260320T220000Z', null),
});

test('whatever is done to a series, one after the other, is taken back exactly, one after the other', async (t) => {
  const { create, act, undo, everything, list } = await withUndo(t);
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(series, fc.array(doing, { minLength: 2, maxLength: 5 }), async (planned, deeds) => {
      const { uid } = await create({ title: 'Team', ...planned });
      const done: { change: string; before: Awaited<ReturnType<typeof everything>> }[] = [];
      const family = new Set([uid]);
      for (const { row, at, scope, change } of deeds) {
        const rows = (await list('?limit=200')).filter((each) => family.has(each.uid));
        const meant = rows[row % Math.max(rows.length, 1)];
        if (!meant) break;
        const before = await everything();
        const known = new Set(before.rows.map((each) => each.uid));
        const instance = meant.rrule === null ? '' : `&recurrence_id=${at}${meant.all_day ? '' : 'T15:00:00'}`;
        const which = `${meant.id}?scope=${scope}${instance}`;
        const name = await act(change === undefined ? 'DELETE' : 'PATCH', which, change);
        for (const each of (await everything()).rows) if (!known.has(each.uid)) family.add(each.uid);
        if (name !== undefined) done.push({ change: name, before });
      }
      for (const { change, before } of done.toReversed()) {
        await undo(change);
        assert.deepEqual(await everything(), before);
        undone += 1;
      }
    }),
    { seed: 20_260_301, numRuns: 12 },
  );
  assert.ok(undone > 15, `${undone} were undone`);
});

test('a cut series is one again, and what was deleted of it is there again', async (t) => {
  const { create, act, undo, list, between } = await withUndo(t);
  const team = await create(weekly);
  const days = async () => (await between('2026-03-01', '2026-04-30')).map(({ starts_local }) => starts_local);
  const before = await days();
  for (const scope of ['one', 'following', 'all']) {
    const moved = await act('PATCH', `${team.id}?scope=${scope}&${third}`, { starts_at: '2026-03-18T09:00' });
    assert.notDeepEqual(await days(), before);
    await undo(moved);
    const gone = await act('DELETE', `${team.id}?scope=${scope}&${third}`);
    assert.notDeepEqual(await days(), before);
    await undo(gone);
    assert.deepEqual(await days(), before);
    assert.deepEqual([(await list()).map(({ id }) => id), await list('?trashed=true')], [[team.id], []]);
    assert.equal((await undo(gone, 404)).code, 'appointments.change-not-found');
  }
});

test('what was changed since is left alone, all of it', async (t) => {
  const { create, act, undo, change, remove, restore, list, everything, calendar } = await withUndo(t);
  const team = await create(weekly);
  const cut = await act('PATCH', `${team.id}?scope=following&${third}`, { title: 'Crew' });
  const crew = (await list()).find(({ title }) => title === 'Crew')?.id ?? '';
  // An instance that became a row of its own leaves its series' row as it was.
  await change(`${crew}?scope=one&recurrence_id=2026-03-24T15:00:00`, { location: 'Room 1' });
  const refused = async (name: string | undefined) => {
    const before = await everything();
    assert.equal((await undo(name, 412)).code, 'appointments.changed-meanwhile');
    assert.deepEqual(await everything(), before);
  };
  await refused(cut);

  const single = await create({ title: 'Dentist', starts_at: '2026-03-04T10:00' });
  const renamed = await act('PATCH', single.id, { title: 'Doctor' });
  const gone = await act('DELETE', single.id);
  await refused(renamed);
  await restore(single.id);
  await refused(gone);

  const work = await calendar({ name: 'Work', time_zone: 'Europe/Berlin' });
  const there = await create({ title: 'There', starts_at: '2026-03-04T10:00', calendar_id: work.id });
  const away = await act('PATCH', there.id, { calendar_id: single.calendar_id });
  await change(single.id, { title: 'Dentist' });
  await remove(`../calendars/${work.id}`);
  await refused(away);
});

test('what is gone for ever, of another person or of the day before cannot be taken back', async (t) => {
  const { app, clock, create, act, undo, remove } = await withUndo(t);
  const { id } = await create({ title: 'Secret', starts_at: '2026-03-04T10:00' });
  const kept = () => app.database.read.selectFrom('appointment_change_rows').selectAll().execute();
  const gone = await act('DELETE', id);
  const bob = await app.signUp('bob');
  const foreign = await bob.call('POST', `${PATH}/changes/${gone}/undo`, undefined, 404);
  assert.equal(foreign['code'], 'appointments.change-not-found');
  await remove(`${id}?forever=true`);
  assert.deepEqual(await kept(), []);
  await undo(gone, 404);

  const other = await create({ title: 'Other', starts_at: '2026-03-04T10:00' });
  const names: (string | undefined)[] = [];
  for (let count = 0; count < 21; count += 1) names.push(await act('PATCH', other.id, { title: `Other ${count}` }));
  assert.equal((await kept()).length, 20);
  await undo(names[0], 404);
  clock.advance(DAY_MS + 1);
  await forgetChanges.run({
    ...{ database: app.database, clock, log: silent, signal: new AbortController().signal },
    contextFor: () => Promise.reject(new Error('It is nobody’s.')),
  });
  assert.deepEqual(await kept(), []);
});
