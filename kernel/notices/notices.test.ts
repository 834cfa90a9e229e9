import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { timestamp } from '../clock/clock.ts';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { startApp } from '../../test/app.ts';
import type { TestApp } from '../../test/app.ts';
import { startMailServer, headerOf } from '../../test/mail-server.ts';
import type { Person } from '../../test/person.ts';
import type { NotificationMessage } from './feed.ts';
import type { Notification } from './notices.schema.ts';
import { notify } from './notices.ts';
import type { Notice } from './notices.ts';
import { openWorld } from './test/world.ts';

// Not long ago: what is older than 90 days is tidied away while the test looks.
const NOW = Date.now() - 60_000;

async function idOf(person: Person): Promise<string> {
  return (await person.call<{ id: string }>('GET', '/api/v1/auth/me')).id;
}

function tell(app: Pick<TestApp, 'database'>, notice: Partial<Notice> & { owner_id: string; once_key: string }) {
  return app.database.write((tx) =>
    notify(tx, { kind: 'test.tea', title: `Tea ${notice.once_key}`, nowMs: NOW, ...notice }),
  );
}

async function list(person: Person, query = '') {
  return person.call<{ items: Notification[]; next_cursor: string | null; unread: number }>(
    'GET',
    `/api/v1/notifications${query}`,
  );
}

test('who is told something sees it, once, and nobody else does', async (t) => {
  const app = await startApp(t);
  const [ada, rex] = [await app.signUp('ada'), await app.signUp('rex')];
  const owner_id = await idOf(ada);
  assert.equal(
    await tell(app, { owner_id, once_key: 'tea:1', to: '/appointments?day=2026-03-01', text: 'At four' }),
    true,
  );
  assert.equal(await tell(app, { owner_id, once_key: 'tea:1', title: 'Tea again' }), false);
  assert.equal(await tell(app, { owner_id: await idOf(rex), once_key: 'tea:1' }), true, 'a key is one person’s');

  const { items, unread } = await list(ada);
  const [item] = items;
  assert.ok(item);
  assert.deepEqual(items, [
    {
      id: item.id,
      sequence: 1,
      kind: 'test.tea',
      title: 'Tea tea:1',
      text: 'At four',
      to: '/appointments?day=2026-03-01',
      created_at: timestamp(NOW),
      read_at: null,
    },
  ]);
  assert.equal(unread, 1);
  await rex.call('DELETE', `/api/v1/notifications/${item.id}`, undefined, 404);
  assert.deepEqual(await rex.call('POST', '/api/v1/notifications/read', { ids: [item.id] }), { unread: 1 });
  assert.equal((await list(ada)).unread, 1);
  await ada.call('DELETE', `/api/v1/notifications/${item.id}`, undefined, 204);
  assert.deepEqual(await list(ada), { items: [], next_cursor: null, unread: 0 });
});

test('what is told in a transaction that fails was never told', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const owner_id = await idOf(ada);
  const failing = app.database.write(async (tx) => {
    await notify(tx, { owner_id, kind: 'test.tea', title: 'Tea', once_key: 'tea', nowMs: NOW });
    throw new Error('no tea');
  });
  await assert.rejects(failing, /no tea/);
  assert.equal((await list(ada)).unread, 0);
});

test('lists go on where the page before ended; some or all are marked as read', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const owner_id = await idOf(ada);
  for (let index = 1; index <= 5; index++)
    await tell(app, { owner_id, once_key: `${index}`, nowMs: NOW + index * 1000 });
  const first = await list(ada, '?limit=3');
  const second = await list(ada, `?limit=3&cursor=${first.next_cursor}`);
  assert.deepEqual(
    [...first.items, ...second.items].map(({ title }) => title),
    ['Tea 5', 'Tea 4', 'Tea 3', 'Tea 2', 'Tea 1'],
  );
  assert.equal(second.next_cursor, null);
  const read = (body: unknown) => ada.call<{ unread: number }>('POST', '/api/v1/notifications/read', body);
  assert.deepEqual(await read({ ids: [first.items[0]?.id] }), { unread: 4 });
  assert.deepEqual(await read({ all_before: first.items[2]?.created_at }), { unread: 1 });
  const { items } = await list(ada, '?unread=true');
  assert.deepEqual(
    items.map(({ title }) => title),
    ['Tea 4'],
  );
  for (const body of [
    {},
    { ids: [] },
    { ids: ['x'] },
    { all_before: 'now' },
    { ids: [items[0]?.id], all_before: items[0]?.created_at },
  ])
    await ada.call('POST', '/api/v1/notifications/read', body, 422);
});

/** A client of the socket, with its token as a protocol. */
async function follow(t: TestContext, app: TestApp, person: Person, after?: number) {
  const url = `${app.url.replace('http', 'ws')}/ws/notifications${after === undefined ? '' : `?after=${after}`}`;
  const { ticket } = await person.call<{ ticket: string }>('POST', '/api/v1/auth/ws-ticket');
  const socket = new WebSocket(url, ['steward', `ticket.${ticket}`]);
  t.after(() => socket.terminate());
  const messages: NotificationMessage[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as NotificationMessage));
  const closed = once(socket, 'close');
  return {
    messages,
    close: () => socket.terminate(),
    async until(is: (message: NotificationMessage) => boolean) {
      while (!messages.some(is)) {
        const [code] = (await Promise.race([once(socket, 'message'), closed])) as [unknown];
        assert.notEqual(typeof code, 'number', `closed with ${String(code)} before it was told`);
      }
    },
  };
}

const titles = (messages: readonly NotificationMessage[]) =>
  messages.flatMap((message) => (message.type === 'notification' ? [message.notification.title] : []));
const isUnread = (unread: number) => (message: NotificationMessage) =>
  message.type === 'unread' && message.unread === unread;
const isNews = (title: string) => (message: NotificationMessage) =>
  message.type === 'notification' && message.notification.title === title;

test('the socket tells at once, goes on where it was, and counts along', async (t) => {
  const app = await startApp(t);
  const [ada, rex] = [await app.signUp('ada'), await app.signUp('rex')];
  const owner_id = await idOf(ada);
  await tell(app, { owner_id, once_key: '1' });
  const first = await follow(t, app, ada);
  await first.until(({ type }) => type === 'snapshot');
  assert.deepEqual(first.messages, [{ type: 'snapshot', sequence: 1, unread: 1 }]);
  await tell(app, { owner_id: await idOf(rex), once_key: '1' });
  await tell(app, { owner_id, once_key: '2' });
  await first.until(isNews('Tea 2'));
  await first.until(isUnread(2));
  assert.deepEqual(titles(first.messages), ['Tea 2']);
  await ada.call('POST', '/api/v1/notifications/read', { all_before: timestamp(NOW) });
  await first.until(isUnread(0));
  first.close();

  for (const once_key of ['3', '4', '5']) await tell(app, { owner_id, once_key });
  const second = await follow(t, app, ada, 3);
  await second.until(isNews('Tea 5'));
  assert.deepEqual(second.messages[0], { type: 'snapshot', sequence: 5, unread: 3 });
  assert.deepEqual(titles(second.messages), ['Tea 4', 'Tea 5']);
});

test('many at once are told in order, each once', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const owner_id = await idOf(ada);
  const listener = await follow(t, app, ada);
  await listener.until(({ type }) => type === 'snapshot');
  const keys = Array.from({ length: 20 }, (_, index) => String(index));
  await Promise.all([...keys, ...keys].map((once_key) => tell(app, { owner_id, once_key })));
  await listener.until(isUnread(keys.length));
  await listener.until(({ type }) => type === 'notification' && titles(listener.messages).length === keys.length);
  const sequences = listener.messages.flatMap((message) => (message.type === 'notification' ? [message.sequence] : []));
  assert.deepEqual(
    sequences,
    sequences.toSorted((a, b) => a - b),
  );
  assert.deepEqual(titles(listener.messages).toSorted(), keys.map((key) => `Tea ${key}`).toSorted());
});

test('old ones go, and of very many the last 1,000 stay', async (t) => {
  const world = await openWorld(t);
  const notices = await world.openNotices();
  const tellMany = (count: number, ownerId: string) =>
    world.database.write(async (tx) => {
      for (let index = 0; index < count; index++)
        await notify(tx, {
          owner_id: ownerId,
          kind: 'test.tea',
          title: 'Tea',
          once_key: `${world.clock.nowMs()} ${index}`,
          nowMs: world.clock.nowMs(),
        });
    });
  const countOf = async (ownerId: string) =>
    (await world.database.read.selectFrom('notifications').select('id').where('owner_id', '=', ownerId).execute())
      .length;
  await tellMany(3, 'rex');
  await world.mail({ once_key: 'waits' });
  world.clock.advance(91 * 24 * 3_600_000);
  await tellMany(1003, 'ada');
  await tellMany(2, 'rex');
  await notices.tidy();
  assert.deepEqual([await countOf('ada'), await countOf('rex')], [1000, 2]);
  assert.equal((await world.mails()).length, 1, 'a mail that was never sent is not forgotten');
  await notices.sendDueMail();
  await notices.tidy();
  assert.equal((await world.mails()).length, 0);
});

test('mail is each person’s choice; a test mail says what the server says', async (t) => {
  const server = await startMailServer(t);
  const app = await startApp(t, { env: { SMTP_URL: server.url, STEWARD_MAIL_FROM: 'steward@example.com' } });
  const ada = await app.signUp('ada');
  const path = '/api/v1/notifications/preferences';
  const given = { mail: true, mail_available: true, mail_address: 'ada@example.com' };
  assert.deepEqual(await ada.call('GET', path), given);
  assert.deepEqual(await ada.call('PATCH', path, { mail: false }), { ...given, mail: false });
  assert.deepEqual(await ada.call('GET', path), { ...given, mail: false });

  const testMail = '/api/v1/notifications/test-mail';
  await ada.call('POST', testMail, undefined, 204);
  const [received] = server.taken;
  assert.ok(received && headerOf(received, 'Subject') === 'Steward can reach you');
  server.answer(550);
  const { code, detail } = await ada.call<{ code: string; detail: string }>('POST', testMail, undefined, 502);
  assert.equal(code, 'notices.mail-failed');
  assert.match(detail, /550/);
  await ada.call('POST', testMail, undefined, 204);
  await ada.call('POST', testMail, undefined, 429);
});

test('without a mail server mail is off, and says so', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const { mail_available } = await ada.call<{ mail_available: boolean }>('GET', '/api/v1/notifications/preferences');
  assert.equal(mail_available, false);
  const { code } = await ada.call<{ code: string }>('POST', '/api/v1/notifications/test-mail', undefined, 409);
  assert.equal(code, 'notices.mail-off');
});
