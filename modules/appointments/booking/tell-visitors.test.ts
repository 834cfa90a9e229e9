import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startApp } from '../../../test/app.ts';
import { movableClock } from '../../../kernel/clock/clock.ts';
import { openDatabase } from '../../../kernel/database/database.ts';
import { silent } from '../../../kernel/log/log.ts';
import type { Booked, Slot, Slots } from './booking.schema.ts';
import { tellVisitors } from './tell-visitors.ts';
import { openPageOf, rex, slotsOn, visitor } from './test/visitor.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

async function openWorld(t: TestContext) {
  const clock = movableClock(new Date().toISOString());
  // As an API process it leaves the duties to others: each turn here is one that the test asks for.
  const app = await startApp(t, { clock, role: 'api', env: { STEWARD_TRUST_PROXY: 'true' } });
  const ada = await app.signUp('ada');
  const { slug, id } = await openPageOf(ada);
  const visit = visitor(app.url);
  const slots = await slotsOn(visit, slug);
  const at = (index: number): Slot => slots[index] ?? assert.fail('a day has 24 slots');
  let seen = 0;
  const mails = () => app.database.read.selectFrom('outgoing_mail').selectAll().orderBy('id').execute();
  return {
    ...{ app, ada, clock, slug, visit, at, mails, path: `/api/v1/booking-pages/${id}/bookings` },
    /** With the appointment that it became. */
    async book(index: number, name = rex.name) {
      const wish = { ...rex, name, starts_at: at(index).starts_at };
      const { body } = await visit<Booked>('POST', `${slug}/bookings`, wish, { status: 201 });
      const { appointment_id } = await app.database.read
        .selectFrom('bookings')
        .select('appointment_id')
        .where('id', '=', body.booking.id)
        .executeTakeFirstOrThrow();
      return {
        id: body.booking.id,
        held: `${slug}/bookings/${body.token}`,
        path: `/api/v1/appointments/${appointment_id}`,
      };
    },
    /** What is mailed once this time has gone by. */
    async after(ms: number): Promise<string[]> {
      clock.advance(ms);
      await app.operations.performDuty('appointments.tell-visitors');
      const all = await mails();
      const fresh = all.slice(seen).map(({ subject }) => subject);
      seen = all.length;
      return fresh;
    },
  };
}

test('what the owner moves, cancels and takes back is mailed to the visitor, once it has come to rest', async (t) => {
  const { ada, book, at, after, mails } = await openWorld(t);
  const { path } = await book(1);
  assert.deepEqual(await after(2 * MINUTE), ['Booked: A talk']);
  await ada.call('PATCH', path, at(5));
  assert.deepEqual(await after(40 * SECOND), []);
  await ada.call('PATCH', path, at(7));
  assert.deepEqual(await after(40 * SECOND), [], 'it was moved again meanwhile');
  assert.deepEqual(await after(20 * SECOND), ['Moved: A talk']);
  assert.deepEqual(await after(5 * MINUTE), []);
  const [, moved] = await mails();
  const local = Temporal.Instant.from(at(7).starts_at).toZonedDateTimeISO('Europe/Berlin').toPlainDateTime();
  const start = local.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  assert.ok(moved?.attachments?.includes(`DTSTART;TZID=Europe/Berlin:${start}`), moved?.attachments ?? '');
  assert.equal(moved?.recipient, 'rex@example.com');

  await ada.call('PATCH', path, at(8));
  await ada.call('PATCH', path, at(7));
  await ada.call('PATCH', path, { title: 'Another name', notes: 'For me' });
  assert.deepEqual(await after(2 * MINUTE), [], 'where it was is where it is');

  await ada.call('DELETE', path, undefined, 204);
  assert.deepEqual(await after(MINUTE), ['Cancelled: A talk']);
  await ada.call('POST', `${path}/restore`);
  assert.deepEqual(await after(MINUTE), ['Confirmed: A talk']);
  await ada.call('PATCH', path, { status: 'cancelled' });
  assert.deepEqual(await after(MINUTE), ['Cancelled: A talk']);
  await ada.call('DELETE', path, undefined, 204);
  assert.deepEqual(await after(2 * MINUTE), []);
});

test('what the visitor did themselves is not told again, nor what is over', async (t) => {
  const { ada, book, visit, at, after, clock } = await openWorld(t);
  const [mine, over] = [await book(1), await book(3)];
  await visit('POST', `${mine.held}/move`, { starts_at: at(5).starts_at }, { status: 200 });
  assert.deepEqual(await after(2 * MINUTE), ['Booked: A talk', 'Booked: A talk', 'Moved: A talk']);
  await visit('POST', `${mine.held}/cancel`, {}, { status: 200 });
  assert.deepEqual(await after(2 * MINUTE), ['Cancelled: A talk']);
  await ada.call('DELETE', over.path, undefined, 204);
  assert.deepEqual(await after(Date.parse(at(3).ends_at) - clock.nowMs()), []);
});

test('the owner reads who booked, and cancels with a word', async (t) => {
  const { app, ada, book, path, after, mails, visit } = await openWorld(t);
  const [first, second] = [await book(4, 'Mia'), await book(2)];
  interface List {
    readonly items: {
      readonly id: string;
      readonly name: string;
      readonly status: string;
      readonly appointment_id: string;
    }[];
  }
  const names = async (when: string) =>
    (await ada.call<List>('GET', `${path}?when=${when}`)).items.map(({ name, status }) => `${name} ${status}`);
  assert.deepEqual(await names('upcoming'), ['Rex Miller confirmed', 'Mia confirmed']);
  assert.deepEqual(await names('past'), []);
  await after(0);
  const eve = await app.signUp('eve');
  await eve.call('GET', path, undefined, 404);
  await eve.call('POST', `${path}/${first.id}/cancel`, { reason: 'x' }, 404);
  await ada.call('POST', `${path}/${first.id}/cancel`, { reason: 'I am ill, sorry' });
  await ada.call('POST', `${path}/${first.id}/cancel`, { reason: 'again' });
  assert.deepEqual(await after(5 * MINUTE), ['Cancelled: A talk']);
  assert.match((await mails()).at(-1)?.text ?? '', /Hello Mia,[^]*ada: I am ill, sorry/);
  assert.deepEqual(await names('upcoming'), ['Rex Miller confirmed', 'Mia cancelled']);
  const { body } = await visit<{ status: string }>('GET', first.held, undefined, { status: 200 });
  assert.equal(body.status, 'cancelled');
  await ada.call('GET', second.path);
});

test('while it is moved a booking does not stand in its own way', async (t) => {
  const { slug, visit, at, book } = await openWorld(t);
  const { held } = await book(3);
  const day = Temporal.Instant.from(at(0).starts_at).toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
  const query = `from=${day}&to=${day}`;
  const starts = async (path: string) =>
    (await visit<Slots>('GET', `${path}/slots?${query}`, undefined, { status: 200 })).body.slots.map(
      (slot) => slot.starts_at,
    );
  const mine = at(3).starts_at;
  const [all, moving] = [await starts(slug), await starts(held)];
  assert.equal(all.includes(mine), false);
  assert.equal(moving.includes(mine), true);
  assert.deepEqual(
    moving.filter((start) => start !== mine),
    all,
  );
  await visit('GET', `${slug}/bookings/${'x'.repeat(43)}/slots?${query}`, undefined, { status: 404 });
});

test('two workers at once tell each change exactly once', async (t) => {
  const { app, ada, at, book, clock, mails } = await openWorld(t);
  const booked = [];
  for (let index = 0; index < 10; index++) booked.push(await book(index));
  for (const [index, { path }] of booked.entries())
    await (index % 2 === 0 ? ada.call('DELETE', path, undefined, 204) : ada.call('PATCH', path, at(index + 10)));
  clock.advance(2 * MINUTE);
  const other = await openDatabase({ dataFolder: app.data, DATABASE_URL: app.databaseUrl, log: silent });
  t.after(() => other.close());
  const { signal } = new AbortController();
  await Promise.all([app.database, other].map((database) => tellVisitors({ database, clock, signal })));
  const count = (what: string, all: readonly { subject: string }[]) =>
    all.filter(({ subject }) => subject.startsWith(what)).length;
  const all = await mails();
  assert.deepEqual([count('Cancelled', all), count('Moved', all), all.length], [5, 5, 20]);
});
