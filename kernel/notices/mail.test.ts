import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { freePort } from '../../test/server.ts';
import { headerOf, startMailServer, textOf } from '../../test/mail-server.ts';
import { isMailAddress } from './notices.ts';
import { openWorld } from './test/world.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const PATIENCE = { connectMs: 10_000, silentMs: 10_000, mailMs: 20_000 };

test('a mail is queued once, sent once, in UTF-8, with its attachment and an id of its own', async (t) => {
  const server = await startMailServer(t, { password: 'geheim:@/' });
  const world = await openWorld(t);
  const SMTP_URL = `smtp://ada:${encodeURIComponent('geheim:@/')}@127.0.0.1:${server.port}`;
  const notices = await world.openNotices({ SMTP_URL });
  const mail = {
    once_key: 'booking:1',
    reply_to: 'rex@example.com',
    subject: 'Zahnarzt – in 10 Minuten ☂',
    text: 'Grüße\n\nvon Ada\n',
    link: '/appointments?date=2026-03-01' as const,
    attachments: [
      {
        filename: 'appointment.ics',
        content_type: 'text/calendar; charset=utf-8; method=REQUEST',
        content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
      },
    ],
  };
  assert.equal(await world.mail(mail), true);
  assert.equal(await world.mail(mail), false);
  await notices.sendDueMail();
  await notices.sendDueMail();

  const [received, ...more] = server.taken;
  assert.ok(received && more.length === 0);
  assert.deepEqual([received.from, received.to], ['steward@example.com', ['ada@example.com']]);
  assert.equal(headerOf(received, 'From'), 'Steward <steward@example.com>');
  assert.equal(headerOf(received, 'Reply-To'), 'rex@example.com');
  assert.equal(headerOf(received, 'Subject'), mail.subject);
  assert.equal(headerOf(received, 'Auto-Submitted'), 'auto-generated');
  assert.equal(textOf(received).trim(), 'Grüße\n\nvon Ada\n\nhttps://steward.example/appointments?date=2026-03-01');
  assert.match(received.raw, /text\/calendar; charset=utf-8; method=REQUEST/);
  const [row] = await world.mails();
  assert.equal(headerOf(received, 'Message-ID'), `<${row?.id}@example.com>`);
  assert.deepEqual([row?.state, row?.attempts, row?.sent_at], ['sent', 1, '2026-03-01T08:00:00.000Z']);
});

test('nothing from outside becomes a header, a recipient or a command', async (t) => {
  const server = await startMailServer(t);
  const world = await openWorld(t);
  const notices = await world.openNotices({ SMTP_URL: server.url });
  const hostile = [
    'a@example.com, b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com> SIZE=1\r\nRCPT TO:<b@example.com',
    'Ada <a@example.com>',
    'a@example.com;b@example.com',
    'a@example.com\u2028',
    '',
  ];
  for (const to of hostile) await assert.rejects(world.mail({ once_key: to, to }), { code: 'notices.bad-address' });
  await assert.rejects(world.mail({ once_key: 'reply', reply_to: 'a@b.example\r\nBcc: c@d.example' }), {
    code: 'notices.bad-address',
  });
  await world.mail({
    once_key: 'lines',
    subject: 'Tea\r\nBcc: rex@example.com\r\n\r\nA body of mine',
    text: 'Hello\r\n.\r\nRCPT TO:<rex@example.com>\r\n.\r\nQUIT\r\n',
  });
  await notices.sendDueMail();
  const [received] = server.taken;
  assert.ok(received);
  assert.deepEqual(received.to, ['ada@example.com']);
  assert.equal(headerOf(received, 'Bcc'), undefined);
  assert.equal(headerOf(received, 'Subject'), 'Tea Bcc: rex@example.com A body of mine');
  assert.match(textOf(received), /^Hello\n\.\nRCPT TO:<rex@example.com>\n\.\nQUIT/);
});

test('whatever passes for an address has no character that a header could understand otherwise', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      assert.ok(!isMailAddress(text) || /^[^\s"(),:;<>[\\\]]+$/u.test(text));
    }),
  );
  assert.ok(isMailAddress('ada+tea@example.com') && isMailAddress('jürgen@müller.example'));
});

test('what a later attempt can mend is tried again, further and further apart; the rest fails at once', async (t) => {
  const server = await startMailServer(t);
  const world = await openWorld(t);
  const notices = await world.openNotices({ SMTP_URL: server.url, patience: PATIENCE });
  const stateOf = async () => (await world.mails()).map(({ state, attempts }) => [state, attempts]);

  server.answer(451, 'drop', 'take');
  await world.mail({ once_key: 'one' });
  await notices.sendDueMail();
  assert.deepEqual(await stateOf(), [['waiting', 1]]);
  await notices.sendDueMail();
  assert.equal(server.begun, 1, 'not before its time');
  world.clock.advance(30 * SECOND);
  await notices.sendDueMail();
  assert.deepEqual(await stateOf(), [['waiting', 2]]);
  world.clock.advance(30 * SECOND);
  await notices.sendDueMail();
  assert.equal(server.begun, 2, 'the second pause is longer');
  world.clock.advance(30 * SECOND);
  await notices.sendDueMail();
  assert.deepEqual(await stateOf(), [['sent', 3]]);

  server.answer(550);
  await world.mail({ once_key: 'two' });
  await notices.sendDueMail();
  const [, refused] = await world.mails();
  assert.equal(refused?.state, 'failed');
  assert.match(refused.error ?? '', /550/);
  assert.equal(server.taken.length, 1);
});

test('a server that hangs holds nobody up for ever; one that is down or refuses the password loses no mail', async (t) => {
  const world = await openWorld(t);
  await world.mail({ once_key: 'one' });
  const port = await freePort();
  const down = await world.openNotices({ SMTP_URL: `smtp://127.0.0.1:${port}`, patience: PATIENCE });
  await down.sendDueMail();
  assert.match((await world.mails())[0]?.error ?? '', /ECONNREFUSED/);

  const server = await startMailServer(t, { port, password: 'right' });
  server.answer('hang');
  const stranger = await world.openNotices({ SMTP_URL: `smtp://ada:wrong@127.0.0.1:${port}`, patience: PATIENCE });
  world.clock.advance(HOUR);
  await stranger.sendDueMail();
  assert.match((await world.mails())[0]?.error ?? '', /535/);

  const SMTP_URL = `smtp://ada:right@127.0.0.1:${port}`;
  const hasty = await world.openNotices({ SMTP_URL, patience: { ...PATIENCE, silentMs: 2000 } });
  world.clock.advance(HOUR);
  await hasty.sendDueMail();
  assert.deepEqual(
    (await world.mails()).map(({ state, attempts }) => [state, attempts]),
    [['waiting', 3]],
  );
  world.clock.advance(HOUR);
  await (await world.openNotices({ SMTP_URL, patience: PATIENCE })).sendDueMail();
  assert.equal(server.taken.length, 1);
});

test('a mail that nobody wants any more is not sent, and the row says why', async (t) => {
  const server = await startMailServer(t);
  const world = await openWorld(t);
  await world.mail({ once_key: 'one', expires_at: '2026-03-01T09:00:00.000Z' });
  world.clock.advance(HOUR);
  await (await world.openNotices({ SMTP_URL: server.url })).sendDueMail();
  assert.equal(server.begun, 0);
  assert.deepEqual(
    (await world.mails()).map(({ state, error }) => [state, error]),
    [['failed', 'It could not be sent in time.']],
  );
});

test('without a mail server the row says off, for good', async (t) => {
  const world = await openWorld(t);
  await world.mail({ once_key: 'one' });
  await (await world.openNotices()).sendDueMail();
  assert.deepEqual(
    (await world.mails()).map(({ state }) => state),
    ['off'],
  );
  const server = await startMailServer(t);
  await (await world.openNotices({ SMTP_URL: server.url })).sendDueMail();
  assert.equal(server.begun, 0);
});

test('several senders send each mail once, over two connections each', async (t) => {
  const server = await startMailServer(t);
  const world = await openWorld(t);
  for (let index = 0; index < 40; index++) await world.mail({ once_key: `mail ${index}`, subject: `Mail ${index}` });
  const senders = [];
  for (let index = 0; index < 3; index++) senders.push(await world.openNotices({ SMTP_URL: server.url }));
  await Promise.all(senders.map((sender) => sender.sendDueMail()));
  const subjects = server.taken.map((mail) => headerOf(mail, 'Subject'));
  assert.equal(subjects.length, 40);
  assert.equal(new Set(subjects).size, 40);
  assert.ok(server.mostConnections <= 6, `${server.mostConnections} connections`);
  assert.ok((await world.mails()).every(({ state }) => state === 'sent'));
});

test('a sender that died with a mail in hand is followed by another, which sends the same message', async (t) => {
  const server = await startMailServer(t);
  const world = await openWorld(t);
  await world.mail({ once_key: 'one' });
  // As a sender leaves it that was killed after the server's yes.
  await world.database.write((tx) =>
    tx
      .updateTable('outgoing_mail')
      .set({ state: 'sending', attempts: 1, next_at: '2026-03-01T08:03:00.000Z' })
      .execute(),
  );
  const notices = await world.openNotices({ SMTP_URL: server.url });
  await notices.sendDueMail();
  assert.equal(server.begun, 0, 'its claim still holds');
  world.clock.advance(3 * 60 * SECOND);
  await notices.sendDueMail();
  const [row] = await world.mails();
  assert.deepEqual([row?.state, row?.attempts], ['sent', 2]);
  assert.equal(headerOf(server.taken[0] ?? assert.fail(), 'Message-ID'), `<${row?.id}@example.com>`);
});
