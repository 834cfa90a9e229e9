import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../../test/app.ts';
import type { Appointment, Calendar } from './appointments.ts';
import { diary } from './test/diary.ts';
import type { Problem } from './test/diary.ts';

const calendars = '/api/v1/calendars';

test('the first use makes a calendar, in the zone of the person; at once twice makes one', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const made = await Promise.all(
    ['Dentist', 'Doctor', 'Driver'].map((title) =>
      ada.call<Appointment>('POST', '/appointments', { title, starts_at: '2026-03-03T15:00' }, 201),
    ),
  );
  const { items } = await ada.call<{ items: Calendar[] }>('GET', calendars);
  assert.equal(items.length, 1);
  assert.deepEqual(new Set(made.map(({ calendar_id }) => calendar_id)), new Set([items[0]?.id]));
  assert.equal(items[0]?.time_zone, made[0]?.time_zone);
});

test('calendars are added, each in another colour, changed and ordered', async (t) => {
  const { ada, calendar } = await diary(t);
  const [work, sports] = [await calendar({ name: 'Work', color: '#AB12EF' }), await calendar({ name: 'Sports' })];
  assert.equal(work.color, '#ab12ef');
  const all = async () => (await ada.call<{ items: Calendar[] }>('GET', calendars)).items;
  assert.equal(new Set((await all()).map(({ color }) => color)).size, 3);
  await ada.call('PATCH', `${calendars}/${sports.id}`, { name: 'Sport', position: 0 }, 200);
  assert.deepEqual(
    (await all()).map(({ name }) => name),
    ['Private', 'Sport', 'Work'],
  );
  const refused = await ada.call<Problem>('POST', calendars, { name: 'x', time_zone: 'Nowhere' }, 422);
  assert.deepEqual([refused.code, refused.fields?.[0]?.path], ['appointments.unknown-time-zone', '/time_zone']);
  assert.equal(
    (await ada.call<Problem>('POST', calendars, { name: 'x', color: 'red' }, 422)).code,
    'http.invalid-input',
  );
});

test("a calendar's reminders count for all of its appointments that have none of their own", async (t) => {
  const { ada, create, app } = await diary(t);
  const { calendar_id } = await create({ starts_at: '2026-03-03T10:00' });
  await create({ starts_at: '2026-03-04T10:00', reminders: [] });
  await ada.call('PATCH', `${calendars}/${calendar_id}`, { reminders: [{ minutes_before: 30 }] });
  const due = await app.database.read.selectFrom('appointment_reminders').select('due_at').execute();
  assert.deepEqual(due, [{ due_at: '2026-03-03T08:30:00.000Z' }]);
});

test('a calendar with appointments goes into the trash only with word about them', async (t) => {
  const { ada, create, calendar, list } = await diary(t);
  const [work, other] = [await calendar({ name: 'Work' }), await calendar({ name: 'Other' })];
  const { id } = await create({ starts_at: '2026-03-03T10:00', calendar_id: work.id, rrule: 'FREQ=DAILY' });
  const refused = await ada.call<Problem>('DELETE', `${calendars}/${work.id}`, undefined, 409);
  assert.deepEqual([refused.code, refused['appointments']], ['appointments.calendar-not-empty', 1]);

  await ada.call('DELETE', `${calendars}/${work.id}?appointments=trash`, undefined, 204);
  assert.deepEqual(await list(), []);
  await ada.call('POST', `${calendars}/${work.id}/restore`, undefined, 200);
  assert.deepEqual(
    (await list()).map(({ id }) => id),
    [id],
  );

  await ada.call('DELETE', `${calendars}/${work.id}?move_to=${other.id}`, undefined, 204);
  assert.deepEqual(
    (await list()).map(({ calendar_id }) => calendar_id),
    [other.id],
  );
  await ada.call('DELETE', `${calendars}/${work.id}?forever=true`, undefined, 204);
  await ada.call('POST', `${calendars}/${work.id}/restore`, undefined, 404);
  assert.equal((await list()).length, 1);
});

test('an appointment that comes back brings its calendar back', async (t) => {
  const { ada, create, calendar, remove, restore } = await diary(t);
  const work = await calendar({ name: 'Work' });
  const { id } = await create({ starts_at: '2026-03-03T10:00', calendar_id: work.id });
  await remove(id);
  await ada.call('DELETE', `${calendars}/${work.id}`, undefined, 204);
  await restore(id);
  const { items } = await ada.call<{ items: Calendar[] }>('GET', calendars);
  assert.ok(items.some((each) => each.id === work.id));
});

test('categories are those in use and those with a colour', async (t) => {
  const { ada, create } = await diary(t);
  await create({ starts_at: '2026-03-03T10:00', category: 'Work' });
  await create({ starts_at: '2026-03-03T11:00', category: 'Work' });
  await ada.call('PUT', '/api/v1/appointments/categories/Family%20%26%20friends', { color: '#AA0000' }, 204);
  await ada.call('PUT', '/api/v1/appointments/categories/Work', { color: '#00aa00' }, 204);
  const { items } = await ada.call<{ items: unknown }>('GET', '/api/v1/appointments/categories');
  assert.deepEqual(items, [
    { name: 'Family & friends', color: '#aa0000', appointments: 0 },
    { name: 'Work', color: '#00aa00', appointments: 2 },
  ]);
});

test('a search finds words in any of its texts, whatever their case and accents, page by page', async (t) => {
  const { create, list, ada } = await diary(t);
  await create({ title: 'Fête in Zürich', starts_at: '2026-03-05T10:00', location: 'Café 100%' });
  await create({ title: 'Lunch', starts_at: '2026-03-04T10:00', notes: 'bring the ZÜRICH papers', category: 'Work' });
  await create({ title: 'Nothing', starts_at: '2026-03-03T10:00' });
  const titles = async (query: string) => (await list(query)).map(({ title }) => title);
  assert.deepEqual(await titles('?q=zurich'), ['Lunch', 'Fête in Zürich']);
  assert.deepEqual(await titles('?q=z%C3%BCrich+FETE'), ['Fête in Zürich']);
  assert.deepEqual(await titles('?q=100%25'), ['Fête in Zürich']);
  assert.deepEqual(await titles('?q=10_%25'), ['Fête in Zürich']);
  assert.deepEqual(await titles('?q=urich'), []);
  assert.deepEqual(await titles('?q=00'), []);
  assert.deepEqual(await titles('?category=Work'), ['Lunch']);
  assert.deepEqual(await titles('?order=desc&limit=1'), ['Fête in Zürich']);
  assert.deepEqual(await titles('?from=2026-03-04T09:30:00Z&to=2026-03-05T09:00:00Z'), ['Lunch']);
  const first = await ada.call<{ items: Appointment[]; next_cursor: string }>('GET', '/api/v1/appointments?limit=2');
  assert.deepEqual(
    first.items.map(({ title }) => title),
    ['Nothing', 'Lunch'],
  );
  assert.deepEqual(await titles(`?limit=2&cursor=${first.next_cursor}`), ['Fête in Zürich']);
});
