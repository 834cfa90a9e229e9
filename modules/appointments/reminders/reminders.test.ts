import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startApp } from '../../../test/app.ts';
import type { TestApp } from '../../../test/app.ts';
import { headerOf, startMailServer, textOf } from '../../../test/mail-server.ts';
import type { Person } from '../../../test/person.ts';
import { movableClock } from '../../../kernel/clock/clock.ts';
import type { Appointment, Calendar } from '../appointments.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface World {
  readonly app: TestApp;
  readonly ada: Person;
  readonly clock: ReturnType<typeof movableClock>;
  add(appointment: Record<string, unknown>): Promise<Appointment>;
  /** Moves the clock, lets the duty have its turn, and returns what is new. */
  after(ms: number): Promise<string[]>;
  until(instant: string): Promise<string[]>;
}

/** Ada, in Berlin, at 8 o'clock on Sunday, 1 March 2026. Tokens do not age: what is asked over HTTP is asked before the clock moves far. */
async function openWorld(t: TestContext, env: Record<string, string> = {}): Promise<World> {
  const clock = movableClock('2026-03-01T07:00:00Z');
  // As an API process it leaves the duties to others: each turn here is one that the test asks for.
  const app = await startApp(t, { clock, env, role: 'api' });
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { time_zone: 'Europe/Berlin', locale: 'en-GB' });
  let seen = 0;
  const after = async (ms: number): Promise<string[]> => {
    clock.advance(ms);
    await app.operations.performDuty('appointments.remind');
    const rows = await app.database.read
      .selectFrom('notifications')
      .select(['title', 'text', 'sequence'])
      .where('sequence', '>', seen)
      .orderBy('sequence')
      .execute();
    seen = rows.at(-1)?.sequence ?? seen;
    return rows.map(({ title, text }) => `${title} | ${text}`);
  };
  return {
    app,
    ada,
    clock,
    add: (appointment) =>
      ada.call<Appointment>(
        'POST',
        '/api/v1/appointments',
        { title: 'Dentist', time_zone: 'Europe/Berlin', ...appointment },
        201,
      ),
    after,
    until: (instant) => after(Date.parse(instant) - clock.nowMs()),
  };
}

const inApp = (minutes_before: number) => [{ minutes_before, via: 'app' }];

test('a reminder comes at its time, once, and leads to the appointment', async (t) => {
  const { app, add, until } = await openWorld(t);
  const dentist = await add({ starts_at: '2026-03-01T15:00', location: 'Main Street 5', reminders: inApp(10) });
  assert.deepEqual(await until('2026-03-01T13:49:59Z'), []);
  assert.deepEqual(await until('2026-03-01T13:50:00Z'), ['Dentist in 10 minutes | 15:00–16:00, Main Street 5']);
  assert.deepEqual(await until('2026-03-01T13:50:01Z'), []);
  assert.deepEqual(await until('2026-03-02T13:50:00Z'), []);
  const { to_path } = await app.database.read.selectFrom('notifications').select('to_path').executeTakeFirstOrThrow();
  assert.equal(to_path, `/appointments?date=2026-03-01&open=${dentist.id}`);
});

test('a weekly one is reminded of each time, over the change of the clocks, where it was moved to, and not where it was cancelled', async (t) => {
  const { ada, add, until } = await openWorld(t);
  const team = await add({
    title: 'Team',
    starts_at: '2026-03-17T15:00',
    rrule: 'FREQ=WEEKLY;COUNT=4',
    reminders: inApp(10),
  });
  const path = `/api/v1/appointments/${team.id}`;
  await ada.call('PATCH', `${path}?scope=one&recurrence_id=2026-03-24T15:00:00`, {
    starts_at: '2026-03-25T10:00',
    ends_at: '2026-03-25T11:00',
  });
  await ada.call('DELETE', `${path}?scope=one&recurrence_id=2026-04-07T15:00:00`, undefined, 204);
  assert.deepEqual(await until('2026-03-17T13:50:00Z'), ['Team in 10 minutes | 15:00–16:00']);
  assert.deepEqual(await until('2026-03-24T13:50:00Z'), []);
  assert.deepEqual(await until('2026-03-25T08:50:00Z'), ['Team in 10 minutes | 10:00–11:00']);
  assert.deepEqual(await until('2026-03-31T12:50:00Z'), ['Team in 10 minutes | 15:00–16:00']);
  assert.deepEqual(await until('2026-05-01T00:00:00Z'), []);
});

test('what is deleted or cancelled is not reminded of; what is moved, at its new time; what was sent is not sent again', async (t) => {
  const { ada, add, after, until } = await openWorld(t);
  const [deleted, cancelled, moved, shifted] = [
    await add({ title: 'Deleted', starts_at: '2026-03-01T08:10', reminders: inApp(5) }),
    await add({ title: 'Cancelled', starts_at: '2026-03-01T08:10', reminders: inApp(5) }),
    await add({ title: 'Moved', starts_at: '2026-03-01T08:10', reminders: inApp(5) }),
    await add({ title: 'Another zone', starts_at: '2026-03-01T08:10', reminders: inApp(5) }),
  ];
  await ada.call('DELETE', `/api/v1/appointments/${deleted.id}`, undefined, 204);
  await ada.call('PATCH', `/api/v1/appointments/${cancelled.id}`, { status: 'cancelled' });
  await ada.call('PATCH', `/api/v1/appointments/${moved.id}`, {
    starts_at: '2026-03-01T08:12',
    ends_at: '2026-03-01T09:00',
  });
  await ada.call('PATCH', `/api/v1/appointments/${shifted.id}`, {
    starts_at: '2026-03-01T08:10',
    time_zone: 'Europe/London',
  });
  assert.deepEqual(await after(5 * MINUTE), []);
  assert.deepEqual(await after(2 * MINUTE), ['Moved in 5 minutes | 08:12–09:00']);
  await ada.call('PATCH', `/api/v1/appointments/${moved.id}`, { title: 'Moved and renamed' });
  assert.deepEqual(await after(MINUTE), []);
  await ada.call('PATCH', `/api/v1/appointments/${moved.id}`, {
    starts_at: '2026-03-01T08:20',
    ends_at: '2026-03-01T09:00',
  });
  assert.deepEqual(await until('2026-03-01T07:15:00Z'), ['Moved and renamed in 5 minutes | 08:20–09:00']);
  assert.deepEqual(await until('2026-03-01T08:05:00Z'), [
    'Another zone in 5 minutes | 09:10–10:10 (08:10–09:10 London)',
  ]);
});

test('a day is reminded of where its calendar is, the evening before or in the morning', async (t) => {
  const { ada, add, until } = await openWorld(t);
  const reminders = [{ minutes_before: 420 }, { minutes_before: -540 }];
  await add({ title: 'Birthday', starts_at: '2026-03-05', all_day: true, time_zone: undefined, reminders });
  const tokyo = await ada.call<Calendar>('POST', '/api/v1/calendars', { name: 'Tokyo', time_zone: 'Asia/Tokyo' }, 201);
  await add({
    title: 'Hinamatsuri',
    starts_at: '2026-03-03',
    all_day: true,
    time_zone: undefined,
    calendar_id: tokyo.id,
    reminders: inApp(0),
  });
  assert.deepEqual(await until('2026-03-02T14:59:59Z'), []);
  assert.deepEqual(await until('2026-03-02T15:00:00Z'), ['Tomorrow: Hinamatsuri | Tue 3 March']);
  assert.deepEqual(await until('2026-03-04T15:59:59Z'), []);
  assert.deepEqual(await until('2026-03-04T16:00:00Z'), ['Tomorrow: Birthday | Thu 5 March']);
  assert.deepEqual(await until('2026-03-05T08:00:00Z'), ['Today: Birthday | Thu 5 March']);
});

test('after Steward was off: what is to come is told once, what is over was missed, in one piece', async (t) => {
  const { add, until, clock } = await openWorld(t);
  await add({ title: 'Breakfast', starts_at: '2026-03-02T08:00', reminders: inApp(10) });
  await add({
    title: 'Tea',
    starts_at: '2026-03-02T16:00',
    reminders: [{ minutes_before: 1440 }, { minutes_before: 60 }],
  });
  await add({ title: 'Lunch', starts_at: '2026-03-02T12:00', ends_at: '2026-03-02T13:30', reminders: inApp(10) });
  await add({ title: 'Dinner', starts_at: '2026-03-03T19:00', reminders: inApp(1440) });
  clock.advance(HOUR);
  // Nobody was at work until 12:30 on the next day; Lunch has just begun.
  assert.deepEqual(await until('2026-03-02T11:30:00Z'), [
    'Tea in 4 hours | 16:00–17:00',
    'Lunch, 30 minutes ago | 12:00–13:30',
    'Missed while Steward was off | Breakfast: Mon 2 March, 08:00–09:00',
  ]);
  assert.deepEqual(await until('2026-03-02T14:00:00Z'), ['Tea in 60 minutes | 16:00–17:00']);
  // Off for a month: nobody wants to know any more.
  assert.deepEqual(await until('2026-04-02T18:00:00Z'), []);
});

test('whoever writes down what begins in minutes hears of it; what is later than its reminder, not', async (t) => {
  const { add, after } = await openWorld(t);
  await add({ title: 'Soon', starts_at: '2026-03-01T08:05', reminders: inApp(10) });
  await add({ title: 'Tonight', starts_at: '2026-03-01T20:00', reminders: inApp(1440) });
  await add({ title: 'Was', starts_at: '2026-03-01T07:10', ends_at: '2026-03-01T07:20', reminders: inApp(10) });
  assert.deepEqual(await after(SECOND), ['Soon in 5 minutes | 08:05–09:05']);
  assert.deepEqual(await after(DAY), []);
});

test('a mail goes to whoever wants mail, with the way to the appointment', async (t) => {
  const server = await startMailServer(t);
  const { app, ada, add, until } = await openWorld(t, {
    SMTP_URL: server.url,
    STEWARD_MAIL_FROM: 'steward@example.com',
    STEWARD_PUBLIC_URL: 'https://steward.example',
  });
  const reminders = [{ minutes_before: 10, via: 'email' }];
  const dentist = await add({ title: 'Zahnärztin', starts_at: '2026-03-01T08:10', reminders });
  await add({ title: 'Tea', starts_at: '2026-03-01T08:30', reminders });
  assert.deepEqual(await until('2026-03-01T07:00:30Z'), []);
  await app.operations.performDuty('notices.mail');
  await ada.call('PATCH', '/api/v1/notifications/preferences', { mail: false });
  assert.deepEqual(await until('2026-03-01T07:20:00Z'), []);
  await app.operations.performDuty('notices.mail');
  assert.equal(server.taken.length, 1);
  const [mail] = server.taken;
  assert.ok(mail);
  assert.equal(headerOf(mail, 'Subject'), 'Zahnärztin in 10 minutes');
  assert.equal(
    textOf(mail).trim(),
    `Zahnärztin in 10 minutes\n08:10–09:10\n\nhttps://steward.example/appointments?date=2026-03-01&open=${dentist.id}`,
  );
});

test('the reminders of what repeats without end go on for years', async (t) => {
  const { app, add, until } = await openWorld(t);
  await add({ title: 'Rent', starts_at: '2026-03-03T09:00', rrule: 'FREQ=MONTHLY', reminders: inApp(10) });
  const told: string[] = [];
  for (let month = Temporal.PlainDate.from('2026-03-03'); month.year < 2029; month = month.add({ months: 1 })) {
    await app.operations.performDuty('appointments.extend-horizons');
    told.push(
      ...(await until(month.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '08:50' }).toInstant().toString())),
    );
  }
  assert.equal(told.length, 34);
  assert.ok(told.every((line) => line === 'Rent in 10 minutes | 09:00–10:00'));
});

test('in a running Steward all of this comes by itself', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const starts_at = new Date(Date.now() + 5 * MINUTE).toISOString();
  await ada.call('POST', '/api/v1/appointments', { title: 'Tea', starts_at, reminders: inApp(10) }, 201);
  const unread = async () => (await ada.call<{ unread: number }>('GET', '/api/v1/notifications')).unread;
  const deadline = Date.now() + MINUTE;
  while ((await unread()) === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await unread(), 1);
});
