import assert from 'node:assert/strict';
import { ADA, REX, WEB, testOnBoth, testOnOne } from '../../test/identity.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

testOnBoth('the seed signs up as it stands, is the admin, and finds itself under /auth/me', async (_, open) => {
  const { call } = await open();
  assert.deepEqual((await call('GET /auth/status')).body, { has_people: false, signups_open: true });
  const signup = await call('POST /auth/signup', {
    body: { email: 'user@example.com', username: 'testuser', password: 'secure123!', full_name: 'Test User' },
  });
  assert.equal(signup.status, 201);
  const { access_token, refresh_token, ...rest } = signup.body;
  assert.deepEqual(rest, { token_type: 'bearer', expires_in: 900 });
  assert.match(refresh_token, /^[\w-]{43}$/);
  assert.equal(signup.headers['cache-control'], 'no-store');

  const me = await call('GET /auth/me', { token: access_token });
  const { id, ...person } = me.body;
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(person, {
    email: 'user@example.com',
    username: 'testuser',
    full_name: 'Test User',
    role: 'admin',
    time_zone: 'UTC',
    locale: 'en',
    created_at: '2026-01-01T00:00:00.000Z',
  });
  assert.deepEqual((await call('GET /auth/status')).body, { has_people: true, signups_open: true });
});

testOnOne('an access token lives 15 minutes, to the second', async (_, open) => {
  const { signUp, me, clock } = await open();
  const { access_token } = await signUp(ADA);
  clock.advance(15 * MINUTE - 1);
  assert.equal(await me(access_token), 200);
  clock.advance(1);
  assert.equal(await me(access_token), 401);
});

testOnOne('an access token that nobody has seen before is dead at 15 minutes too', async (_, open) => {
  const { signUp, me, clock } = await open();
  const { access_token } = await signUp(ADA);
  clock.advance(15 * MINUTE);
  assert.equal(await me(access_token), 401);
});

testOnBoth('a refresh token lives 7 days, to the millisecond, and each one starts anew', async (_, open) => {
  const { signUp, refresh, me, clock } = await open();
  const first = await signUp(ADA);
  clock.advance(7 * DAY - 1);
  const second = await refresh(first.refresh_token);
  assert.equal(second.status, 200);
  assert.equal(await me(second.body.access_token), 200);
  clock.advance(7 * DAY - 1);
  const third = await refresh(second.body.refresh_token);
  assert.equal(third.status, 200);
  clock.advance(7 * DAY);
  const dead = await refresh(third.body.refresh_token);
  assert.equal(dead.status, 401);
  assert.equal(dead.body.code, 'identity.refresh-refused');
});

testOnBoth(
  'a refresh token works once: its second use ends the session, access token and newest refresh token included',
  async (_, open) => {
    const { signUp, refresh, me, ended } = await open();
    const stolen = await signUp(ADA);
    const next = (await refresh(stolen.refresh_token)).body;
    assert.equal(await me(next.access_token), 200);
    assert.equal((await refresh(stolen.refresh_token)).status, 401);
    assert.equal(await me(next.access_token), 401);
    assert.equal((await refresh(next.refresh_token)).status, 401);
    assert.equal(ended.length, 1);
  },
);

testOnBoth(
  'a theft is noticed however many refreshes ago the token was used, and touches no other session',
  async (_, open) => {
    const { signUp, logIn, refresh, me } = await open();
    const stolen = await signUp(ADA);
    const other = await logIn(ADA.email, ADA.password);
    let tokens = stolen;
    for (let turn = 0; turn < 5; turn++) tokens = (await refresh(tokens.refresh_token)).body;
    assert.equal((await refresh(stolen.refresh_token)).status, 401);
    assert.equal(await me(tokens.access_token), 401);
    assert.equal(await me(other.access_token), 200);
  },
);

testOnBoth('of two refreshes of a program at the same time one wins, and the session is over', async (_, open) => {
  const { signUp, refresh } = await open();
  const { refresh_token } = await signUp(ADA);
  const replies = await Promise.all([refresh(refresh_token), refresh(refresh_token)]);
  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 401],
  );
  const winner = replies.find(({ status }) => status === 200);
  assert.equal((await refresh(winner?.body.refresh_token)).status, 401);
});

testOnBoth('a browser gets its refresh token as a cookie and never in the body', async (_, open) => {
  const { call } = await open();
  const signup = await call('POST /auth/signup', { body: ADA, headers: WEB });
  assert.equal('refresh_token' in signup.body, false);
  assert.match(
    signup.setCookie,
    /^steward_refresh=[\w-]{43}; Max-Age=604800; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/,
  );
  const refreshed = await call('POST /auth/refresh', { cookie: signup.cookie });
  assert.equal(refreshed.status, 200);
  assert.equal('refresh_token' in refreshed.body, false);
  assert.notEqual(refreshed.cookie, signup.cookie);

  const out = await call('POST /auth/logout', { cookie: refreshed.cookie });
  assert.equal(out.status, 204);
  assert.match(out.setCookie, /^steward_refresh=; Max-Age=0; Path=\/api\/v1\/auth;/);
  assert.equal((await call('POST /auth/refresh', { cookie: refreshed.cookie })).status, 401);
});

testOnOne('over https the cookie is Secure', async (_, open) => {
  const { call } = await open({ publicUrl: 'https://steward.example' });
  const signup = await call('POST /auth/signup', { body: ADA, headers: WEB });
  assert.match(signup.setCookie, /; Secure$/);
});

testOnBoth('two tabs of a browser that refresh together get the same cookie and stay signed in', async (_, open) => {
  const { call, me } = await open();
  const { cookie } = await call('POST /auth/signup', { body: ADA, headers: WEB });
  const tabs = await Promise.all([1, 2, 3].map(() => call('POST /auth/refresh', { cookie, headers: WEB })));
  assert.deepEqual(
    tabs.map((tab) => tab.status),
    [200, 200, 200],
  );
  assert.equal(new Set(tabs.map((tab) => tab.cookie)).size, 1);
  for (const tab of tabs) assert.equal(await me(tab.body.access_token), 200);
});

testOnBoth("a browser's grace ends after 5 seconds, and as soon as the successor is used", async (_, open) => {
  const { call, me, clock } = await open();
  const first = await call('POST /auth/signup', { body: ADA, headers: WEB });
  const second = await call('POST /auth/refresh', { cookie: first.cookie });
  clock.advance(5000);
  assert.equal((await call('POST /auth/refresh', { cookie: first.cookie })).cookie, second.cookie);
  const third = await call('POST /auth/refresh', { cookie: second.cookie });
  assert.equal(third.status, 200);
  assert.equal((await call('POST /auth/refresh', { cookie: first.cookie })).status, 401, 'the successor was used');
  assert.equal(await me(third.body.access_token), 401);

  const again = await call('POST /auth/login', { body: ADA, headers: WEB });
  await call('POST /auth/refresh', { cookie: again.cookie });
  clock.advance(5001);
  assert.equal((await call('POST /auth/refresh', { cookie: again.cookie })).status, 401, 'too late');
});

testOnBoth(
  'logout kills access and refresh token at once, on a second process too, and says so to open sockets',
  async (_, open) => {
    const one = await open();
    const two = await open({ database: one.database, clock: one.clock });
    const tokens = await one.signUp(ADA);
    const other = await one.logIn(ADA.email, ADA.password);
    assert.equal(await two.me(tokens.access_token), 200, 'the second process knows the token well');
    const actor = await two.identity.authenticate({ bearer: tokens.access_token });
    const session_id = actor?.session_id ?? '';
    assert.equal(await two.identity.sessionAlive(session_id), true);

    assert.equal((await one.call('POST /auth/logout', { token: tokens.access_token })).status, 204);
    for (const { me, refresh } of [two, one]) {
      assert.equal(await me(tokens.access_token), 401);
      assert.equal((await refresh(tokens.refresh_token)).status, 401);
      assert.equal(await me(other.access_token), 200);
    }
    assert.deepEqual(one.ended, [session_id]);
    assert.equal(await two.identity.sessionAlive(session_id), false);
    assert.equal((await one.call('POST /auth/logout', { token: tokens.access_token })).status, 401);
  },
);

testOnBoth('an expired access token does not keep anybody from signing out', async (_, open) => {
  const { signUp, call, refresh, clock } = await open();
  const { access_token: token, refresh_token } = await signUp(ADA);
  clock.advance(20 * MINUTE);
  assert.equal((await call('POST /auth/logout', { token })).status, 401);
  assert.equal((await call('POST /auth/logout', { token, body: { refresh_token } })).status, 204);
  assert.equal((await refresh(refresh_token)).status, 401);
});

testOnBoth('a new password ends every session, at once and everywhere, and opens a new one', async (_, open) => {
  const one = await open();
  const two = await open({ database: one.database, clock: one.clock });
  const laptop = await one.signUp(ADA);
  const phone = await two.logIn(ADA.email, ADA.password);
  const rex = await one.signUp(REX);
  assert.equal(await two.me(laptop.access_token), 200);

  const body = { current_password: ADA.password, new_password: 'a better one' };
  const changed = await one.call('PUT /auth/password', { token: laptop.access_token, body });
  assert.equal(changed.status, 200);
  for (const tokens of [laptop, phone]) {
    assert.equal(await two.me(tokens.access_token), 401);
    assert.equal((await two.refresh(tokens.refresh_token)).status, 401);
  }
  assert.equal(one.ended.length, 2);
  assert.equal(await two.me(changed.body.access_token), 200);
  assert.equal((await two.refresh(changed.body.refresh_token)).status, 200);
  assert.equal(await two.me(rex.access_token), 200);
  assert.equal((await two.call('POST /auth/login', { body: ADA })).status, 401);
  assert.equal((await two.call('POST /auth/login', { body: { ...ADA, password: 'a better one' } })).status, 200);
});

testOnBoth('sessions are listed and ended one by one, and only by their person', async (_, open) => {
  const { signUp, logIn, call, me, clock } = await open();
  const laptop = await signUp(ADA);
  clock.advance(1000);
  const phone = await logIn(ADA.email, ADA.password);
  const rex = await signUp(REX);
  const { items, next_cursor } = (await call('GET /auth/sessions', { token: laptop.access_token })).body;
  assert.equal(next_cursor, null);
  assert.deepEqual(
    items.map((session: { current: boolean }) => session.current),
    [false, true],
  );
  assert.equal(items[0].address, '192.0.2.1');
  const path = `/auth/sessions/${items[0].id}`;
  const foreign = await call(`DELETE ${path}`, { token: rex.access_token });
  assert.equal(foreign.status, 404);
  assert.equal(foreign.body.code, 'identity.session-not-found');
  assert.equal(await me(phone.access_token), 200);
  assert.equal((await call(`DELETE ${path}`, { token: laptop.access_token })).status, 204);
  assert.equal(await me(phone.access_token), 401);
  assert.equal((await call(`DELETE ${path}`, { token: laptop.access_token })).status, 404);
  assert.equal((await call('GET /auth/sessions', { token: laptop.access_token })).body.items.length, 1);
});

testOnBoth('a person keeps the 200 sessions used last, and no program pushes out a browser', async (_, open) => {
  const { identity, signUp, call, me, clock, ended } = await open();
  const first = await signUp(ADA);
  const browser = await call('POST /auth/login', { body: ADA, headers: WEB });
  const person_id = (await identity.authenticate({ bearer: first.access_token }))?.person_id ?? '';
  clock.advance(1);
  for (let turn = 0; turn < 199; turn++) await identity.issueTokensFor(person_id);
  assert.equal(await me(first.access_token), 200);
  const last = await identity.issueTokensFor(person_id);
  assert.equal(await me(first.access_token), 401);
  assert.equal(await me(last.access_token), 200);
  assert.equal(await me(browser.body.access_token), 200);
  assert.equal(ended.length, 1);
});

testOnBoth('another SECRET_KEY kills every token, access and refresh', async (_, open) => {
  const before = await open();
  const tokens = await before.signUp(ADA);
  const session_id = (await before.identity.authenticate({ bearer: tokens.access_token }))?.session_id ?? '';
  const { database, clock } = before;
  const after = await open({ database, clock, secretKey: 'another secret, as long as the first' });
  assert.equal(await after.me(tokens.access_token), 401);
  assert.equal((await after.refresh(tokens.refresh_token)).status, 401);
  assert.equal(await after.identity.sessionAlive(session_id), false);
  const fresh = await after.logIn(ADA.email, ADA.password);
  assert.equal(await after.me(fresh.access_token), 200);
  assert.equal((await after.call('GET /auth/sessions', { token: fresh.access_token })).body.items.length, 1);
});

testOnBoth('a socket ticket opens one socket within 30 seconds, on any process', async (_, open) => {
  const one = await open();
  const two = await open({ database: one.database, clock: one.clock });
  const { access_token: token } = await one.signUp(ADA);
  const take = async () => (await one.call('POST /auth/ws-ticket', { token })).body.ticket;

  const { body } = await one.call('POST /auth/ws-ticket', { token });
  assert.equal(body.expires_in, 30);
  const actor = await two.identity.authenticate({ ticket: body.ticket });
  assert.deepEqual(actor, await one.identity.authenticate({ bearer: token }));
  assert.equal(await one.identity.authenticate({ ticket: body.ticket }), undefined, 'used up');

  const raced = await take();
  const winners = await Promise.all([1, 2, 3, 4].map(() => one.identity.authenticate({ ticket: raced })));
  assert.equal(winners.filter(Boolean).length, 1);

  const late = await take();
  one.clock.advance(30_000);
  assert.equal(await one.identity.authenticate({ ticket: late }), undefined, 'expired');

  const orphan = await take();
  await one.call('POST /auth/logout', { token });
  assert.equal(await one.identity.authenticate({ ticket: orphan }), undefined, 'signed out');
});
