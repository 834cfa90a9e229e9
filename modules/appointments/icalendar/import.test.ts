import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startApp } from '../../../test/app.ts';
import { settled } from '../../../test/person.ts';
import type { Person } from '../../../test/person.ts';
import type { Appointment } from '../appointments.ts';
import { calendar, fixture } from './test/read.ts';
import { calendarUploads } from './uploads.ts';

interface Plan {
  readonly items: {
    position: number;
    action: string;
    subject: string;
    target: string;
    state: string;
    reason: string | null;
  }[];
}
type Items = { items: Appointment[] };

async function world(t: TestContext) {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const upload = async (
    text: string | Uint8Array,
    { person = ada, query = 'dry_run=true', status = 202, type = 'text/calendar' } = {},
  ) => {
    const reply = await fetch(`${app.url}/api/v1/appointments/import?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}`, 'content-type': type },
      body: typeof text === 'string' ? text : Buffer.from(text),
    });
    const body = (await reply.json()) as { operation_id: string; code: string };
    assert.equal(reply.status, status, JSON.stringify(body));
    return body;
  };
  const act = async (id: string, what: 'apply' | 'rollback', body: object = {}) => {
    await ada.call('POST', `/api/v1/operations/${id}/${what}`, body);
    return settled(ada, id);
  };
  return {
    ...{ app, ada, upload },
    preview: async (text: string) => settled(ada, (await upload(text)).operation_id),
    apply: (id: string, exclude: number[] = []) => act(id, 'apply', { exclude }),
    undo: (id: string) => act(id, 'rollback'),
    plan: (id: string) => ada.call<Plan>('GET', `/api/v1/operations/${id}/plan?limit=100`),
    list: async (person: Person = ada) =>
      (await person.call<Items>('GET', '/api/v1/appointments?limit=100')).items.toSorted((a, b) =>
        a.title < b.title ? -1 : 1,
      ),
  };
}

const EVENT = (uid: string, ...more: string[]) => [
  `UID:${uid}`,
  `SUMMARY:Event ${uid}`,
  'DTSTART;TZID=Europe/Berlin:20260301T150000',
  ...more,
];

test('an import is previewed, done, undone and done again; twice is as once', async (t) => {
  const { preview, apply, undo, plan, list, ada } = await world(t);
  const text = calendar(
    EVENT('a'),
    ['UID:broken', 'SUMMARY:No day', 'DTSTART:20260231T100000Z'],
    EVENT('b', 'RRULE:FREQ=WEEKLY'),
    [
      ...[
        'UID:b',
        'SUMMARY:Moved',
        'RECURRENCE-ID;TZID=Europe/Berlin:20260308T150000',
        'DTSTART;TZID=Europe/Berlin:20260309T150000',
      ],
    ],
  );
  const { operation_id: id, result } = await preview(text);
  assert.partialDeepStrictEqual(result, { new: 2, changed: 0, unchanged: 0, broken: 1 });
  assert.deepEqual(await list(), []);
  assert.deepEqual(
    (await plan(id)).items.map(({ action, subject, target, state, reason }) => [
      action,
      subject,
      target,
      state,
      reason,
    ]),
    [
      ['create', 'Event a', '2026-03-01 15:00', 'planned', null],
      ['read', 'No day', 'line 8', 'conflict', 'line 8: DTSTART "2026-02-31T10:00:00Z" is no date.'],
      ['create', 'Event b', '2026-03-01 15:00 · every week · 1 changed instance', 'planned', null],
    ],
  );
  assert.partialDeepStrictEqual((await apply(id)).result, { imported: 2, left: 0, broken: 1 });
  assert.deepEqual(
    (await list()).map(({ title, starts_at }) => [title, starts_at]),
    [
      ['Event a', '2026-03-01T14:00:00.000Z'],
      ['Event b', '2026-03-01T14:00:00.000Z'],
    ],
  );
  const range = '/api/v1/appointments/occurrences?from=2026-03-08T00:00:00Z&to=2026-03-16T00:00:00Z';
  assert.deepEqual(
    (await ada.call<{ items: { title: string; starts_local: string }[] }>('GET', range)).items.map((each) => [
      each.title,
      each.starts_local,
    ]),
    [
      ['Moved', '2026-03-09T15:00:00'],
      ['Event b', '2026-03-15T15:00:00'],
    ],
  );

  const again = await preview(text);
  assert.partialDeepStrictEqual(again.result, { new: 0, changed: 0, unchanged: 2, broken: 1 });

  assert.deepEqual((await undo(id)).result, { taken_back: 2, left: 0 });
  assert.deepEqual(await list(), []);
  assert.deepEqual((await ada.call<Items>('GET', '/api/v1/appointments?trashed=true')).items, []);
  assert.partialDeepStrictEqual((await preview(text)).result, { new: 2 });
  assert.equal((await apply(id)).status, 'completed');
  assert.equal((await list()).length, 2);
  assert.equal((await undo(id)).status, 'rolled_back');
  assert.deepEqual(await list(), []);
});

test('what changed comes back as it was; what the person changed since is left and reported', async (t) => {
  const { preview, apply, undo, plan, list, ada } = await world(t);
  await apply((await preview(calendar(EVENT('a'), EVENT('b'), EVENT('c')))).operation_id);
  const before = await list();
  const newer = calendar(EVENT('a', 'LOCATION:Here'), EVENT('b', 'LOCATION:There'), EVENT('c'), EVENT('d'));
  const { operation_id: id, result } = await preview(newer);
  assert.partialDeepStrictEqual(result, { new: 1, changed: 2, unchanged: 1 });
  assert.match((await plan(id)).items[0]?.target ?? '', /other place/);

  const idOf = (title: string) => before.find((each) => each.title === title)?.id ?? '';
  await ada.call('PATCH', `/api/v1/appointments/${idOf('Event b')}`, { notes: 'mine' });
  assert.partialDeepStrictEqual((await apply(id)).result, { imported: 2, left: 1 });
  const item = (await plan(id)).items.find(({ subject }) => subject === 'Event b');
  assert.deepEqual([item?.state, item?.reason], ['left', 'changed-since-the-preview']);
  const after = await list();
  assert.deepEqual(
    after.map(({ title, location, notes }) => [title, location, notes]),
    [
      ['Event a', 'Here', ''],
      ['Event b', '', 'mine'],
      ['Event c', '', ''],
      ['Event d', '', ''],
    ],
  );

  await ada.call('PATCH', `/api/v1/appointments/${after[3]?.id}`, { title: 'Event d, mine' });
  assert.deepEqual((await undo(id)).result, { taken_back: 1, left: 1 });
  assert.deepEqual(
    (await list()).map(({ title, location }) => [title, location]),
    [
      ['Event a', ''],
      ['Event b', ''],
      ['Event c', ''],
      ['Event d, mine', ''],
    ],
  );
  // And again: what was taken back is held against what it is now.
  assert.equal((await apply(id)).status, 'completed');
  assert.equal((await list())[0]?.location, 'Here');
});

test('imports are taken back one after the other, the last one first', async (t) => {
  const { preview, apply, undo, list } = await world(t);
  const { operation_id: first } = await preview(calendar(EVENT('a', 'RRULE:FREQ=WEEKLY'), EVENT('b')));
  await apply(first);
  const { operation_id: second } = await preview(calendar(EVENT('a', 'RRULE:FREQ=DAILY'), EVENT('b', 'LOCATION:Here')));
  await apply(second);
  assert.deepEqual((await undo(second)).result, { taken_back: 2, left: 0 });
  assert.deepEqual((await undo(first)).result, { taken_back: 2, left: 0 });
  assert.deepEqual(await list(), []);
});

test('items can be left out; what was deleted can be imported again; nobody else is touched', async (t) => {
  const { app, preview, apply, plan, list, ada, upload } = await world(t);
  const text = calendar(EVENT('a'), EVENT('b'));
  const { operation_id: id } = await preview(text);
  const [first] = (await plan(id)).items;
  assert.partialDeepStrictEqual((await apply(id, [first?.position ?? 0])).result, { imported: 1, excluded: 1 });
  const [b] = await list();
  assert.equal(b?.title, 'Event b');
  await ada.call('DELETE', `/api/v1/appointments/${b?.id}`, undefined, 204);
  assert.partialDeepStrictEqual((await preview(text)).result, { new: 2 });

  const rex = await app.signUp('rex');
  const { operation_id } = await upload(text, { person: rex, query: 'file_name=x.ics' });
  assert.partialDeepStrictEqual((await settled(rex, operation_id)).result, { imported: 2 });
  assert.equal((await list(rex)).length, 2);
  assert.equal((await list()).length, 0);
  const theirs = await rex.call<{ input: Record<string, unknown> }>('GET', `/api/v1/operations/${operation_id}`);
  const stolen = { operation_type: 'appointments.import', ...theirs.input };
  assert.equal((await ada.call('POST', '/api/v1/operations', stolen, 404))['code'], 'appointments.upload-not-found');
});

test('a changed instance that comes without its appointment is kept, and finds it later', async (t) => {
  const { preview, apply, plan, list } = await world(t);
  const alone = calendar([
    ...[
      'UID:s',
      'SUMMARY:Moved',
      'RECURRENCE-ID;TZID=Europe/Berlin:20260308T150000',
      'DTSTART;TZID=Europe/Berlin:20260309T150000',
    ],
  ]);
  const { operation_id: id } = await preview(alone);
  assert.match((await plan(id)).items[0]?.reason ?? '', /kept by itself/);
  await apply(id);
  assert.equal((await list()).length, 1);
  const { operation_id: second } = await preview(calendar(EVENT('s', 'RRULE:FREQ=WEEKLY')));
  await apply(second);
  const [master] = await list();
  assert.deepEqual([(await list()).length, master?.title], [1, 'Event s']);
});

test('what cannot be a calendar is refused at once', async (t) => {
  const { upload, app, ada } = await world(t);
  assert.equal((await upload('BEGIN:VCARD\r\nEND:VCARD\r\n', { status: 422 })).code, 'appointments.not-a-calendar');
  assert.equal(
    (await upload('', { status: 422, type: 'application/octet-stream' })).code,
    'appointments.not-a-calendar',
  );
  assert.equal((await upload('{}', { status: 415, type: 'application/json' })).code, 'http.unsupported-media-type');
  assert.equal(
    (await upload(calendar(), { status: 404, query: `calendar_id=${crypto.randomUUID()}` })).code,
    'appointments.calendar-not-found',
  );
  assert.equal(await declared(app.url, ada.token, 200 * 1024 * 1024), 413);
  assert.deepEqual((await ada.call<{ items: unknown[] }>('GET', '/api/v1/operations')).items.length, 0);
});

test('what is exported is unchanged when it is imported again', async (t) => {
  const { app, ada, preview, apply } = await world(t);
  for (const name of ['google', 'outlook', 'apple', 'thunderbird'])
    assert.equal((await apply((await preview(fixture(name))).operation_id)).status, 'completed');
  const get = async (query: string) =>
    (
      await fetch(`${app.url}/api/v1/appointments/export.ics${query}`, {
        headers: { authorization: `Bearer ${ada.token}` },
      })
    ).text();
  const text = await get('');
  assert.partialDeepStrictEqual((await preview(text)).result, { new: 0, changed: 0, unchanged: 9, broken: 0 });
  assert.equal((await get('?from=2026-07-01&to=2026-07-31')).match(/SUMMARY:(Birthday|Stand-up)\r/g)?.length, 2);
  const [first] = (await ada.call<Items>('GET', '/api/v1/appointments?q=dentist')).items;
  assert.deepEqual((await get(`?id=${first?.id}`)).match(/SUMMARY:.*/g), ['SUMMARY:Dentist']);
});

/** Says how long the body will be, and waits for the reply before sending it. */
async function declared(url: string, token: string, bytes: number): Promise<number | undefined> {
  const sending = request(`${url}/api/v1/appointments/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/calendar', 'content-length': String(bytes) },
  });
  sending.flushHeaders();
  const [reply] = (await once(sending, 'response')) as [IncomingMessage];
  sending.on('error', () => {});
  sending.destroy();
  return reply.statusCode;
}

test('a file without an announced length is cut off where it is too long', async () => {
  const endless = async function* () {
    for (let chunk = 0; ; chunk += 1)
      yield Buffer.from(chunk === 0 ? 'BEGIN:VCALENDAR\r\n' : 'X-A:1\r\n'.repeat(100_000));
  };
  let bytes = 0;
  await assert.rejects(
    async () => {
      for await (const chunk of calendarUploads.checked(endless())) bytes += chunk.byteLength;
    },
    { code: 'appointments.file-too-large' },
  );
  assert.ok(bytes <= 100 * 1024 * 1024);
});
