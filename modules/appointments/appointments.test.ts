import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../../test/app.ts';
import type { Appointment, Occurrence } from './appointments.ts';

test('an appointment is created, read, changed, found, put into the trash and restored', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const made = await ada.call<Appointment>(
    'POST',
    '/appointments',
    { title: 'Dentist', starts_at: '2026-03-01T15:00', time_zone: 'Europe/Berlin' },
    201,
  );
  assert.equal(made.starts_at, '2026-03-01T14:00:00.000Z');
  assert.equal(made.ends_at, '2026-03-01T15:00:00.000Z');
  const path = `/api/v1/appointments/${made.id}`;
  assert.deepEqual(await ada.call('GET', path), made);
  const changed = await ada.call<Appointment>('PATCH', path, {
    title: 'Dentist Zürich',
    starts_at: '2026-03-01T16:00',
  });
  assert.equal(changed.ends_local, '2026-03-01T17:00:00');
  const found = await ada.call<{ items: Appointment[] }>('GET', '/api/v1/appointments?q=zurich');
  assert.deepEqual(found.items, [changed]);
  await ada.call('DELETE', path, undefined, 204);
  assert.deepEqual((await ada.call<{ items: Appointment[] }>('GET', '/api/v1/appointments')).items, []);
  assert.equal((await ada.call<{ items: Appointment[] }>('GET', '/api/v1/appointments?trashed=true')).items.length, 1);
  await ada.call('POST', `${path}/restore`, undefined, 200);
  assert.equal((await ada.call<{ items: Appointment[] }>('GET', '/api/v1/appointments')).items.length, 1);
  const rex = await app.signUp('rex');
  assert.equal((await rex.call('GET', path, undefined, 404))['code'], 'appointments.not-found');
});

test('a weekly one keeps its wall-clock time over the change of the clocks', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const made = await ada.call<Appointment>(
    'POST',
    '/appointments',
    { title: 'Team', starts_at: '2026-03-17T15:00', time_zone: 'Europe/Berlin', rrule: 'FREQ=WEEKLY;BYDAY=TU' },
    201,
  );
  assert.equal(made.repeats, 'every week on Tuesday');
  const list = async () =>
    (
      await ada.call<{ items: Occurrence[] }>(
        'GET',
        '/api/v1/appointments/occurrences?from=2026-03-01T00:00:00Z&to=2026-04-15T00:00:00Z',
      )
    ).items;
  assert.deepEqual(
    (await list()).map(({ starts_at }) => starts_at.slice(5, 16)),
    ['03-17T14:00', '03-24T14:00', '03-31T13:00', '04-07T13:00', '04-14T13:00'],
  );

  const path = `/api/v1/appointments/${made.id}`;
  await ada.call('PATCH', `${path}?scope=one&recurrence_id=2026-03-24T15:00:00`, {
    title: 'Team, special',
    starts_at: '2026-03-25T10:00',
  });
  await ada.call('DELETE', `${path}?scope=one&recurrence_id=2026-03-31T15:00:00`, undefined, 204);
  await ada.call('PATCH', `${path}?scope=following&recurrence_id=2026-04-07T15:00:00`, {
    starts_at: '2026-04-08T16:00',
  });
  assert.deepEqual(
    (await list()).map(({ starts_local, title }) => `${starts_local} ${title}`),
    ['2026-03-17T15:00:00 Team', '2026-03-25T10:00:00 Team, special', '2026-04-08T16:00:00 Team'],
  );
});
