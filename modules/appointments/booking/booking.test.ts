import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startApp } from '../../../test/app.ts';
import type { Appointment } from '../appointments.schema.ts';
import type { Booked, Booking, BookingPage, PublicPage, Slots } from './booking.schema.ts';
import { openPageOf, rex, slotsOn, visitor } from './test/visitor.ts';

const env = { STEWARD_TRUST_PROXY: 'true', STEWARD_PUBLIC_URL: 'https://steward.example' };

async function openDoor(t: TestContext, page: object = {}) {
  const app = await startApp(t, { env });
  const ada = await app.signUp('ada');
  const { slug, id } = await openPageOf(ada, page);
  return { app, ada, slug, path: `/api/v1/booking-pages/${id}`, visit: visitor(app.url) };
}

test('a page is made, changed with its tag, found by its owner only, and gone when it is deleted', async (t) => {
  const { app, ada, slug, path, visit } = await openDoor(t, { description: 'About anything' });
  assert.match(slug, /^[2-9a-z]{16}$/);
  const other = await app.signUp('eve');
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    const { code } = await other.call<{ code: string }>(method, path, method === 'PATCH' ? {} : undefined, 404);
    assert.equal(code, 'appointments.booking-page-not-found');
  }
  const page = await ada.call<BookingPage>('GET', path);
  assert.deepEqual((await ada.call<{ items: BookingPage[] }>('GET', '/api/v1/booking-pages')).items, [page]);
  const changed = await ada.call<BookingPage>('PATCH', path, { title: 'A short talk', slug: 'Talk-With-Ada' });
  assert.deepEqual([changed.title, changed.slug, changed.revision], ['A short talk', 'talk-with-ada', 2]);
  assert.deepEqual(changed.opening_hours, page.opening_hours);

  const stale = await fetch(`${app.url}${path}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}`, 'if-match': '"1"' },
    body: '{"title":"Late"}',
  });
  assert.equal(stale.status, 412);
  const taken = await other.call<{ code: string }>(
    'POST',
    '/api/v1/booking-pages',
    { title: 'x', slug: 'talk-with-ada' },
    409,
  );
  assert.equal(taken.code, 'appointments.slug-taken');
  const adasCalendar = (await ada.call<{ items: { id: string }[] }>('GET', '/api/v1/calendars')).items[0]?.id;
  await other.call('POST', '/api/v1/booking-pages', { title: 'x', calendar_id: adasCalendar }, 404);
  await other.call('POST', '/api/v1/booking-pages', { title: 'x', busy_calendar_ids: [adasCalendar] }, 404);

  const { body, text } = await visit<PublicPage>('GET', 'talk-with-ada', undefined, { status: 200 });
  assert.deepEqual([body.title, body.host, body.description], ['A short talk', 'ada', 'About anything']);
  assert.doesNotMatch(text, /example\.com|calendar|revision/, 'nothing of the owner but the name');
  await visit('GET', slug, undefined, { status: 404 });
  await ada.call('DELETE', path, undefined, 204);
  await visit('GET', 'talk-with-ada', undefined, { status: 404 });
});

test('bad rules are refused, field by field', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const refused = async (page: object) => {
    const body = { title: 'A talk', ...page };
    const { fields } = await ada.call<{ fields: { path: string }[] }>('POST', '/api/v1/booking-pages', body, 422);
    return fields.map(({ path }) => path).join(' ');
  };
  const overlap = [
    { from: '09:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
  ];
  assert.equal(await refused({ opening_hours: { monday: overlap } }), '/opening_hours/monday');
  assert.equal(
    await refused({ opening_hours: { monday: [{ from: '12:00', to: '09:00' }] } }),
    '/opening_hours/monday/0/to',
  );
  assert.equal(await refused({ durations: [] }), '/durations');
  assert.equal(await refused({ time_zone: 'Mars/Olympus' }), '/time_zone');
  assert.equal(await refused({ slug: 'a b' }), '/slug');
  const question = { id: 'q', label: 'Which?', type: 'choice' };
  assert.equal(await refused({ questions: [question] }), '/questions/0/choices');
});

test('a slot is booked, moved and cancelled, and is an appointment of the owner all along', async (t) => {
  const questions = [
    { id: 'topic', label: 'What about?', type: 'text', required: true },
    { id: 'first', label: 'Is it your first time?', type: 'yes_no' },
  ];
  const { ada, slug, visit } = await openDoor(t, { questions, location: 'Room 7', durations: [30, 60] });
  const [first, second] = await slotsOn(visit, slug);
  const wish = { ...rex, starts_at: first?.starts_at, duration: 60, time_zone: 'America/New_York' };
  const answers = { topic: 'Bees <script>', first: true };
  const { body } = await visit<Booked>(
    'POST',
    `${slug}/bookings`,
    { ...wish, answers, notes: 'Hello\u0007' },
    { status: 201 },
  );
  assert.equal(body.booking.status, 'confirmed');
  assert.deepEqual([body.booking.time_zone, body.booking.location], ['America/New_York', 'Room 7']);
  assert.match(body.calendar, /BEGIN:VEVENT/);

  const day = { from: first?.starts_at ?? '', to: second?.ends_at ?? '' };
  const appointments = async () => {
    const query = `from=${day.from}&to=${day.to}`;
    const { items } = await ada.call<{ items: { appointment_id: string; starts_at: string }[] }>(
      'GET',
      `/api/v1/appointments/occurrences?${query}`,
    );
    return items;
  };
  const [occurrence] = await appointments();
  assert.equal(occurrence?.starts_at, first?.starts_at);
  const appointment = await ada.call<Appointment>('GET', `/api/v1/appointments/${occurrence?.appointment_id}`);
  assert.equal(appointment.title, 'Rex Miller – A talk');
  const notes = [
    'Booked by Rex Miller <rex@example.com>',
    'What about?: Bees <script>',
    'Is it your first time?: Yes',
    '',
    'Hello',
  ];
  assert.equal(appointment.notes, notes.join('\n'));
  assert.notEqual((await slotsOn(visit, slug))[0]?.starts_at, first?.starts_at);

  const held = `${slug}/bookings/${body.token}`;
  assert.deepEqual((await visit<Booking>('GET', held, undefined, { status: 200 })).body, body.booking);
  const file = await visit('GET', `${held}.ics`, undefined, { status: 200 });
  assert.equal(file.headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.match(file.text, /BEGIN:VEVENT/);
  assert.doesNotMatch(file.text, /METHOD:REQUEST|ATTENDEE/);

  const moved = await visit<Booking>('POST', `${held}/move`, { starts_at: second?.starts_at }, { status: 200 });
  assert.equal(moved.body.starts_at, second?.starts_at);
  assert.deepEqual(
    (await appointments()).map(({ starts_at }) => starts_at),
    [second?.starts_at],
  );
  assert.equal((await slotsOn(visit, slug))[0]?.starts_at, first?.starts_at);

  const cancelled = await visit<Booking>('POST', `${held}/cancel`, { reason: 'Ill' }, { status: 200 });
  assert.deepEqual([cancelled.body.status, cancelled.body.changeable], ['cancelled', false]);
  await visit('POST', `${held}/cancel`, undefined, { status: 200 });
  assert.deepEqual(await appointments(), []);
  const late = await visit('POST', `${held}/move`, { starts_at: first?.starts_at }, { status: 409 });
  assert.equal(late.body['code'], 'appointments.booking-cancelled');
  assert.equal((await slotsOn(visit, slug))[1]?.starts_at, second?.starts_at, 'the slot is free again');

  const told = await ada.call<{ items: { title: string; text: string }[] }>('GET', '/api/v1/notifications');
  assert.deepEqual(
    told.items.map(({ title }) => title),
    ['Rex Miller cancelled A talk', 'Rex Miller moved A talk', 'Rex Miller booked A talk'],
  );
  assert.match(told.items[0]?.text ?? '', /Ill$/);
});

test('moving or deleting the appointment in the calendar moves or cancels the booking', async (t) => {
  const { ada, slug, visit } = await openDoor(t);
  const [first, second] = await slotsOn(visit, slug);
  const wish = { ...rex, starts_at: first?.starts_at };
  const { body } = await visit<Booked>('POST', `${slug}/bookings`, wish, { status: 201 });
  const held = `${slug}/bookings/${body.token}`;
  const { items } = await ada.call<{ items: Appointment[] }>('GET', '/api/v1/appointments');
  const path = `/api/v1/appointments/${items[0]?.id}`;
  await ada.call('PATCH', path, { starts_at: second?.starts_at, ends_at: second?.ends_at });
  const moved = await visit<Booking>('GET', held, undefined, { status: 200 });
  assert.deepEqual([moved.body.starts_at, moved.body.status], [second?.starts_at, 'confirmed']);
  await visit('POST', `${held}/move`, { starts_at: first?.starts_at }, { status: 200 });
  await ada.call('DELETE', path, undefined, 204);
  assert.equal((await visit<Booking>('GET', held)).body.status, 'cancelled');
  await ada.call('DELETE', `${path}?forever=true`, undefined, 204);
  assert.equal((await visit<Booking>('GET', held)).body.status, 'cancelled', 'even when it is gone for good');
  assert.equal((await slotsOn(visit, slug))[0]?.starts_at, first?.starts_at);
});

test('a time may overlap another duration, another page or an appointment only if the owner says so', async (t) => {
  const { ada, slug, visit } = await openDoor(t, { durations: [30, 60], slot_step_minutes: 30 });
  const other = await openPageOf(ada, { busy_calendar_ids: [], buffer_before_minutes: 30, buffer_after_minutes: 30 });
  const slots = await slotsOn(visit, slug, { duration: 60 });
  const at = (index: number) => slots[index]?.starts_at;
  const bookAt = (page: string, starts_at: string | undefined, duration: number) =>
    visit<{ code: string; next: unknown[] }>('POST', `${page}/bookings`, { ...rex, starts_at, duration });
  assert.equal((await bookAt(slug, at(4), 60)).status, 201);
  for (const [index, duration] of [
    [4, 30],
    [5, 30],
    [3, 60],
    [5, 60],
  ] as const) {
    const { status, body } = await bookAt(slug, at(index), duration);
    assert.deepEqual([status, body.code, body.next.length], [409, 'appointments.slot-taken', 5]);
  }
  assert.equal((await bookAt(slug, at(3), 30)).status, 201);
  // The other page looks at no calendar, but never takes what is booked; and keeps its buffers from it.
  assert.equal((await bookAt(other.slug, at(4), 60)).status, 409);
  assert.equal((await bookAt(other.slug, at(6), 60)).status, 409);
  assert.equal((await bookAt(other.slug, at(8), 60)).status, 201);
  assert.equal((await bookAt(slug, at(10), 30)).status, 409, 'its buffer is kept from other pages, too');
  assert.equal((await bookAt(slug, at(11), 30)).status, 201);
  // The owner may: over a booking, and what they plan is not bookable.
  const appointment = { title: 'Mine', starts_at: at(4), ends_at: at(5) };
  await ada.call('POST', '/api/v1/appointments', appointment, 201);
  await ada.call('POST', '/api/v1/appointments', { ...appointment, starts_at: at(14), ends_at: at(16) }, 201);
  assert.equal((await bookAt(slug, at(15), 30)).status, 409);
});

test('what is outside of the rules is refused, and says why', async (t) => {
  const questions = [
    { id: 'topic', label: 'What about?', type: 'text', required: true },
    { id: 'pick', label: 'Which?', type: 'choice', choices: ['A', 'B'] },
  ];
  const { ada, slug, path, visit } = await openDoor(t, { questions, limit_per_day: 1 });
  const [first, second] = await slotsOn(visit, slug);
  const answers = { topic: 'x' };
  const wish = { ...rex, answers, starts_at: first?.starts_at };
  const refused = async (change: object, status = 422) => {
    const { body } = await visit<{ code: string; fields?: { path: string }[] }>(
      'POST',
      `${slug}/bookings`,
      { ...wish, ...change },
      { status },
    );
    return [body.code, ...(body.fields ?? []).map((field) => field.path)].join(' ');
  };
  const notOffered = 'appointments.slot-not-offered';
  assert.equal(await refused({ starts_at: '2020-01-01T10:00:00Z' }), `${notOffered} /starts_at`);
  assert.equal(await refused({ starts_at: '2099-01-01T10:00:00Z' }), `${notOffered} /starts_at`);
  const crooked = new Date(Date.parse(first?.starts_at ?? '') + 60_000).toISOString();
  assert.equal(await refused({ starts_at: crooked }), `${notOffered} /starts_at`);
  assert.equal(await refused({ duration: 45 }), `${notOffered} /duration`);
  assert.equal(await refused({ time_zone: 'Nowhere' }), 'appointments.unknown-time-zone /time_zone');
  assert.equal(await refused({ email: 'nobody' }), 'http.invalid-input /email');
  assert.equal(await refused({ email: 'a@example.com\nBcc: b@example.com' }), 'http.invalid-input /email');
  assert.equal(await refused({ name: ' \n ' }), 'http.invalid-input /name');
  assert.equal(await refused({ answers: {} }), 'appointments.bad-answers /answers/topic');
  const wrong = { topic: true, pick: 'C', more: 'x' };
  assert.equal(
    await refused({ answers: wrong }),
    'appointments.bad-answers /answers/topic /answers/pick /answers/more',
  );
  await visit('POST', `${slug}/bookings`, { ...wish, notes: 'x'.repeat(100_000) }, { status: 413 });
  await visit('POST', `${slug}/bookings`, wish, { status: 201 });
  assert.equal(await refused({ starts_at: second?.starts_at }, 409), 'appointments.slot-taken');
  assert.deepEqual(await slotsOn(visit, slug), [], 'the day is full');

  for (const query of ['from=2026-01-01&to=2026-06-01', 'from=2026-01-02&to=2026-01-01', 'from=x&to=y'])
    await visit('GET', `${slug}/slots?${query}`, undefined, { status: 422 });
  await visit('GET', `${slug}/slots?from=2026-01-01&to=2026-01-02&time_zone=Nowhere`, undefined, { status: 422 });
  await visit('GET', `${slug}/bookings/${'a'.repeat(43)}`, undefined, { status: 404 });
  await visit('GET', `${slug}/bookings/short`, undefined, { status: 422 });
  await ada.call('PATCH', path, { active: false });
  assert.equal(await refused({ starts_at: second?.starts_at }, 409), 'appointments.booking-page-paused');
  assert.deepEqual(await slotsOn(visit, slug), []);
});

test('where a range has no free slot the next one is named', async (t) => {
  const { ada, slug, visit } = await openDoor(t, { time_zone: 'UTC', durations: [720], slot_step_minutes: 720 });
  const day = Temporal.Now.plainDateISO('UTC').add({ days: 2 });
  const title = 'Away';
  const all_day = {
    title,
    all_day: true,
    busy: true,
    starts_at: day.toString(),
    ends_at: day.add({ days: 1 }).toString(),
  };
  await ada.call('POST', '/api/v1/appointments', all_day, 201);
  const query = `from=${day.toString()}&to=${day.toString()}`;
  const { body } = await visit<Slots>('GET', `${slug}/slots?${query}`, undefined, { status: 200 });
  assert.deepEqual(body.slots, []);
  assert.equal(
    body.next?.starts_at,
    new Date(day.add({ days: 1 }).toZonedDateTime('UTC').epochMilliseconds).toISOString(),
  );
});

test('the same request with the same key is the same booking, and its token is for nobody else', async (t) => {
  const { ada, slug, visit } = await openDoor(t);
  const [first, second] = await slotsOn(visit, slug);
  const wish = { ...rex, starts_at: first?.starts_at };
  const headers = { 'idempotency-key': 'b7e8a3c0-2f4d-4a51-9a7b-3c5d1e2f4a6b' };
  const send = (body: object, key: object = { headers }) => visit<Booked>('POST', `${slug}/bookings`, body, key);
  const replies = await Promise.all([send(wish), send(wish), send(wish)]);
  assert.deepEqual(
    replies.map(({ status }) => status),
    [201, 201, 201],
  );
  assert.deepEqual(new Set(replies.map(({ body }) => body.token)).size, 1);
  const token = replies[0]?.body.token ?? '';
  await visit('GET', `${slug}/bookings/${token}`, undefined, { status: 200 });
  assert.equal((await ada.call<{ items: unknown[] }>('GET', '/api/v1/appointments')).items.length, 1);
  // A stranger who knows everything but the key learns no more than that the slot is taken.
  const stranger = await send(wish, {});
  assert.equal(stranger.status, 409);
  assert.ok(!stranger.text.includes(token) && !stranger.text.includes('Rex'));
  assert.equal((await send({ ...wish, starts_at: second?.starts_at })).status, 422, 'a key is for one request');
  assert.equal((await send(wish, { headers: { 'idempotency-key': 'guessable' } })).status, 400);
});

test('each step is mailed once, and nothing that a stranger typed but the name', async (t) => {
  const { app, slug, visit } = await openDoor(t, { questions: [{ id: 'q', label: 'Which?', type: 'text' }] });
  const [first, second] = await slotsOn(visit, slug);
  const wish = { ...rex, starts_at: first?.starts_at, answers: { q: 'Buy pills' }, notes: 'Cheap pills' };
  const headers = { 'idempotency-key': '0f1e2d3c4b5a69788796a5b4c3d2e1f0' };
  const { body } = await visit<Booked>('POST', `${slug}/bookings`, wish, { status: 201, headers });
  await visit('POST', `${slug}/bookings`, wish, { status: 201, headers });
  await visit('POST', `${slug}/bookings`, { ...wish, email: 'eve@example.com' }, { status: 409 });
  const held = `${slug}/bookings/${body.token}`;
  await visit('POST', `${held}/move`, { starts_at: second?.starts_at }, { status: 200 });
  await visit('POST', `${held}/move`, { starts_at: second?.starts_at }, { status: 200 });
  await visit('POST', `${held}/move`, { starts_at: first?.starts_at }, { status: 200 });
  await visit('POST', `${held}/cancel`, {}, { status: 200 });
  await visit('POST', `${held}/cancel`, {}, { status: 200 });
  const mails = await app.database.read.selectFrom('outgoing_mail').selectAll().orderBy('id').execute();
  const subjects = mails.map(({ subject, recipient }) => `${recipient} ${subject}`);
  const [booked, moved, cancelled] = ['Booked', 'Moved', 'Cancelled'].map((what) => `rex@example.com ${what}: A talk`);
  assert.deepEqual(subjects, [booked, moved, moved, cancelled]);
  for (const { text, attachments } of mails) assert.doesNotMatch(text + attachments, /pills/);
  assert.match(mails[0]?.attachments ?? '', /https:\/\/steward\.example\/book\//);
  assert.equal(mails[0]?.to_path, body.manage_path);
});

test('many are slowed down', async (t) => {
  const { slug, visit } = await openDoor(t);
  const replies = await Promise.all(Array.from({ length: 40 }, () => visit('POST', `${slug}/bookings`, {})));
  assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([422, 429]));
});
