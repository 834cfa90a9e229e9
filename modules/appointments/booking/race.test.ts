import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startApp } from '../../../test/app.ts';
import { signUp } from '../../../test/person.ts';
import type { Person } from '../../../test/person.ts';
import { freshPostgresql } from '../../../test/postgresql.ts';
import { startProgram } from '../../../test/program.ts';
import { openPageOf, rex, slotsOn, visitor } from './test/visitor.ts';

const env = { STEWARD_TRUST_PROXY: 'true' };
const BOOKERS = 50;

test('of fifty who want one slot at once exactly one gets it', async (t) => {
  const app = await startApp(t, { env });
  const ada = await app.signUp('ada');
  await race(ada, [app.url]);
});

test('bookings of many slots at once, through two pages, never touch one another', async (t) => {
  const app = await startApp(t, { env });
  const ada = await app.signUp('ada');
  await crowd(ada, [app.url]);
});

test('two processes on one PostgreSQL agree on who was first', async (t) => {
  const postgresql = await freshPostgresql();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'steward-booking-')));
  t.after(async () => {
    await postgresql.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const settings = { ...env, DATABASE_URL: postgresql.url, SECRET_KEY: 'one secret for both of them, long enough' };
  const one = await startProgram({ data: folder, role: 'api', env: settings });
  t.after(() => one.end('SIGTERM'));
  const other = await startProgram({ data: folder, role: 'api', env: settings });
  t.after(() => other.end('SIGTERM'));
  const ada = await signUp(one.url);
  await race(ada, [one.url, other.url]);
  await crowd(ada, [one.url, other.url]);
});

/** All want the same slot; the owner plans something in the middle of it at that moment, which is always allowed. */
async function race(ada: Person, urls: readonly [string, ...string[]]): Promise<void> {
  const { slug } = await openPageOf(ada);
  const [slot] = await slotsOn(visitor(urls[0]), slug);
  const started = Array.from({ length: BOOKERS }, (_, index) =>
    visitor(urls[index % urls.length] ?? urls[0])<{ code: string; next: { starts_at: string }[] }>(
      'POST',
      `${slug}/bookings`,
      { ...rex, email: `rex${index}@example.com`, starts_at: slot?.starts_at },
    ),
  );
  const replies = await Promise.all(started);
  const won = replies.filter(({ status }) => status === 201);
  const lost = replies.filter(({ status }) => status === 409);
  assert.deepEqual(
    [won.length, lost.length],
    [1, BOOKERS - 1],
    replies.find(({ status }) => status > 409)?.text ?? 'each reply is one or the other',
  );
  for (const { body } of lost) {
    assert.equal(body.code, 'appointments.slot-taken');
    assert.ok(body.next.length > 0 && body.next.every(({ starts_at }) => starts_at !== slot?.starts_at));
  }
}

/** Different durations, pages and calendars, with the owner's own appointments in between. */
async function crowd(ada: Person, urls: readonly [string, ...string[]]): Promise<void> {
  const durations = { durations: [30, 60, 90], slot_step_minutes: 30, busy_calendar_ids: [], notice_minutes: 0 };
  const [one, other] = [await openPageOf(ada, durations), await openPageOf(ada, durations)];
  const slots = await slotsOn(visitor(urls[0]), one.slug, { duration: 90 });
  const wishes = Array.from({ length: 40 }, (_, index) => ({
    url: urls[index % urls.length] ?? urls[0],
    slug: index % 2 === 0 ? one.slug : other.slug,
    booking: { ...rex, starts_at: slots[(index * 7) % 12]?.starts_at, duration: 30 + 30 * (index % 3) },
  }));
  const planned = Array.from({ length: 5 }, (_, index) =>
    ada.call(
      'POST',
      '/api/v1/appointments',
      { title: 'Mine', starts_at: slots[index * 2]?.starts_at, busy: false },
      201,
    ),
  );
  const replies = await Promise.all(
    wishes.map(({ url, slug, booking }) => visitor(url)('POST', `${slug}/bookings`, booking)),
  );
  await Promise.all(planned);
  assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([201, 409]));
  const { items } = await ada.call<{ items: { title: string; starts_at: string; ends_at: string }[] }>(
    'GET',
    `/api/v1/appointments/occurrences?from=${slots[0]?.starts_at}&to=${slots[15]?.ends_at}`,
  );
  const booked = items
    .filter(({ title }) => title.startsWith('Rex'))
    .toSorted((a, b) => (a.starts_at < b.starts_at ? -1 : 1));
  assert.equal(booked.filter(({ title }) => title.endsWith('A talk')).length, booked.length);
  for (const [index, { starts_at }] of booked.entries())
    assert.ok(index === 0 || starts_at >= (booked[index - 1]?.ends_at ?? ''), 'no two touch');
}
