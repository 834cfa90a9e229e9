import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CompiledQuery, SqliteAdapter } from 'kysely';
import { begins, diary } from '../test/diary.ts';
import type { Occurrence } from '../appointments.ts';
import { inConflict, merged } from './conflicts.ts';
import { extendHorizons } from './occurrences.ts';
import { describedIn, occurrencesIn } from './range.ts';

const DAY_MS = 86_400_000;

test('what takes the same time is in conflict, and what takes none is not', async (t) => {
  const { create, between, calendar } = await diary(t);
  const work = await calendar({ name: 'Work', time_zone: 'Europe/Berlin' });
  const at = (hours: string, more: object = {}) =>
    create({
      title: hours,
      starts_at: `2026-03-03T${hours.slice(0, 5)}`,
      ends_at: `2026-03-03T${hours.slice(6)}`,
      ...more,
    });
  await at('09:00-10:00');
  await at('09:30-11:00', { calendar_id: work.id });
  await at('11:00-12:00');
  await at('11:00-12:00', { status: 'cancelled' });
  await at('11:15-11:30', { busy: false });
  await at('12:00-12:00');
  await at('14:00-18:00');
  await at('15:00-15:30', { status: 'tentative' });
  await at('16:00-16:30');
  const conflicts = (list: readonly Occurrence[]) => list.filter(({ conflict }) => conflict).map(({ title }) => title);
  const all = ['09:00-10:00', '09:30-11:00', '14:00-18:00', '15:00-15:30', '16:00-16:30'];
  assert.deepEqual(conflicts(await between('2026-03-03', '2026-03-03')), all);
  // Whichever calendars are shown, all of them are looked at.
  assert.deepEqual(conflicts(await between('2026-03-03', '2026-03-03', `&calendar_id=${work.id}`)), ['09:30-11:00']);
});

test('the sweep finds the conflicts that comparing each with each finds', () => {
  const spans = fc.array(
    fc
      .record({ startsMs: fc.integer({ min: 0, max: 60 }), lasts: fc.integer({ min: 0, max: 25 }) })
      .map(({ startsMs, lasts }) => ({ startsMs, endsMs: startsMs + lasts })),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(spans, (all) => {
      const takes = all.filter(({ startsMs, endsMs }) => endsMs > startsMs);
      const expected = takes.filter((one) =>
        takes.some((other) => other !== one && other.startsMs < one.endsMs && one.startsMs < other.endsMs),
      );
      assert.deepEqual(inConflict(all), new Set(all.filter((one) => expected.includes(one))));
      const busy = merged(all);
      for (let minute = 0; minute < 90; minute += 1) {
        const covers = ({ startsMs, endsMs }: { startsMs: number; endsMs: number }) =>
          startsMs <= minute && minute < endsMs;
        assert.equal(busy.some(covers), all.some(covers));
      }
    }),
  );
});

test('long ones, all-day ones and those over midnight are found from wherever one looks', async (t) => {
  const { create, between } = await diary(t);
  await create({ title: 'Journey', starts_at: '2026-02-20T08:00', ends_at: '2026-03-20T20:00' });
  await create({ title: 'Night', starts_at: '2026-03-02T23:00', ends_at: '2026-03-03T02:00' });
  await create({ title: 'Birthday', starts_at: '2026-03-03', all_day: true });
  await create({ title: 'Until midnight', starts_at: '2026-03-02T22:00', ends_at: '2026-03-03T00:00' });
  const titles = async (day: string) => (await between(day, day)).map(({ title }) => title);
  assert.deepEqual(await titles('2026-03-03'), ['Journey', 'Night', 'Birthday']);
  assert.deepEqual(await titles('2026-03-02'), ['Journey', 'Until midnight', 'Night']);
  assert.deepEqual(await titles('2026-03-04'), ['Journey']);
});

test('what lasts long is looked up by its own index, not by walking through the whole past', async (t) => {
  const { app } = await diary(t);
  const { read } = app.database;
  // How SQLite plans; PostgreSQL plans by what it has counted.
  if (!(read.getExecutor().adapter instanceof SqliteAdapter)) return;
  const plans: string[] = [];
  const explained = new Proxy(read, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name, target);
      if (name !== 'executeQuery') return typeof own === 'function' ? (own.bind(target) as unknown) : own;
      return async (query: CompiledQuery) => {
        const { rows } = await read.executeQuery<{ detail: string }>(
          CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]),
        );
        plans.push(rows.map(({ detail }) => detail).join('; '));
        return read.executeQuery(query);
      };
    },
  });
  for (const ask of [occurrencesIn, describedIn]) await ask(explained, { owner_id: 'ada', fromMs: 0, toMs: DAY_MS });
  const byTheirEnd = /INDEX appointment_occurrences_long \(owner_id=\? AND ends_at>\?\)/;
  assert.equal(plans.filter((plan) => byTheirEnd.test(plan)).length, 2, plans.join('\n'));
});

test('an all-day one is on its day wherever the viewer is', async (t) => {
  const { create, ada } = await diary(t);
  await create({ title: 'Birthday', starts_at: '2026-03-03', all_day: true });
  for (const time_zone of ['Pacific/Auckland', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])
    for (const [day, expected] of [
      ['2026-03-02', 0],
      ['2026-03-03', 1],
      ['2026-03-04', 0],
    ] as const) {
      const [from, to] = [0, 1].map((days) =>
        Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(time_zone).toInstant().toString(),
      );
      const { items } = await ada.call<{ items: Occurrence[] }>(
        'GET',
        `/api/v1/appointments/occurrences?from=${from}&to=${to}&time_zone=${time_zone}`,
      );
      assert.equal(items.length, expected, `${day} in ${time_zone}`);
    }
});

test('free and busy are merged and cut; an all-day one is busy only where it says so', async (t) => {
  const { create, ada } = await diary(t);
  await create({ starts_at: '2026-03-03T09:00', ends_at: '2026-03-03T10:30' });
  await create({ starts_at: '2026-03-03T10:00', ends_at: '2026-03-03T11:00', status: 'tentative' });
  await create({ starts_at: '2026-03-03T11:00', ends_at: '2026-03-03T12:00' });
  await create({ starts_at: '2026-03-03', all_day: true, title: 'Birthday' });
  await create({ starts_at: '2026-03-05', all_day: true, busy: true, title: 'Holiday' });
  await create({ starts_at: '2026-03-06T23:00', ends_at: '2026-03-07T03:00' });
  const { busy } = await ada.call<{ busy: unknown }>(
    'GET',
    '/api/v1/appointments/free-busy?from=2026-03-03T00:00:00Z&to=2026-03-07T00:00:00Z',
  );
  assert.deepEqual(busy, [
    { starts_at: '2026-03-03T08:00:00.000Z', ends_at: '2026-03-03T11:00:00.000Z' },
    { starts_at: '2026-03-04T23:00:00.000Z', ends_at: '2026-03-05T23:00:00.000Z' },
    { starts_at: '2026-03-06T22:00:00.000Z', ends_at: '2026-03-07T00:00:00.000Z' },
  ]);
});

test('what an appointment would be is told while it is typed, and nothing is written', async (t) => {
  const { create, ada, list } = await diary(t);
  const dentist = await create({ starts_at: '2026-03-10T15:30', ends_at: '2026-03-10T16:00' });
  const ask = (body: object) =>
    ada.call<{
      appointment: { starts_at: string; ends_at: string };
      conflicts: Occurrence[];
      repeats: string;
      next: string[];
    }>('POST', '/api/v1/appointments/check', body, 200);
  const team = { starts_at: '2026-03-03T15:00', rrule: 'FREQ=WEEKLY' };
  const answer = await ask(team);
  assert.equal(answer.appointment.ends_at, '2026-03-03T15:00:00.000Z');
  assert.equal(answer.repeats, 'every week');
  assert.deepEqual(answer.next.slice(0, 2), ['2026-03-03T14:00:00.000Z', '2026-03-10T14:00:00.000Z']);
  assert.deepEqual(
    answer.conflicts.map(({ appointment_id }) => appointment_id),
    [dentist.id],
  );
  assert.deepEqual((await ask({ ...team, id: dentist.id })).conflicts, []);
  assert.deepEqual((await ask({ ...team, busy: false })).conflicts, []);
  assert.equal((await list()).length, 1);
});

test('what repeats without end is found however far ahead one looks, and as the years pass', async (t) => {
  const { create, change, between, clock, app } = await diary(t);
  const team = await create({ starts_at: '2026-03-03T15:00', rrule: 'FREQ=WEEKLY;INTERVAL=2' });
  assert.deepEqual(begins(await between('2031-02-24', '2031-03-12')), ['2031-02-25T15:00:00', '2031-03-11T15:00:00']);
  await change(team.id, { starts_at: '2026-03-03T16:00' });
  assert.deepEqual(begins(await between('2031-02-24', '2031-03-12')), ['2031-02-25T16:00:00', '2031-03-11T16:00:00']);
  // Ten years ahead is the end of what is looked at; a look at the year 9000 fills no disk.
  assert.deepEqual(await between('2050-02-24', '2050-03-12'), []);
  clock.advance(9 * 365 * DAY_MS);
  assert.equal(await extendHorizons({ database: app.database, nowMs: clock.nowMs() }), 1);
  assert.equal(await extendHorizons({ database: app.database, nowMs: clock.nowMs() }), 0);
  const all = await app.database.read
    .selectFrom('appointment_occurrences')
    .select('starts_at')
    .where('appointment_id', '=', team.id)
    .execute();
  assert.ok(all.some(({ starts_at }) => starts_at === '2036-01-08T15:00:00.000Z'));
  assert.equal(new Set(all.map(({ starts_at }) => starts_at)).size, all.length);
});

test('new rules of time zones move the instants, and never the wall clock', async (t) => {
  const { create, between, read, app } = await diary(t);
  const [single, team] = [
    await create({ starts_at: '2026-03-03T10:00' }),
    await create({ starts_at: '2026-03-03T15:00', rrule: 'FREQ=WEEKLY' }),
  ];
  const before = await between('2026-03-01', '2026-03-20');
  await app.database.write(async (tx) => {
    const wrong = { starts_at: '2026-03-03T08:00:00.000Z', ends_at: '2026-03-03T09:00:00.000Z' };
    await tx.updateTable('appointments').set(wrong).where('id', '=', single.id).execute();
    await tx.updateTable('appointment_occurrences').set(wrong).where('appointment_id', '=', single.id).execute();
    await tx.deleteFrom('appointment_occurrences').where('appointment_id', '=', team.id).execute();
    await tx.updateTable('appointment_index_states').set({ tzdata: '1970a' }).execute();
  });
  assert.deepEqual(await between('2026-03-01', '2026-03-20'), before);
  assert.equal((await read(single.id)).starts_at, single.starts_at);
});

test('reminders are planned for two months, moved with their appointment, and never sent again', async (t) => {
  const { create, change, remove, app, clock } = await diary(t);
  const rows = () => app.database.read.selectFrom('appointment_reminders').selectAll().orderBy('due_at').execute();
  const due = async () => (await rows()).map(({ due_at }) => due_at.slice(0, 16));
  const dentist = await create({
    starts_at: '2026-03-03T10:00',
    reminders: [{ minutes_before: 60 }, { minutes_before: 10, via: 'email' }],
  });
  assert.deepEqual(await due(), ['2026-03-03T08:00', '2026-03-03T08:50']);
  await app.database.write((tx) =>
    tx
      .updateTable('appointment_reminders')
      .set({ sent_at: '2026-03-03T08:00:00.000Z' })
      .where('minutes_before', '=', 60)
      .execute(),
  );
  await change(dentist.id, { title: 'Dentist, again' });
  assert.deepEqual(
    (await rows()).map(({ sent_at }) => sent_at !== null),
    [true, false],
  );
  await change(dentist.id, { starts_at: '2026-03-04T10:00' });
  assert.deepEqual(await due(), ['2026-03-03T08:00', '2026-03-04T08:00', '2026-03-04T08:50']);
  await change(dentist.id, { status: 'cancelled' });
  assert.deepEqual(await due(), ['2026-03-03T08:00']);
  await remove(dentist.id);

  await create({ title: 'Birthday', starts_at: '2026-03-05', all_day: true, reminders: [{ minutes_before: -540 }] });
  assert.deepEqual(await due(), ['2026-03-03T08:00', '2026-03-05T08:00']);
  await create({ title: 'Over', starts_at: '2026-02-20T10:00' });
  await create({
    title: 'Team',
    starts_at: '2026-03-02T10:00',
    rrule: 'FREQ=MONTHLY',
    reminders: [{ minutes_before: 0 }],
  });
  assert.deepEqual((await due()).slice(0, 2), ['2026-03-02T09:00', '2026-03-03T08:00']);
  assert.equal((await due()).at(-1), '2026-04-02T08:00');
  clock.advance(40 * DAY_MS);
  await extendHorizons({ database: app.database, nowMs: clock.nowMs() });
  assert.deepEqual((await due()).slice(-2), ['2026-05-02T08:00', '2026-06-02T08:00']);
});
