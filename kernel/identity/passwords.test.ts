import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../database/database.ts';
import { HashingGate } from './hashing-gate.ts';
import { ADA, REX, testOnBoth, testOnOne } from '../../test/identity.ts';
import { isCurrent } from './password-hash.ts';

const OLD_HASHES = {
  passlib: '$pbkdf2-sha256$29000$8PHy8/T19vf4.fr7/P3./w$jS45GQcI9Dz6wxIp1TT7490Lhdwuxam6ifZOZTappi8',
  Django: 'pbkdf2_sha256$260000$seasalt2$jX88O2TuHxZRDgJ8vljyiR/btOiSfiL2IrHiYRJobcM=',
  bcrypt: '$2b$10$abcdefghijklmnopqrstuutZbirv3WPcQV8xrr7Mn5GOgacBObQje',
};

testOnBoth(
  'a person signs in by email or username, in any case, as JSON and as the form that OpenAPI pages send',
  async (_, open) => {
    const { call, signUp } = await open();
    await signUp(ADA);
    const password = ADA.password;
    const bodies = [
      { email: 'ada@example.com' },
      { email: ' ADA@Example.com' },
      { username: 'Ada' },
      { username: 'ada@example.com' },
    ];
    for (const body of bodies) {
      const reply = await call('POST /auth/login', { body: { ...body, password } });
      assert.equal(reply.status, 200, JSON.stringify(body));
      assert.equal(reply.body.token_type, 'bearer');
    }
    const form = {
      grant_type: 'password',
      username: 'ada@example.com',
      password,
      scope: '',
      client_id: '',
      client_secret: '',
    };
    assert.equal((await call('POST /auth/login', { form })).status, 200);
    assert.equal((await call('POST /auth/login', { body: { password } })).status, 422);
    assert.equal((await call('POST /auth/login', { body: { email: ADA.email } })).status, 422);
  },
);

testOnOne('a wrong password and a name that nobody has get the same answer', async (_, open) => {
  const { call, signUp } = await open();
  await signUp(ADA);
  const wrong = await call('POST /auth/login', { body: { email: ADA.email, password: 'not it at all' } });
  const nobody = await call('POST /auth/login', { body: { email: 'nobody@example.com', password: 'not it at all' } });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.body.code, 'identity.wrong-credentials');
  assert.deepEqual({ ...nobody.body, request_id: '' }, { ...wrong.body, request_id: '' });
  assert.equal(nobody.status, 401);
});

for (const [name, stored] of Object.entries(OLD_HASHES)) {
  testOnBoth(`a password hash of ${name} is made anew at sign-in, also when three sign in at once`, async (_, open) => {
    const { call, signUp, database } = await open();
    await signUp(ADA);
    await database.write((tx) => tx.updateTable('people').set({ password_hash: stored }).execute());
    const read = () => database.read.selectFrom('people').select('password_hash').executeTakeFirstOrThrow();

    assert.equal((await call('POST /auth/login', { body: { ...ADA, password: 'wrong one' } })).status, 401);
    assert.equal((await read()).password_hash, stored);
    const replies = await Promise.all([1, 2, 3].map(() => call('POST /auth/login', { body: ADA })));
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200],
    );
    const { password_hash } = await read();
    assert.equal(isCurrent(password_hash ?? ''), true);
    assert.equal((await call('POST /auth/login', { body: ADA })).status, 200);
    assert.equal((await read()).password_hash, password_hash, 'once');
  });
}

testOnBoth('a sign-in with the old password opens no session once the new one stands', async (_, open) => {
  const { database, clock, signUp, call } = await open();
  const { access_token: token } = await signUp(ADA);
  const checked = Promise.withResolvers<void>();
  const changed = Promise.withResolvers<void>();
  const slow = await open({
    clock,
    database: {
      ...asParts(database),
      async write(work) {
        checked.resolve();
        await changed.promise;
        return database.write(work);
      },
    },
  });
  const login = slow.call('POST /auth/login', { body: ADA });
  await checked.promise;
  const body = { current_password: ADA.password, new_password: 'a better one' };
  assert.equal((await call('PUT /auth/password', { token, body })).status, 200);
  changed.resolve();
  assert.equal((await login).status, 401);
});

testOnOne('a new password needs the current one and has to be a good one', async (_, open) => {
  const { call, signUp, me } = await open();
  const { access_token: token } = await signUp(ADA);
  const put = (current_password: string, new_password: string) =>
    call('PUT /auth/password', { token, body: { current_password, new_password } });
  const wrong = await put('not it', 'a better one');
  assert.equal(wrong.status, 403);
  assert.deepEqual(wrong.body.fields[0].path, '/current_password');
  const bad = await put(ADA.password, ADA.email);
  assert.equal(bad.status, 422);
  assert.deepEqual(bad.body.fields[0].path, '/new_password');
  assert.equal(await me(token), 200);
});

testOnBoth('setPassword ends every session', async (_, open) => {
  const { identity, signUp, me, logIn } = await open();
  const { access_token } = await signUp(ADA);
  const ada = await identity.findPersonByEmail(ADA.email);
  await assert.rejects(identity.setPassword(ada?.id ?? '', 'short'), { code: 'identity.bad-password' });
  await identity.setPassword(ada?.id ?? '', 'given by an admin');
  assert.equal(await me(access_token), 401);
  assert.ok((await logIn(ADA.email, 'given by an admin')).access_token);
});

test('two hashes run, eight wait in line, and more are turned away at once', async () => {
  const gate = new HashingGate();
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const runs = Array.from({ length: 10 }, (_, index) =>
    gate.run(async () => {
      started.push(index);
      await new Promise<void>((done) => finish.push(done));
      return index;
    }),
  );
  assert.deepEqual(started, [0, 1]);
  await assert.rejects(
    gate.run(async () => 'never'),
    { code: 'identity.too-busy', status: 429, retryAfterSeconds: 1 },
  );
  for (let index = 0; index < 10; index++) {
    finish[index]?.();
    assert.equal(await runs[index], index);
    assert.ok(started.length <= index + 3, 'never more than two at once');
  }
  assert.deepEqual(started, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const failing = gate.run(() => Promise.reject(new Error('broken')));
  await assert.rejects(failing, /broken/);
  assert.equal(await gate.run(async () => 'free again'), 'free again');
});

testOnOne('a flood of sign-ins is turned away with Retry-After, and those inside get their answer', async (_, open) => {
  const { call, signUp } = await open();
  await signUp(ADA);
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, index) => call('POST /auth/login', { body: ADA, from: `192.0.2.${index}` })),
  );
  const passed = replies.filter(({ status }) => status === 200);
  const refused = replies.filter(({ status }) => status === 429);
  assert.equal(passed.length, 10);
  assert.equal(refused.length, 20);
  assert.equal(refused[0]?.body.code, 'identity.too-busy');
  assert.equal(refused[0]?.headers['retry-after'], '1');
});

testOnOne('guessing from one address is slowed, doubling, and costs nobody else a thing', async (_, open) => {
  const { call, signUp, refresh, me, clock } = await open();
  const tokens = await signUp(ADA);
  const attempt = (password: string, from: string) => call('POST /auth/login', { body: { ...ADA, password }, from });
  for (let guess = 0; guess < 5; guess++) assert.equal((await attempt('wrong', '203.0.113.9')).status, 401);
  let waits = 1;
  for (const expected of [1, 2, 4, 8]) {
    const slowed = await attempt(ADA.password, '203.0.113.9');
    assert.equal(slowed.status, 429, 'even the right password');
    assert.equal(slowed.body.code, 'identity.too-many-attempts');
    assert.equal(slowed.headers['retry-after'], String(expected));
    clock.advance(expected * 1000);
    assert.equal((await attempt('wrong', '203.0.113.9')).status, 401);
    waits += expected;
  }
  assert.equal(waits, 16);
  assert.equal((await attempt(ADA.password, '192.0.2.1')).status, 200, 'the person, from elsewhere');
  assert.equal((await call('POST /auth/login', { body: ADA, from: '192.0.2.77' })).status, 200, 'from a new place too');
  assert.equal(await me(tokens.access_token), 200);
  assert.equal((await refresh(tokens.refresh_token)).status, 200);
  clock.advance(16_000);
  assert.equal((await attempt(ADA.password, '203.0.113.9')).status, 200, 'and the wait does end');
  assert.equal((await attempt('wrong', '203.0.113.9')).status, 401, 'with a clean slate');
});

testOnOne('many guesses at the same moment count as many', async (_, open) => {
  const { call, signUp } = await open();
  await signUp(ADA);
  const body = { ...ADA, password: 'wrong' };
  const guesses = await Promise.all(
    Array.from({ length: 10 }, () => call('POST /auth/login', { body, from: '203.0.113.9' })),
  );
  assert.equal(guesses.filter(({ status }) => status === 401).length, 5);
  assert.equal(guesses.filter(({ status }) => status === 429).length, 5);
});

testOnOne('the wait never grows beyond 15 minutes, and an hour of quiet forgets it', async (_, open) => {
  const { call, signUp, clock } = await open();
  await signUp(ADA);
  const attempt = () => call('POST /auth/login', { body: { ...ADA, password: 'wrong' }, from: '203.0.113.9' });
  for (let guess = 0; guess < 18; guess++) {
    assert.equal((await attempt()).status, 401);
    clock.advance(15 * 60_000);
  }
  assert.equal((await attempt()).status, 401);
  assert.equal((await attempt()).headers['retry-after'], '900');
  clock.advance(60 * 60_000);
  for (let guess = 0; guess < 5; guess++) assert.equal((await attempt()).status, 401);
});

testOnOne(
  'while many addresses guess at one account, a known address walks in and an unknown one waits 10 seconds once',
  async (_, open) => {
    const { call, signUp, clock } = await open();
    await signUp(ADA);
    await signUp(REX);
    const attempt = (from: string, body = ADA) => call('POST /auth/login', { body, from });
    for (let guess = 0; guess < 20; guess++)
      assert.equal((await attempt(`203.0.113.${guess}`, { ...ADA, password: 'wrong' })).status, 401);

    assert.equal((await attempt('192.0.2.1')).status, 200, 'where she signed up');
    const slowed = await attempt('198.51.100.1');
    assert.equal(slowed.status, 429);
    assert.equal(slowed.headers['retry-after'], '10');
    clock.advance(10_000);
    assert.equal((await attempt('198.51.100.1')).status, 200);
    assert.equal(
      (await attempt('198.51.100.2', { ...ADA, ...REX, full_name: '' })).status,
      200,
      'other accounts notice nothing',
    );
    clock.advance(15 * 60_000);
    assert.equal((await attempt('198.51.100.3')).status, 200, 'and it passes');
  },
);

testOnOne('guesses at a name that nobody has are slowed alike', async (_, open) => {
  const { call } = await open();
  const attempt = () => call('POST /auth/login', { body: { email: 'nobody@example.com', password: 'wrong' } });
  for (let guess = 0; guess < 5; guess++) assert.equal((await attempt()).status, 401);
  assert.equal((await attempt()).status, 429);
});

/** The same database, as an object whose methods can be replaced one by one. */
function asParts(database: Database): Database {
  const { dialect, read } = database;
  return {
    dialect,
    read,
    write: (work) => database.write(work),
    alone: (work) => database.alone(work),
    insertMany: (...rows) => database.insertMany(...rows),
    close: () => database.close(),
  };
}
