import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begins, diary } from './test/diary.ts';

const weekly = { title: 'Team', starts_at: '2026-03-03T15:00', rrule: 'FREQ=WEEKLY;BYDAY=TU' };

test('one instance is changed, the others stay', async (t) => {
  const { create, change, between, read } = await diary(t);
  const team = await create(weekly);
  const moved = await change(`${team.id}?scope=one&recurrence_id=2026-03-10T15:00:00`, {
    title: 'Team, early',
    starts_at: '2026-03-10T09:00',
  });
  assert.deepEqual(
    [moved.master_id, moved.recurrence_id, moved.ends_local],
    [team.id, '2026-03-10T15:00:00', '2026-03-10T10:00:00'],
  );
  assert.deepEqual(
    (await between('2026-03-01', '2026-03-17')).map(({ title, starts_local, moved, appointment_id }) => [
      title,
      starts_local,
      moved,
      appointment_id,
    ]),
    [
      ['Team', '2026-03-03T15:00:00', false, team.id],
      ['Team, early', '2026-03-10T09:00:00', true, moved.id],
      ['Team', '2026-03-17T15:00:00', false, team.id],
    ],
  );
  // Named by its own id, by its master's and its original beginning, or by that as an instant: it is the same one.
  const again = await change(moved.id, { location: 'Room 1' });
  const byInstant = await change(`${team.id}?scope=one&recurrence_id=2026-03-10T14:00:00Z`, { notes: 'Bring cake' });
  assert.deepEqual([again.id, byInstant.id, byInstant.location], [moved.id, moved.id, 'Room 1']);
  assert.equal((await read(team.id)).title, 'Team');
});

test('from one instance on, the series is cut in two, and exceptions go to their half', async (t) => {
  const { create, change, remove, between, read } = await diary(t);
  const team = await create({ ...weekly, rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=6' });
  await remove(`${team.id}?scope=one&recurrence_id=2026-03-10T15:00:00`);
  await change(`${team.id}?scope=one&recurrence_id=2026-03-31T15:00:00`, { title: 'Team, special' });
  const later = await change(`${team.id}?scope=following&recurrence_id=2026-03-24T15:00:00`, {
    starts_at: '2026-03-25T16:00',
    category: 'Work',
  });
  assert.deepEqual(
    [later.rrule, later.starts_local, later.category],
    ['FREQ=WEEKLY;BYDAY=WE;COUNT=3', '2026-03-25T16:00:00', 'Work'],
  );
  assert.equal((await read(team.id)).rrule, 'FREQ=WEEKLY;BYDAY=TU;COUNT=3');
  assert.notEqual(later.uid, team.uid);
  assert.deepEqual(
    (await between('2026-03-01', '2026-04-30')).map(({ title, starts_local, category }) => [
      title,
      starts_local,
      category,
    ]),
    [
      ['Team', '2026-03-03T15:00:00', null],
      ['Team', '2026-03-17T15:00:00', null],
      ['Team', '2026-03-25T16:00:00', 'Work'],
      ['Team, special', '2026-04-01T16:00:00', 'Work'],
      ['Team', '2026-04-08T16:00:00', 'Work'],
    ],
  );
});

test('from the first instance on is all of them', async (t) => {
  const { create, change, list } = await diary(t);
  const team = await create(weekly);
  const same = await change(`${team.id}?scope=following&recurrence_id=2026-03-03T15:00:00`, { title: 'Crew' });
  assert.deepEqual([same.id, (await list()).length], [team.id, 1]);
});

test('all instances move as far as the one that was dragged, exceptions and changed ones with them', async (t) => {
  const { create, change, remove, between, read } = await diary(t);
  const team = await create({ ...weekly, ends_at: '2026-03-03T16:30' });
  await remove(`${team.id}?scope=one&recurrence_id=2026-03-10T15:00:00`);
  await change(`${team.id}?scope=one&recurrence_id=2026-03-17T15:00:00`, { title: 'Renamed' });
  await change(`${team.id}?scope=one&recurrence_id=2026-03-24T15:00:00`, { starts_at: '2026-03-27T08:00' });
  const all = await change(`${team.id}?scope=all&recurrence_id=2026-03-31T15:00:00`, {
    starts_at: '2026-04-01T10:00',
    location: 'Room 2',
  });
  assert.deepEqual(
    [all.id, all.starts_local, all.ends_local, all.rrule],
    [team.id, '2026-03-04T10:00:00', '2026-03-04T11:30:00', 'FREQ=WEEKLY;BYDAY=WE'],
  );
  assert.deepEqual((await read(team.id)).exdates, ['2026-03-11T10:00:00']);
  assert.deepEqual(
    (await between('2026-03-01', '2026-04-01')).map(({ title, starts_local, ends_local, location }) => [
      title,
      starts_local,
      ends_local.slice(11, 16),
      location,
    ]),
    [
      ['Team', '2026-03-04T10:00:00', '11:30', 'Room 2'],
      ['Renamed', '2026-03-18T10:00:00', '11:30', 'Room 2'],
      ['Team', '2026-03-27T08:00:00', '09:30', 'Room 2'],
      ['Team', '2026-04-01T10:00:00', '11:30', 'Room 2'],
    ],
  );
});

test('a new rule keeps what it still gives; a rule that is taken away leaves the first', async (t) => {
  const { create, change, between, list } = await diary(t);
  const team = await create(weekly);
  await change(`${team.id}?scope=one&recurrence_id=2026-03-10T15:00:00`, { title: 'Kept out' });
  await change(`${team.id}?scope=one&recurrence_id=2026-03-17T15:00:00`, { title: 'Kept' });
  await change(team.id, { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' });
  assert.deepEqual(
    (await between('2026-03-01', '2026-04-01')).map(({ title }) => title),
    ['Team', 'Kept', 'Team'],
  );
  assert.deepEqual(
    (await list('?trashed=true')).map(({ title }) => title),
    ['Kept out'],
  );
  const single = await change(team.id, { rrule: null });
  assert.deepEqual([single.rrule, single.repeats], [null, null]);
  assert.deepEqual(begins(await between('2026-03-01', '2026-05-01')), ['2026-03-03T15:00:00']);
});

test('what is timed becomes all-day, and back', async (t) => {
  const { create, change, between } = await diary(t);
  const team = await create({ ...weekly, exdates: ['2026-03-10T15:00'] });
  const days = await change(team.id, { all_day: true });
  assert.deepEqual(
    [days.starts_at, days.ends_at, days.time_zone, days.exdates],
    ['2026-03-03', '2026-03-04', null, ['2026-03-10']],
  );
  assert.deepEqual(begins(await between('2026-03-01', '2026-03-17')), ['2026-03-03', '2026-03-17']);
  const timed = await change(team.id, { all_day: false, starts_at: '2026-03-03T08:00' });
  assert.deepEqual(
    [timed.starts_local, timed.ends_local, timed.time_zone],
    ['2026-03-03T08:00:00', '2026-03-03T09:00:00', 'Europe/Berlin'],
  );
  assert.deepEqual(begins(await between('2026-03-01', '2026-03-17')), ['2026-03-03T08:00:00', '2026-03-17T08:00:00']);
});

test('another zone keeps the wall clock', async (t) => {
  const { create, change } = await diary(t);
  const team = await create({ ...weekly, rrule: 'FREQ=WEEKLY;UNTIL=20260317T140000Z' });
  const there = await change(team.id, { time_zone: 'America/New_York' });
  assert.deepEqual(
    [there.starts_local, there.starts_at, there.rrule],
    ['2026-03-03T15:00:00', '2026-03-03T20:00:00.000Z', 'FREQ=WEEKLY;UNTIL=20260317T190000Z'],
  );
});

test('an instance, the rest or all of a series go into the trash and come back', async (t) => {
  const { create, remove, restore, change, between, list } = await diary(t);
  const team = await create({ ...weekly, rrule: 'FREQ=WEEKLY;COUNT=4' });
  const days = async () =>
    (await between('2026-03-01', '2026-04-30')).map(({ starts_local }) => starts_local.slice(5, 10));
  const trash = async () => (await list('?trashed=true')).map(({ id }) => id);

  await change(`${team.id}?scope=one&recurrence_id=2026-03-17T15:00:00`, { title: 'Special' });
  await remove(`${team.id}?scope=one&recurrence_id=2026-03-10T15:00:00`);
  assert.deepEqual(await days(), ['03-03', '03-17', '03-24']);
  const [instance = ''] = await trash();
  await restore(instance);
  assert.deepEqual([await days(), await trash()], [['03-03', '03-10', '03-17', '03-24'], []]);

  await remove(`${team.id}?scope=following&recurrence_id=2026-03-17T15:00:00`);
  assert.deepEqual(await days(), ['03-03', '03-10']);
  const [rest = ''] = await trash();
  await restore(rest);
  assert.deepEqual(await days(), ['03-03', '03-10', '03-17', '03-24']);

  await remove(rest);
  await remove(team.id);
  assert.deepEqual(await days(), []);
  await restore(rest);
  assert.deepEqual(
    (await between('2026-03-01', '2026-04-30')).map(({ title }) => title),
    ['Special', 'Team'],
  );
});

test('what is deleted for ever is gone, and only from the trash', async (t) => {
  const { create, remove, ada, list } = await diary(t);
  const team = await create(weekly);
  const refused = await ada.call('DELETE', `/api/v1/appointments/${team.id}?forever=true`, undefined, 409);
  assert.equal(refused['code'], 'appointments.not-in-trash');
  await remove(team.id);
  assert.equal((await ada.call('POST', `/api/v1/appointments/${team.id}/restore`, undefined, 200))['id'], team.id);
  await remove(team.id);
  await remove(`${team.id}?forever=true`);
  assert.equal(
    (await ada.call('GET', `/api/v1/appointments/${team.id}`, undefined, 404))['code'],
    'appointments.not-found',
  );
  await create(weekly).then(({ id }) => remove(id));
  assert.deepEqual(await ada.call('DELETE', '/api/v1/appointments/trash'), { deleted: 1 });
  assert.deepEqual(await list('?trashed=true'), []);
});
