import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, exportJWK } from 'jose';
import { ADA, REX, SECRET, testOnBoth, testOnOne } from '../../test/identity.ts';
import type { OpenIdentity } from '../../test/identity.ts';
import { deriveSecrets } from './secrets.ts';

const MINUTE = 60_000;

/** A signed-in person, and the means to sign whatever a thief of the signing key could. */
async function openWithKey(open: OpenIdentity) {
  const world = await open();
  const { access_token } = await world.signUp(ADA);
  const header = decodeProtectedHeader(access_token);
  const { salt } = await world.database.read.selectFrom('signing_keys').select('salt').executeTakeFirstOrThrow();
  const key = deriveSecrets(SECRET).signingKey(String(header.kid), salt);
  const claims = decodeJwt(access_token);
  const sign = (change: object, headerChange: object = {}, signingKey: Uint8Array = key) =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: String(header.kid), ...headerChange })
      .sign(signingKey);
  return { ...world, access_token, header, claims, sign };
}

testOnOne('a token says what it is, for whom, and no more', async (_, open) => {
  const { header, claims } = await openWithKey(open);
  assert.deepEqual(Object.keys(header).toSorted(), ['alg', 'kid', 'typ']);
  assert.equal(header.alg, 'HS256');
  assert.equal(header.typ, 'at+jwt');
  assert.deepEqual(Object.keys(claims).toSorted(), ['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
  assert.equal(Number(claims.exp) - Number(claims.iat), 900);
});

testOnOne('what is signed with our key but is not an access token of ours is refused', async (_, open) => {
  const { sign, me, claims } = await openWithKey(open);
  assert.equal(await me(await sign({})), 200, 'the control: signed like this it counts');
  const { exp, ...immortal } = claims;
  const { sid, ...homeless } = claims;
  const wrong: Record<string, Promise<string>> = {
    'another audience': sign({ aud: 'somebody-else' }),
    'no audience': sign({ aud: undefined }),
    'another issuer': sign({ iss: 'https://evil.example' }),
    'another type': sign({}, { typ: 'JWT' }),
    'no type': sign({}, { typ: undefined }),
    'another algorithm': sign({}, { alg: 'HS512' }),
    'no kid': sign({}, { kid: undefined }),
    'a kid that is none of ours': sign({}, { kid: '00000000-0000-4000-8000-000000000000' }),
    'a kid that is a path': sign({}, { kid: '../../../dev/null' }),
    'no end': sign({ exp: undefined, was: exp, ...immortal }),
    'an end that is no number': sign({ exp: '9999999999' }).catch(() => 'x.y.z'),
    'no session': sign({ sid: undefined, was: sid, ...homeless }),
    'a session that is none': sign({ sid: '00000000-0000-7000-8000-000000000000' }),
    'a session that is no text': sign({ sid: { $gt: '' } }),
    'another key': sign({}, {}, new Uint8Array(32).fill(7)),
    'a key of nothing': sign({}, {}, new Uint8Array(32)),
  };
  for (const [name, token] of Object.entries(wrong)) assert.equal(await me(await token), 401, name);
});

testOnBoth("one person's session does not carry another person's name", async (_, open) => {
  const { sign, me, signUp, identity } = await openWithKey(open);
  const rex = await signUp(REX);
  const actor = await identity.authenticate({ bearer: rex.access_token });
  assert.equal(await me(await sign({ sub: actor?.person_id })), 401);
});

testOnOne('an unsigned token, and one that brings its own key, are refused', async (_, open) => {
  const { claims, header, me } = await openWithKey(open);
  const unsigned = new UnsecuredJWT(claims).encode();
  assert.equal(await me(unsigned), 401);
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: header.kid })).toString('base64url');
  assert.equal(await me(`${none}.${unsigned.split('.')[1]}.`), 401);

  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const jwk = await exportJWK(publicKey);
  for (const extra of [{ jwk }, { jku: 'https://evil.example/keys' }, { x5u: 'https://evil.example/cert' }]) {
    const own = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: String(header.kid), ...extra })
      .sign(privateKey);
    assert.equal(await me(own), 401);
  }
});

testOnOne('a token with one letter changed, wherever it is, is refused', async (_, open) => {
  const { access_token, me } = await openWithKey(open);
  for (let at = 0; at < access_token.length; at += 7) {
    if (access_token[at] === '.') continue;
    const letter = access_token[at] === 'A' ? 'B' : 'A';
    const changed = access_token.slice(0, at) + letter + access_token.slice(at + 1);
    assert.equal(await me(changed), 401, `letter ${at}`);
  }
  for (const rubbish of ['', 'x', '..', 'a.b.c', `${access_token}.`, `${access_token}x`.repeat(20)])
    assert.equal(await me(rubbish), 401, rubbish);
});

testOnBoth(
  'after a rotation new tokens have a new key, old ones live out their 15 minutes, and refreshing goes on',
  async (_, open) => {
    const one = await open();
    const two = await open({ database: one.database, clock: one.clock });
    const old = await one.signUp(ADA);
    assert.equal(await two.me(old.access_token), 200);
    const rotation = await one.call('POST /admin/rotate-keys', { token: old.access_token });
    assert.equal(rotation.status, 200);
    assert.equal(rotation.body.previous_valid_until, '2026-01-01T00:15:00.000Z');

    const fresh = await two.logIn(ADA.email, ADA.password);
    assert.equal(decodeProtectedHeader(fresh.access_token).kid, rotation.body.kid);
    assert.notEqual(decodeProtectedHeader(old.access_token).kid, rotation.body.kid);
    one.clock.advance(15 * MINUTE - 1);
    assert.equal(await two.me(old.access_token), 200);
    one.clock.advance(1);
    assert.equal(await two.me(old.access_token), 401);
    const refreshed = await two.refresh(old.refresh_token);
    assert.equal(await one.me(refreshed.body.access_token), 200);
  },
);

testOnBoth(
  'an immediate rotation kills every access token in every process at once, cached or not, and no session',
  async (_, open) => {
    const one = await open();
    const two = await open({ database: one.database, clock: one.clock });
    const old = await one.signUp(ADA);
    assert.equal(await two.me(old.access_token), 200);
    const body = { immediately: true };
    assert.equal((await one.call('POST /admin/rotate-keys', { token: old.access_token, body })).status, 200);
    assert.equal(await one.me(old.access_token), 401);
    assert.equal(await two.me(old.access_token), 401);
    const refreshed = await two.refresh(old.refresh_token);
    assert.equal(refreshed.status, 200);
    assert.equal(await one.me(refreshed.body.access_token), 200);
  },
);

testOnBoth('an immediate rotation ends the overlap of an earlier one, and dead keys are forgotten', async (_, open) => {
  const { signUp, identity, me, database, clock } = await open();
  const { access_token } = await signUp(ADA);
  await identity.rotateKeys();
  assert.equal(await me(access_token), 200);
  await identity.rotateKeys({ immediately: true });
  assert.equal(await me(access_token), 401);
  clock.advance(1);
  await identity.rotateKeys();
  const keys = await database.read.selectFrom('signing_keys').select('kid').execute();
  assert.equal(keys.length, 2);
});

testOnBoth('two processes that both need the first key end up with one', async (_, open) => {
  const one = await open();
  const two = await open({ database: one.database, clock: one.clock });
  const ada = await one.identity.createPerson(ADA);
  const tokens = await Promise.all([one, two, one, two].map(({ identity }) => identity.issueTokensFor(ada.id)));
  const kids = new Set(tokens.map(({ access_token }) => decodeProtectedHeader(access_token).kid));
  assert.equal(kids.size, 1);
});

testOnOne('only an admin rotates keys or pings the admin', async (_, open) => {
  const { signUp, call } = await open();
  const { access_token: admin } = await signUp(ADA);
  const { access_token: user } = await signUp(REX);
  for (const what of ['GET /auth/admin/ping', 'POST /admin/rotate-keys']) {
    assert.equal((await call(what)).status, 401);
    assert.equal((await call(what, { token: user })).status, 403);
    assert.equal((await call(what, { token: admin })).status, 200);
  }
});
