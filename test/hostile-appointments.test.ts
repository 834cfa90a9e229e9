import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { startApp } from './app.ts';
import type { TestApp } from './app.ts';
import { ask } from './ask.ts';
import type { Reply } from './ask.ts';
import { settled } from './person.ts';
import type { Person } from './person.ts';

const HOUR = { title: 'Dentist', starts_at: '2026-12-01T10:00' };
const RANGE = 'from=2026-11-01T00:00:00Z&to=2027-02-01T00:00:00Z';
const count = (to: number) => Array.from({ length: to }, (_, index) => index);
const HALF = '\ud800';

suite('hostile requests to calendars, booking pages and summaries', () => {
  test('what is another person’s is 404 at every route and in every body, and stays as it was', async (t) => {
    const { app, ada } = await ready(t);
    const rex = await app.signUp('rex');
    const mine = async (owner: Person) => {
      const calendar = await owner.call<{ id: string }>('POST', '/api/v1/calendars', { name: 'Mine' }, 201);
      const at = { ...HOUR, calendar_id: calendar.id };
      const appointment = await owner.call<{ id: string }>('POST', '/api/v1/appointments', at, 201);
      return { calendar: calendar.id, appointment: appointment.id };
    };
    const hers = await mine(ada);
    const his = await mine(rex);
    const page = await ada.call<{ id: string }>('POST', '/api/v1/booking-pages', { title: 'Page' }, 201);
    const feed = await ada.call<{ id: string }>('POST', `/api/v1/calendars/${hers.calendar}/feeds`, {}, 201);
    const started = await ada.call<{ operation_id: string }>('POST', '/api/v1/summary', { label: 'daily' }, 202);
    await settled(ada, started.operation_id);
    const { items } = await ada.call<{ items: { id: string }[] }>('GET', '/api/v1/summaries');
    const schedule = await ada.call<{ id: string }>(
      'POST',
      '/api/v1/schedules',
      { kind: 'appointments.summarize', input: { label: 'daily' }, cron: '@daily' },
      201,
    );
    const state = () =>
      Promise.all(
        ['appointments', 'calendars', 'booking-pages', 'schedules', 'summaries'].map((path) =>
          ada.call('GET', `/api/v1/${path}`),
        ),
      );
    const before = await state();
    const { calendar, appointment } = hers;
    for (const [method, path, body] of [
      ['GET', `appointments/${appointment}`],
      ['PATCH', `appointments/${appointment}`, { title: 'x' }],
      ['DELETE', `appointments/${appointment}`],
      ['DELETE', `appointments/${appointment}?forever=true`],
      ['POST', `appointments/${appointment}/restore`],
      ['POST', 'appointments', { ...HOUR, calendar_id: calendar }],
      ['PATCH', `appointments/${his.appointment}`, { calendar_id: calendar }],
      ['POST', 'appointments/check', { ...HOUR, calendar_id: calendar }],
      ['POST', 'appointments/bulk', { ids: [his.appointment], edit: { calendar_id: calendar } }],
      ['GET', `appointments/export?calendar_id=${calendar}`],
      ['GET', `appointments/export.ics?calendar_id=${calendar}`],
      ['GET', `appointments/export.ics?id=${appointment}`],
      ['PATCH', `calendars/${calendar}`, { name: 'x' }],
      ['DELETE', `calendars/${calendar}?appointments=trash`],
      ['DELETE', `calendars/${calendar}?forever=true`],
      ['DELETE', `calendars/${his.calendar}?move_to=${calendar}`],
      ['POST', `calendars/${calendar}/restore`],
      ['GET', `calendars/${calendar}/feeds`],
      ['POST', `calendars/${calendar}/feeds`, {}],
      ['DELETE', `calendars/${calendar}/feeds/${feed.id}`],
      ['DELETE', `calendars/${his.calendar}/feeds/${feed.id}`],
      ['GET', `booking-pages/${page.id}`],
      ['PATCH', `booking-pages/${page.id}`, { title: 'x' }],
      ['DELETE', `booking-pages/${page.id}`],
      ['POST', 'booking-pages', { title: 'x', calendar_id: calendar }],
      ['POST', 'booking-pages', { title: 'x', busy_calendar_ids: [his.calendar, calendar] }],

      ['GET', `schedules/${schedule.id}`],
      ['PATCH', `schedules/${schedule.id}`, { paused: true }],
      ['DELETE', `schedules/${schedule.id}`],
      ['POST', `schedules/${schedule.id}/run`],
      ['GET', `summaries/${items[0]?.id}`],
      ['GET', `operations/${started.operation_id}`],
    ] as const)
      await rex.call(method, `/api/v1/${path}`, body, 404);
    const file = await ask(`${app.url}/api/v1/appointments/import?calendar_id=${calendar}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${rex.token}`, 'content-type': 'text/calendar' },
      body: calendarOf(EVENT),
    });
    assert.equal(file.status, 404, file.text);
    for (const path of [
      `appointments?calendar_id=${calendar}`,
      `appointments/occurrences?${RANGE}&calendar_id=${calendar}`,
    ])
      assert.deepEqual((await rex.call<{ items: unknown[] }>('GET', `/api/v1/${path}`)).items, []);
    assert.deepEqual(await rex.call('GET', `/api/v1/appointments/free-busy?${RANGE}&calendar_id=${calendar}`), {
      busy: [],
    });
    const { operation_id } = await rex.call<{ operation_id: string }>(
      'POST',
      '/api/v1/appointments/bulk',
      { ids: [appointment], edit: { delete: true } },
      202,
    );
    await settled(rex, operation_id);
    assert.deepEqual(await state(), before);
  });

  test('what belongs to nobody’s input is not taken from it', async (t) => {
    const { ada } = await ready(t);
    const id = '01980000-0000-7000-8000-000000000000';
    const more = {
      id,
      owner_id: id,
      uid: 'mine',
      revision: 99,
      created_at: '2000-01-01',
      master_id: id,
      deleted_at: 'x',
    };
    const made = await ada.call<typeof more>('POST', '/api/v1/appointments', { ...HOUR, ...more }, 201);
    for (const name of ['id', 'owner_id', 'uid', 'revision', 'created_at', 'master_id', 'deleted_at'] as const)
      assert.notEqual(made[name], more[name], name);
    const changed = await ada.call<typeof more>('PATCH', `/api/v1/appointments/${made.id}`, { ...more, notes: 'x' });
    assert.deepEqual([changed.id, changed.uid, changed.revision], [made.id, made.uid, 2]);
  });

  test('times, zones, rules and texts that nobody would think of: made or refused, never a 5xx, and check says the same', async (t) => {
    const { ada, call } = await ready(t);
    const { id } = await ada.call<{ id: string }>('POST', '/api/v1/appointments', { ...HOUR, title: 'Kept' }, 201);
    const bodies: Record<string, unknown>[] = [
      ...[
        ...['', '0000-01-01T00:00', '-001-01-01T00:00', '0001-12-31T23:59', '9998-12-31T23:59', '9999-12-31T23:59:59Z'],
        ...['+010000-01-01T00:00Z', '2026-02-30T10:00', '2026-01-01T24:00', '2026-01-01T10:00[Europe/Berlin]'],
        ...[
          '0000-01-01T00:00:00+23:59',
          '9998-12-31T23:59:59-23:59',
          '2026-W01-1T10:00',
          '20260101T100000',
          HALF,
          null,
          5,
        ],
      ].flatMap((time) => [
        { starts_at: time },
        { starts_at: time, all_day: true, rrule: 'FREQ=YEARLY' },
        { starts_at: time, time_zone: 'Pacific/Apia', rrule: 'FREQ=WEEKLY;COUNT=3' },
        { starts_at: '2026-01-01T10:00', ends_at: time },
        { starts_at: '2026-01-01T10:00', exdates: [time] },
      ]),
      ...[
        ...[
          '',
          'utc',
          'europe/berlin',
          '+01:00',
          'Z',
          'Etc/GMT+5',
          'EST5EDT',
          '../../etc/passwd',
          '__proto__',
          HALF,
          5,
        ],
        ...[
          '2026-01-01T00:00+01:00[Europe/Berlin]',
          'Europe/Berlin\r\nX:y',
          'x'.repeat(5000),
          'Factory',
          'US/Pacific-New',
        ],
      ].map((time_zone) => ({ time_zone })),
      ...[
        ...[
          'FREQ=SECONDLY',
          'FREQ=SECONDLY;COUNT=1000000000',
          'FREQ=MINUTELY;BYSECOND=0,1,2,3',
          'FREQ=DAILY;INTERVAL=0',
        ],
        ...[
          DENSE.slice('RRULE:'.length),
          'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
          'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
          'FREQ=DAILY;COUNT=٣',
        ],
        ...[
          'FREQ=DAILY;UNTIL=99991231',
          'FREQ=DAILY;COUNT=5\r\nX-EVIL:1',
          'FREQ=DAILY;FREQ=DAILY',
          ';',
          '=',
          'FREQ',
          HALF,
        ],
        ...['FREQ=YEARLY;RSCALE=HEBREW;SKIP=FORWARD', 'FREQ=HOURLY;BYYEARDAY=366;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=99MO'],
      ].flatMap((rrule) => [{ rrule }, { rrule, starts_at: '9998-12-01T10:00' }]),
      ...['', `x${HALF}y`, '\u0085\u2028', 'x'.repeat(30_000), {}].flatMap((value) =>
        ['title', 'location', 'notes', 'url', 'category', 'status', 'busy', 'exdates', 'reminders', 'calendar_id'].map(
          (name) => ({ [name]: value }),
        ),
      ),
      ...['javascript:alert(1)', 'data:text/html,x', ' http://x', 'https://x/\r\nX:y'].map((url) => ({ url })),
      { starts_at: '0002-01-01', ends_at: '9998-01-01', all_day: true, rrule: 'FREQ=YEARLY' },
    ];
    for (const odd of bodies) {
      const body = { ...HOUR, ...odd };
      const what = JSON.stringify(odd).slice(0, 200);
      const checked = await call('POST', '/api/v1/appointments/check', body);
      const made = await call('POST', '/api/v1/appointments', body);
      const changed = await call('PATCH', `/api/v1/appointments/${id}`, odd);
      for (const reply of [checked, made, changed]) assertAnswer(reply, what);
      assert.equal(checked.status === 200, made.status === 201, `${what} → ${checked.text} ${made.text}`);
    }
    for (const path of [
      'appointments',
      'appointments/export',
      'appointments/export.ics',
      `appointments/occurrences?${RANGE}`,
    ])
      assert.equal((await call('GET', `/api/v1/${path}`)).status, 200, path);
  });

  test('queries, cursors, tags and days that nobody would think of', async (t) => {
    const { ada, call } = await ready(t);
    const { id } = await ada.call<{ id: string }>(
      'POST',
      '/api/v1/appointments',
      { ...HOUR, rrule: 'FREQ=DAILY' },
      201,
    );
    await ada.call('POST', '/api/v1/booking-pages', { title: 'Page', slug: 'page' }, 201);
    for (const range of [
      'from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z',
      'from=9999-12-31T00:00:00-23:59&to=9999-12-31T23:59:59-23:59',
      'from=0000-01-01T00:00:00%2B23:59&to=0000-01-02T00:00:00Z',
      'from=2026-02-30T00:00:00Z&to=2026-03-30T00:00:00Z',
      `${RANGE}&calendar_id=${id}`.repeat(101),
      `${RANGE}&time_zone=%2B01:00`,
      `${RANGE}&time_zone=%00`,
      'from=0000-01-01&to=9999-12-31',
      `q=${encodeURIComponent('(" OR * NEAR( -^:')}`,
    ])
      for (const path of ['', '/occurrences', '/free-busy', '/export', '/export.ics'])
        assertAnswer(await call('GET', `/api/v1/appointments${path}?${range}`), `${path} ${range.slice(0, 80)}`);
    const cursor = (value: string) => Buffer.from(value).toString('base64url');
    for (const forged of [
      'x',
      cursor('{}'),
      cursor('"\\u0000"'),
      cursor('"\\ud800"'),
      cursor('["x"]'),
      cursor('1e999'),
    ])
      for (const path of ['appointments', 'summaries', 'notifications'])
        assertAnswer(await call('GET', `/api/v1/${path}?cursor=${forged}`), `${path} ${forged}`);
    for (const tag of ['"99"', 'W/"99"', 'garbage', '"', '"1", "2"', `"${'9'.repeat(400)}"`, '"1e0"', '"0x1"', '1']) {
      const reply = await call('PATCH', `/api/v1/appointments/${id}`, { notes: tag }, { 'if-match': tag });
      assert.equal(reply.status, 412, `${tag} → ${reply.text}`);
    }
    for (const at of ['0000', HALF, '9999-12-31T23:59:59Z', '0000-01-01T00:00:00%2B23:59', '2026-12-02T10:00:01'])
      for (const scope of ['one', 'following', 'all'])
        assertAnswer(
          await call(
            'PATCH',
            `/api/v1/appointments/${id}?scope=${scope}&recurrence_id=${encodeURIComponent(at.toWellFormed())}`,
            {
              starts_at: '0002-01-01T00:00',
              time_zone: 'Asia/Tokyo',
            },
          ),
          `${scope} ${at}`,
        );
    for (const day of ['0000-01-01', '0002-01-01', '9998-12-31', '9999-12-31', '2026-02-30', 'x', ''])
      for (const zone of ['UTC', 'Pacific/Apia', 'x', '%00'])
        assertAnswer(
          await call('GET', `/api/v1/booking/page/slots?from=${day}&to=${day}&time_zone=${zone}`),
          `${day} ${zone}`,
        );
    for (const day of ['0000-01-01', '0001-12-31', '0002-01-01', '9998-12-31', '9999-01-01', '9999-12-31'])
      for (const label of ['daily', 'weekly', 'trip']) {
        const days = { from: day, ...(label === 'trip' ? { to: day } : {}) };
        const reply = await call('POST', '/api/v1/summary', { label, ...days });
        assert.equal(reply.status, day === '0002-01-01' || day === '9998-12-31' ? 202 : 422, `${label} ${day}`);
        if (reply.status === 202)
          assert.equal((await settled(ada, String(reply.body['operation_id']))).status, 'completed', `${label} ${day}`);
      }
    assert.equal((await call('GET', '/api/v1/summaries')).status, 200);
    for (const text of ['9'.repeat(1000), 'every '.repeat(160), '1/1/'.repeat(250), 'Mon, Tue and '.repeat(75), HALF])
      assertAnswer(await call('POST', '/api/v1/appointments/draft', { text }), text.slice(0, 20));
  });

  test('names that are no file names make a file all the same', async (t) => {
    const { app, ada, call } = await ready(t);
    for (const name of [
      `${'x'.repeat(79)}𝒜𝒜`,
      '𝒜'.repeat(50),
      'a"b',
      'a\r\nX-Evil: y',
      '../../x',
      '\u202efdp',
      '文'.repeat(100),
    ]) {
      const { id } = await ada.call<{ id: string }>('POST', '/api/v1/calendars', { name }, 201);
      const { url } = await ada.call<{ url: string }>('POST', `/api/v1/calendars/${id}/feeds`, { name }, 201);
      for (const reply of [
        await call('GET', `/api/v1/appointments/export?calendar_id=${id}`),
        await call('GET', `/api/v1/appointments/export.ics?calendar_id=${id}`),
        await ask(app.url + new URL(url).pathname),
      ]) {
        assert.equal(reply.status, 200, `${name} → ${reply.text}`);
        assert.match(
          reply.headers.get('content-disposition') ?? '',
          /^attachment; filename="[\w .-]+"; filename\*=UTF-8''[\w.%-]+$/,
        );
        assert.equal(reply.headers.get('x-evil'), null);
      }
    }
  });

  test('a line of text stays one property, one cell and one title', async (t) => {
    const { ada, call } = await ready(t);
    const evil = 'x\r\nATTENDEE:mailto:a@example.com\rEND:VEVENT\n\u2028\u0085BEGIN:VEVENT';
    await ada.call(
      'POST',
      '/api/v1/appointments',
      { ...HOUR, title: evil, location: evil, notes: evil, category: evil },
      201,
    );
    await ada.call(
      'POST',
      '/api/v1/appointments',
      { ...HOUR, title: '=1+1', location: '@SUM(A1)', notes: '\t-1', category: '+1' },
      201,
    );
    const file = (await call('GET', '/api/v1/appointments/export.ics')).text;
    const lines = file.split(/\r\n|\r|\n/);
    assert.equal(lines.filter((line) => line.startsWith('ATTENDEE')).length, 0, file);
    assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, 2);
    const table = (await call('GET', '/api/v1/appointments/export')).text;
    assert.match(table, /,'=1\+1,.*,'@SUM\(A1\),'\t-1,'\+1,/);
  });

  test('files made to take for ever are read in a moment, part by part', async (t) => {
    const { ada, call } = await ready(t);
    const zones = count(120).map(
      (index) =>
        `BEGIN:VTIMEZONE\r\nTZID:Z${index}\r\n${`BEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0217\r\nEND:STANDARD\r\n`.repeat(20)}END:VTIMEZONE\r\n`,
    );
    const inZones = zones.map(
      (zone, index) => zone + EVENT.replace('DTSTART', `DTSTART;TZID=Z${index}`).replace('one', `${index}`),
    );
    const outcomes = [];
    for (const file of [
      // Each of these took minutes, or hours of work, where time grew with the square of the length.
      `BEGIN:VCALENDAR\r\n${`${'x'.repeat(262_000)}\r\n`.repeat(8)}${EVENT}END:VCALENDAR\r\n`,
      `BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\n${`${'x'.repeat(262_000)}\r\n`.repeat(3)}END:STANDARD\r\nTZID:Z\r\nEND:VTIMEZONE\r\n${EVENT.replace('DTSTART', 'DTSTART;TZID=Z')}END:VCALENDAR\r\n`,
      `BEGIN:VCALENDAR\r\n${inZones.join('')}END:VCALENDAR\r\n`,
      calendarOf(
        count(120)
          .map((index) => EVENT.replace('one', `${index}`).replace('SUMMARY', `${DENSE}\r\nSUMMARY`))
          .join(''),
      ),
      `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(20_000)}`,
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${'BEGIN:VALARM\r\n'.repeat(30_000)}`,
    ]) {
      const reply = await call('POST', '/api/v1/appointments/import?dry_run=true', file, {
        'content-type': 'text/calendar',
      });
      assert.equal(reply.status, 202, reply.text);
      const { status, result } = await settled(ada, String(reply.body['operation_id']));
      outcomes.push([status, result?.['new'], result?.['broken']]);
    }
    assert.deepEqual(outcomes, [
      ['completed', 1, 0],
      ['completed', 0, 1],
      ['completed', 0, 120],
      ['completed', 0, 120],
      ['completed', 0, 1],
      ['completed', 0, 1],
    ]);
  });

  test('an event that could not be written again is reported, and never stands in the way of the others', async (t) => {
    const { call, ada } = await ready(t);
    const file = calendarOf(
      ['X-FINE:x', '__PROTO__:x', 'CONSTRUCTOR:x', 'BEGIN:VALARM\r\n__PROTO__:x\r\nEND:VALARM']
        .map((line, index) => EVENT.replace('one', String(index)).replace('END:VEVENT', `${line}\r\nEND:VEVENT`))
        .join(''),
    );
    const reply = await call('POST', '/api/v1/appointments/import', file, { 'content-type': 'text/calendar' });
    const { result } = await settled(ada, String(reply.body['operation_id']));
    assert.deepEqual([result?.['imported'], result?.['broken']], [1, 3]);
    const written = await call('GET', '/api/v1/appointments/export.ics');
    assert.match(written.text, /X-FINE:x\r\n[^]*END:VCALENDAR\r\n$/);
  });

  test('strangers on a booking page: bad words are refused, secrets are not found, nobody writes letters through it', async (t) => {
    const { app, ada } = await ready(t);
    await ada.call('POST', '/api/v1/booking-pages', { title: 'Page', slug: 'page' }, 201);
    const base = `${app.url}/api/v1/booking`;
    const send = (path: string, body: unknown, headers = {}) =>
      ask(`${base}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const { body } = await ask(`${base}/page/slots?from=2020-01-01&to=2020-01-02`);
    const { starts_at } = body['next'] as { starts_at: string };
    const wanted = { starts_at, name: 'Rex', email: 'rex@example.com' };
    for (const odd of [
      { email: 'rex@example.com\r\nBcc: a@example.com' },
      { email: '"rex, a@example.com"@example.com' },
      { name: HALF },
      { name: '\r\n' },
      { notes: '\0' },
      { answers: { nobody: 'asked' } },
      { answers: { constructor: 'x' } },
      { time_zone: '+01:00' },
      { duration: 1e15 },
      { starts_at: '0000-01-01T00:00:00+23:59' },
      { starts_at: '9999-12-31T23:59:59-23:59' },
    ]) {
      const reply = await send('page/bookings', { ...wanted, ...odd });
      assertAnswer(reply, JSON.stringify(odd));
      assert.ok(reply.status === 422 || reply.status === 400, `${JSON.stringify(odd)} → ${reply.text}`);
    }
    for (const key of ['short', 'with spaces in it, and long', 'x'.repeat(201)])
      assertAnswer(await send('page/bookings', wanted, { 'idempotency-key': key }), key);
    const made = await send('page/bookings', { ...wanted, name: 'Rex\r\nBcc: a@example.com' });
    assert.equal(made.status, 201, made.text);
    assert.equal((made.body['booking'] as { name: string }).name, 'Rex Bcc: a@example.com');
    const token = String(made.body['token']);
    for (const path of [
      `other/bookings/${token}`,
      `page/bookings/${'A'.repeat(43)}`,
      'page/bookings/x',
      `page/bookings/${token}x`,
    ])
      assert.ok([404, 422].includes((await ask(`${base}/${path}`)).status), path);
    assert.equal((await ask(`${app.url}/feeds/${token}.ics`)).status, 404);
  });
});

const EVENT =
  'BEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T100000\r\nSUMMARY:x\r\nEND:VEVENT\r\n';

/** Every minute for ever. */
const DENSE = `RRULE:FREQ=DAILY;BYHOUR=${count(24).join()};BYMINUTE=${count(60).join()}`;

function calendarOf(events: string): string {
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events}END:VCALENDAR\r\n`;
}

async function ready(t: TestContext) {
  const app: TestApp = await startApp(t);
  const ada: Person = await app.signUp('ada');
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    ask(app.url + path, {
      method,
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { app, ada, call };
}

/** What was asked, or RFC 9457; never a fault of ours. */
function assertAnswer(reply: Reply, what: string): void {
  assert.ok(reply.status < 500, `${what} → ${reply.status} ${reply.text}`);
  if (reply.status < 400) return;
  assert.equal(reply.headers.get('content-type'), 'application/problem+json', what);
  assert.equal(typeof reply.body['code'], 'string', what);
}
