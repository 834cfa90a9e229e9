import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diary } from './test/diary.ts';
import type { Problem } from './test/diary.ts';

const at = '2026-03-03T15:00';

test('bad times are refused, each with its code and its field', async (t) => {
  const { refuse, list } = await diary(t);
  const cases: [Record<string, unknown>, string, string][] = [
    [{ starts_at: at, ends_at: '2026-03-03T14:00' }, 'appointments.ends-before-it-starts', '/ends_at'],
    [{ starts_at: '2026-02-30T10:00' }, 'appointments.bad-time', '/starts_at'],
    [{ starts_at: 'next Tuesday' }, 'appointments.bad-time', '/starts_at'],
    [{ starts_at: '9999-12-31T23:00Z' }, 'appointments.bad-time', '/starts_at'],
    [{ starts_at: at, ends_at: '+12026-03-03T15:00Z' }, 'appointments.bad-time', '/ends_at'],
    [{ starts_at: at, time_zone: 'Mars/Olympus' }, 'appointments.unknown-time-zone', '/time_zone'],
    [{ starts_at: at, time_zone: '+02:00' }, 'appointments.unknown-time-zone', '/time_zone'],
    [{ starts_at: at, all_day: true }, 'appointments.bad-time', '/starts_at'],
    [
      { starts_at: '2026-03-03', ends_at: '2026-03-03', all_day: true },
      'appointments.ends-before-it-starts',
      '/ends_at',
    ],
    [{ starts_at: '2026-03-29T02:30' }, 'appointments.time-does-not-exist', '/starts_at'],
    [{ starts_at: '2026-03-29T01:30', ends_at: '2026-03-29T02:30' }, 'appointments.time-does-not-exist', '/ends_at'],
    [{ starts_at: '2026-10-25T02:30' }, 'appointments.time-exists-twice', '/starts_at'],
    [{ starts_at: at, rrule: 'FREQ=SOMETIMES' }, 'appointments.bad-rule', '/rrule'],
    [{ starts_at: at, rrule: 'FREQ=SECONDLY' }, 'appointments.rule-too-dense', '/rrule'],
    [{ starts_at: at, rrule: 'FREQ=SECONDLY;COUNT=1000000000' }, 'appointments.rule-too-dense', '/rrule'],
    [{ starts_at: '1950-01-01T10:00', rrule: 'FREQ=DAILY' }, 'appointments.rule-too-dense', '/rrule'],
    [
      { starts_at: at, rrule: 'FREQ=DAILY', exdates: ['2026-03-04T15:00', 'x'.repeat(10)] },
      'appointments.bad-time',
      '/exdates/1',
    ],
    [{ starts_at: at, title: ' ' }, 'http.invalid-input', '/title'],
    [{ starts_at: at, title: 'x'.repeat(501) }, 'http.invalid-input', '/title'],
    [{ starts_at: at, notes: 'x'.repeat(20_001) }, 'http.invalid-input', '/notes'],
    [{ starts_at: at, url: 'javascript:alert(1)' }, 'http.invalid-input', '/url'],
    [{ starts_at: at, status: 'maybe' }, 'http.invalid-input', '/status'],
    [{ starts_at: at, reminders: [{ minutes_before: 1e9 }] }, 'http.invalid-input', '/reminders/0/minutes_before'],
    [{ title: 'No beginning' }, 'http.invalid-input', '/starts_at'],
  ];
  for (const [appointment, code, path] of cases) {
    const problem = await refuse(appointment);
    assert.deepEqual([problem.code, problem.fields?.[0]?.path], [code, path], JSON.stringify(appointment));
  }
  assert.equal((await refuse({ starts_at: at, title: 'a\0b' }, 400)).code, 'http.bad-body');
  assert.deepEqual(await list(), []);
});

test('a time that exists twice names both, and an offset says which', async (t) => {
  const { refuse, create, change } = await diary(t);
  const { first, second } = await refuse({ starts_at: '2026-10-25T02:30' });
  assert.deepEqual([first, second], ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00']);
  const made = await create({ starts_at: second });
  assert.deepEqual(
    [made.starts_local, made.starts_at, made.ends_at],
    ['2026-10-25T02:30:00', '2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000Z'],
  );
  // What does not touch the time does not ask again.
  const renamed = await change(made.id, { title: 'Late', ends_at: '2026-10-25T04:00' });
  assert.equal(renamed.starts_at, made.starts_at);
});

test('an instance that the clocks skip takes place, as much later as they skip', async (t) => {
  const { create, between } = await diary(t);
  await create({ starts_at: '2026-03-28T02:30', rrule: 'FREQ=DAILY;COUNT=3' });
  await create({
    starts_at: '2026-03-27T22:00',
    ends_at: '2026-03-28T06:00',
    title: 'Night',
    rrule: 'FREQ=DAILY;COUNT=3',
  });
  assert.deepEqual(
    (await between('2026-03-28', '2026-03-30'))
      .filter(({ title }) => title === 'Dentist')
      .map(({ starts_at, ends_at }) => [starts_at.slice(0, 16), ends_at.slice(0, 16)]),
    [
      ['2026-03-28T01:30', '2026-03-28T02:30'],
      ['2026-03-29T01:30', '2026-03-29T02:30'],
      ['2026-03-30T00:30', '2026-03-30T01:30'],
    ],
  );
  const nights = (await between('2026-03-28', '2026-03-30')).filter(({ title }) => title === 'Night');
  assert.deepEqual(
    nights.map(({ ends_local }) => ends_local.slice(11, 16)),
    ['06:00', '06:00', '06:00'],
  );
});

test('a change on what was changed meanwhile is refused, with the tag of now', async (t) => {
  const { create, app, ada } = await diary(t);
  const { id } = await create({ starts_at: at });
  const send = (method: string, tag: string, body?: object) =>
    fetch(`${app.url}/api/v1/appointments/${id}`, {
      method,
      headers: {
        authorization: `Bearer ${ada.token}`,
        'if-match': tag,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const answers = await Promise.all([
    send('PATCH', '"1"', { title: 'Mine' }),
    send('PATCH', '"1"', { title: 'Yours' }),
  ]);
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200, 412]));
  for (const answer of answers) {
    const body = (await answer.json()) as Problem;
    if (answer.status === 412) assert.equal(body.code, 'appointments.changed-meanwhile');
    assert.equal(answer.headers.get('etag'), '"2"');
  }
  assert.equal((await send('DELETE', '"1"')).status, 412);
  assert.equal((await send('DELETE', 'nonsense')).status, 412);
  assert.equal((await send('DELETE', 'W/"2"')).status, 204);
});

test('what belongs to somebody else is not there', async (t) => {
  const { create, app, ada } = await diary(t);
  const { id, calendar_id } = await create({ starts_at: at, rrule: 'FREQ=DAILY' });
  const rex = await app.signUp('rex');
  const path = `/api/v1/appointments/${id}`;
  for (const [method, address, body] of [
    ['GET', path, undefined],
    ['PATCH', path, { title: 'Mine' }],
    ['PATCH', `${path}?scope=one&recurrence_id=2026-03-04T15:00:00`, { title: 'Mine' }],
    ['DELETE', path, undefined],
    ['POST', `${path}/restore`, undefined],
    ['DELETE', `${path}?forever=true`, undefined],
  ] as const)
    assert.equal((await rex.call<Problem>(method, address, body, 404)).code, 'appointments.not-found');
  const into = { title: 'Mine', starts_at: at, calendar_id };
  assert.equal(
    (await rex.call<Problem>('POST', '/api/v1/appointments', into, 404)).code,
    'appointments.calendar-not-found',
  );
  assert.equal(
    (await rex.call<Problem>('PATCH', `/api/v1/calendars/${calendar_id}`, { name: 'Mine' }, 404)).code,
    'appointments.calendar-not-found',
  );
  const own = await rex.call<{ id: string }>('POST', '/api/v1/appointments', { title: 'Own', starts_at: at }, 201);
  assert.equal(
    (await rex.call<Problem>('PATCH', `/api/v1/appointments/${own.id}`, { calendar_id }, 404)).code,
    'appointments.calendar-not-found',
  );
  assert.equal((await ada.call('GET', path))['title'], 'Dentist');
});

test('an instance that is none is not found, and a range that is none is refused', async (t) => {
  const { create, ada } = await diary(t);
  const { id } = await create({ starts_at: at, rrule: 'FREQ=WEEKLY' });
  for (const query of [
    'scope=one&recurrence_id=2026-03-04T15:00:00',
    'scope=following&recurrence_id=nonsense',
    'scope=one',
    'scope=one&recurrence_id=2026-03-10T15:00:00%2B25:00',
  ]) {
    const problem = await ada.call<Problem>('PATCH', `/api/v1/appointments/${id}?${query}`, { title: 'x' }, 404);
    assert.deepEqual(
      [problem.code, problem.fields?.[0]?.path],
      ['appointments.no-such-instance', '/recurrence_id'],
      query,
    );
  }
  const range = (query: string) =>
    ada.call<Problem>('GET', `/api/v1/appointments/occurrences?${query}`, undefined, 422);
  assert.equal((await range('from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z')).code, 'appointments.bad-range');
  assert.equal((await range('from=2026-03-01T00:00:00Z&to=2028-03-01T00:00:00Z')).code, 'appointments.bad-range');
  assert.equal((await range('from=2026-03-01&to=2026-04-01')).code, 'http.invalid-input');
});
