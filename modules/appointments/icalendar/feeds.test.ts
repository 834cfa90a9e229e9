import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from '../../../test/app.ts';
import type { Calendar } from '../appointments.ts';
import type { Feed, FeedWithSecret } from './icalendar.schema.ts';
import { readText } from './test/read.ts';

test('a feed is read by who has its address, until it is revoked', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  await ada.call('POST', '/api/v1/appointments', {
    title: 'Dentist',
    starts_at: '2026-03-01T15:00',
    time_zone: 'Europe/Berlin',
  });
  const [mine] = (await ada.call<{ items: Calendar[] }>('GET', '/api/v1/calendars')).items;
  const feeds = `/api/v1/calendars/${mine?.id}/feeds`;
  const made = await ada.call<FeedWithSecret>('POST', feeds, { name: 'Phone' }, 201);
  assert.match(made.webcal_url, /^webcal:\/\/127\.0\.0\.1:\d+\/feeds\/[\w-]{43}\.ics$/);
  const before = await ada.call<{ items: Feed[] }>('GET', feeds);
  assert.deepEqual(
    before.items.map(({ name, last_used_at }) => [name, last_used_at]),
    [['Phone', null]],
  );
  assert.ok(!JSON.stringify(before).includes(new URL(made.url).pathname.slice(7, -4)), 'the secret is shown once');

  const get = (headers: Record<string, string> = {}) => fetch(made.url, { headers });
  const first = await get();
  assert.equal(first.status, 200);
  assert.equal(first.headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.match(first.headers.get('cache-control') ?? '', /private/);
  const { groups } = await readText(await first.text());
  assert.deepEqual(
    groups.map(({ master }) => master?.columns.title),
    ['Dentist'],
  );
  const etag = first.headers.get('etag') ?? '';
  assert.equal((await get({ 'if-none-match': `W/${etag}` })).status, 304);
  assert.equal((await get({ 'if-modified-since': first.headers.get('last-modified') ?? '' })).status, 304);
  const used = await ada.call<{ items: Feed[] }>('GET', feeds);
  assert.notEqual(used.items[0]?.last_used_at, null);

  await ada.call('POST', '/api/v1/appointments', { title: 'Choir', starts_at: '2026-03-02T15:00' });
  const second = await get({ 'if-none-match': etag });
  assert.equal(second.status, 200);
  assert.match(await second.text(), /SUMMARY:Choir/);

  const rex = await app.signUp('rex');
  assert.equal((await rex.call('GET', feeds, undefined, 404))['code'], 'appointments.calendar-not-found');
  assert.equal(
    (await rex.call('DELETE', `${feeds}/${made.id}`, undefined, 404))['code'],
    'appointments.feed-not-found',
  );
  assert.equal((await get()).status, 200);

  await ada.call('DELETE', `${feeds}/${made.id}`, undefined, 204);
  const shape = async (url: string) => {
    const reply = await fetch(url);
    const { instance, request_id: _, ...problem } = (await reply.json()) as Record<string, unknown>;
    return { status: reply.status, instance, problem };
  };
  const revoked = await shape(made.url);
  const unknown = await shape(new URL(`/feeds/${'A'.repeat(43)}.ics`, app.url).href);
  assert.deepEqual(revoked, unknown);
  assert.equal(revoked.status, 404);
  assert.match(String(revoked.instance), /^\/feeds\/\[\w+\]\.ics$/);
});

test('a calendar in the trash is fed to nobody', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const work = await ada.call<Calendar>('POST', '/api/v1/calendars', { name: 'Work' });
  const { url } = await ada.call<FeedWithSecret>('POST', `/api/v1/calendars/${work.id}/feeds`, {});
  assert.equal((await fetch(url)).status, 200);
  await ada.call('DELETE', `/api/v1/calendars/${work.id}?appointments=trash`, undefined, 204);
  assert.equal((await fetch(url)).status, 404);
  await ada.call('POST', `/api/v1/calendars/${work.id}/restore`);
  assert.equal((await fetch(url)).status, 200);
});
