import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, property, string } from 'fast-check';
import { ADA, REX, testOnBoth, testOnOne } from '../../test/identity.ts';
import { emailKey, usernameKey } from './names.ts';

testOnBoth('of 20 signups at the same time, on two processes, exactly one is the admin', async (_, open) => {
  const one = await open();
  const two = await open({ database: one.database, clock: one.clock });
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? one : two).call('POST /auth/signup', {
        body: { ...REX, username: `r${index}`, email: `${index}@example.com` },
      }),
    ),
  );
  const statuses = new Set(replies.map(({ status }) => status));
  assert.deepEqual(statuses, new Set([201]), 'ten places at each of the two');
  const people = await one.identity.listPeople();
  assert.equal(people.length, 20);
  assert.equal(people.filter(({ role }) => role === 'admin').length, 1);
});

testOnBoth(
  'of several signups with one email address at the same time, in any case, one wins and the others learn which field',
  async (_, open) => {
    const { call, identity } = await open();
    const emails = ['ada@example.com', 'Ada@Example.com', ' ADA@EXAMPLE.COM ', 'ada@example.com'];
    const replies = await Promise.all(
      emails.map((email, index) =>
        call('POST /auth/signup', { body: { email, username: `ada${index}`, password: ADA.password } }),
      ),
    );
    assert.equal(replies.filter(({ status }) => status === 201).length, 1);
    for (const { status, body } of replies.filter((reply) => reply.status !== 201)) {
      assert.equal(status, 409);
      assert.equal(body.code, 'identity.email-taken');
      assert.deepEqual(body.fields[0].path, '/email');
    }
    assert.equal((await identity.listPeople()).length, 1);
  },
);

testOnBoth('a username is one person’s too, in any case and however it is spelled in Unicode', async (_, open) => {
  const { call, signUp } = await open();
  const { access_token: token } = await signUp(ADA);
  const again = await call('POST /auth/signup', { body: { ...REX, username: 'ＡＤＡ' } });
  assert.equal(again.status, 409);
  assert.equal(again.body.code, 'identity.username-taken');
  const rex = await signUp(REX);
  const renamed = await call('PATCH /auth/me', { token: rex.access_token, body: { username: 'Ada' } });
  assert.equal(renamed.status, 409);
  assert.equal(renamed.body.fields[0].path, '/username');
  const same = await call('PATCH /auth/me', { token, body: { username: 'Ada' } });
  assert.equal(same.status, 200, 'one’s own name in another case');
  assert.equal(same.body.username, 'Ada');
});

testOnBoth('a person changes name, zone and language, and nothing else', async (_, open) => {
  const { call, signUp, identity } = await open();
  const { access_token: token } = await signUp(ADA);
  const body = {
    full_name: 'Ada King',
    time_zone: 'europe/london',
    locale: 'EN-gb',
    role: 'user',
    email: 'x@example.com',
  };
  const changed = await call('PATCH /auth/me', { token, body });
  assert.equal(changed.status, 200);
  assert.equal(changed.body.full_name, 'Ada King');
  assert.equal(changed.body.time_zone, 'Europe/London');
  assert.equal(changed.body.locale, 'en-GB');
  assert.equal(changed.body.role, 'admin');
  assert.equal(changed.body.email, ADA.email);
  assert.deepEqual(
    (await call('PATCH /auth/me', { token, body: { username: null, full_name: null } })).body.full_name,
    null,
  );
  const actor = await identity.authenticate({ bearer: token });
  assert.equal(actor?.time_zone, 'Europe/London');
  assert.deepEqual(await identity.getActor(actor?.person_id ?? ''), {
    person_id: actor?.person_id,
    role: 'admin',
    time_zone: 'Europe/London',
    locale: 'en-GB',
  });
});

testOnOne('bad input at signup is refused, field by field, and makes nobody', async (_, open) => {
  const { call, identity } = await open();
  const cases: [object, string][] = [
    [{ ...ADA, email: 'no address' }, '/email'],
    [{ ...ADA, email: 'a\u0007@example.com' }, '/email'],
    [{ ...ADA, email: `${'a'.repeat(250)}@example.com` }, '/email'],
    [{ ...ADA, email: 7 }, '/email'],
    [{ ...ADA, username: 'a@b' }, '/username'],
    [{ ...ADA, username: 'a' }, '/username'],
    [{ ...ADA, full_name: 'two\nlines' }, '/full_name'],
    [{ ...ADA, full_name: 'x'.repeat(201) }, '/full_name'],
    [{ ...ADA, time_zone: 'Mars/Olympus' }, '/time_zone'],
    [{ ...ADA, time_zone: '+02:00' }, '/time_zone'],
    [{ ...ADA, locale: 'not a tag' }, '/locale'],
    [{ ...ADA, password: 'short' }, '/password'],
    [{ ...ADA, password: 'x'.repeat(1025) }, '/password'],
    [{ ...ADA, password: '☃'.repeat(342) }, '/password'],
    [{ ...ADA, password: 'Ada@Example.com' }, '/password'],
    [{ ...ADA, password: '😀😀😀😀' }, '/password'],
    [{ ...ADA, password: undefined }, '/password'],
  ];
  for (const [body, path] of cases) {
    const reply = await call('POST /auth/signup', { body });
    assert.equal(reply.status, 422, JSON.stringify(body));
    const paths = new Set(reply.body.fields.map((field: { path: string }) => field.path));
    assert.deepEqual(paths, new Set([path]), JSON.stringify(body));
  }
  assert.equal((await call('POST /auth/signup')).status, 422);
  const spelled = {
    code: 'identity.bad-person',
    fields: [{ path: '/username', message: 'letters, digits, dots, dashes and underscores only' }],
  };
  await assert.rejects(identity.createPerson({ ...ADA, username: 'a@b' }), spelled);
  await assert.rejects(identity.createPerson({ ...ADA, password: 'half \ud800 a letter' }), {
    code: 'identity.bad-password',
  });
  assert.deepEqual(await identity.listPeople(), []);
});

testOnBoth(
  'where signups are closed the first person still signs up, and only one of many who try',
  async (_, open) => {
    const { call, identity } = await open({ signupsOpen: false });
    assert.deepEqual((await call('GET /auth/status')).body, { has_people: false, signups_open: true });
    const replies = await Promise.all(
      [1, 2, 3, 4].map((index) =>
        call('POST /auth/signup', { body: { email: `${index}@example.com`, password: ADA.password } }),
      ),
    );
    assert.deepEqual(
      replies.map(({ status }) => status).toSorted((a, b) => a - b),
      [201, 403, 403, 403],
    );
    assert.deepEqual((await call('GET /auth/status')).body, { has_people: true, signups_open: false });
    const added = await identity.createPerson(REX);
    assert.equal(added.role, 'user');
    assert.equal((await call('POST /auth/login', { body: REX })).status, 200);
  },
);

testOnBoth('a new role holds at the next request, and the last admin stays one', async (_, open) => {
  const { identity, call, signUp } = await open();
  await signUp(ADA);
  const { access_token: token } = await signUp(REX);
  const ada = await identity.findPersonByEmail(' Ada@example.COM');
  const rex = await identity.findPersonByEmail(REX.email);
  assert.ok(ada && rex);
  await assert.rejects(identity.setRole(ada.id, 'user'), { code: 'identity.last-admin' });
  assert.equal((await call('GET /auth/admin/ping', { token })).status, 403);
  await identity.setRole(rex.id, 'admin');
  assert.equal((await call('GET /auth/admin/ping', { token })).status, 200);

  const both = await Promise.allSettled([identity.setRole(ada.id, 'user'), identity.setRole(rex.id, 'user')]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await identity.listPeople()).filter(({ role }) => role === 'admin').length, 1);
});

testOnBoth('a person that is not there', async (_, open) => {
  const { identity } = await open();
  await identity.createPerson(ADA);
  const nobody = '01900000-0000-7000-8000-000000000000';
  assert.equal(await identity.findPersonByEmail('nobody@example.com'), undefined);
  await assert.rejects(identity.getActor(nobody), { code: 'identity.person-not-found' });
  const refused = { code: 'identity.person-not-found' };
  await assert.rejects(identity.setRole(nobody, 'admin'), refused);
  await assert.rejects(identity.setPassword(nobody, 'secure123!'), refused);
  await assert.rejects(identity.issueTokensFor(nobody), refused);
});

test('names are compared, not the way they are typed', () => {
  assert.equal(emailKey(' A\u030Ada@Example.COM'), emailKey('åda@example.com'));
  assert.equal(usernameKey('Ａda'), 'ada');
  check(
    property(string({ unit: 'grapheme' }), (text) => {
      assert.equal(emailKey(emailKey(text)), emailKey(text));
    }),
  );
});

testOnBoth(
  'the first person who signs up takes over the account of the keyboard, with all that it owns',
  async (_t, open) => {
    const { identity, call } = await open();
    const local = await identity.createLocalPerson({ email: 'someone@localhost', full_name: 'someone' });
    assert.equal(local.role, 'admin');
    const { access_token: before } = await identity.issueTokensFor(local.id);
    const reply = await call('POST /auth/signup', { body: ADA });
    assert.equal(reply.status, 201);
    const [ada, ...others] = await identity.listPeople();
    assert.deepEqual(others, []);
    assert.deepEqual([ada?.id, ada?.email, ada?.role], [local.id, ADA.email, 'admin']);
    assert.equal((await identity.authenticate({ bearer: before }))?.person_id, local.id);
    await assert.rejects(identity.createLocalPerson({ email: 'someone@localhost' }), {
      code: 'identity.signups-closed',
    });
    const rex = await call('POST /auth/signup', { body: REX });
    assert.equal(rex.status, 201);
    assert.equal((await identity.findPersonByEmail(REX.email))?.role, 'user');
  },
);
