import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOBODYS_HASH, hashPassword, isCurrent, passwordFits } from './password-hash.ts';

const LONG = 'x'.repeat(100);

/** Made by other programs: the reference argon2, Python's hashlib in the spelling of passlib and Django, crypt_blowfish and libxcrypt. */
const OLD = [
  [
    'argon2id, phc-winner-argon2',
    'password',
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  ],
  [
    'pbkdf2, the tests of passlib',
    'password',
    '$pbkdf2-sha256$1212$4vjV83LKPjQzk31VI4E0Vw$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ',
  ],
  [
    'pbkdf2, passlib, 29,000 rounds, dots in the salt',
    'secure123!',
    '$pbkdf2-sha256$29000$8PHy8/T19vf4.fr7/P3./w$jS45GQcI9Dz6wxIp1TT7490Lhdwuxam6ifZOZTappi8',
  ],
  [
    'pbkdf2, passlib, not ASCII',
    'pässwörd ☃',
    '$pbkdf2-sha256$1000$AAECAwQFBgcICQoLDA0ODw$Qv7TG0wC2c1kJdYKAElh0GpjVTCSYTqNv/UvZHh9eQ8',
  ],
  [
    'pbkdf2, the tests of Django',
    'lètmein',
    'pbkdf2_sha256$260000$seasalt$YlZ2Vggtqdc61YjArZuoApoBh9JNGYoDRBUGu6tcJQo=',
  ],
  ['bcrypt 2a, crypt_blowfish', 'U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['bcrypt 2b', 'secure123!', '$2b$10$abcdefghijklmnopqrstuutZbirv3WPcQV8xrr7Mn5GOgacBObQje'],
  ['bcrypt 2y', 'secure123!', '$2y$06$abcdefghijklmnopqrstuu1xINqiIzkSmdmxThRpH3bCg54NVdpZq'],
  ['bcrypt of 100 bytes', LONG, '$2b$06$abcdefghijklmnopqrstuueHLWckpI7Ut91D6aWthlKy4VKsT9yUG'],
] as const;

test('a new hash fits its password and no other', async () => {
  const stored = await hashPassword('secure123!');
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await passwordFits('secure123!', stored), true);
  assert.equal(await passwordFits('secure123?', stored), false);
  assert.equal(isCurrent(stored), true);
});

for (const [name, password, stored] of OLD) {
  test(`an old hash fits its password and no other: ${name}`, async () => {
    assert.equal(await passwordFits(password, stored), true);
    assert.equal(await passwordFits(`!${password}`, stored), false);
    assert.equal(isCurrent(stored), false);
  });
}

test('bcrypt counts 72 bytes, as those who made the hash did; argon2id counts all', async () => {
  const [, , bcrypt] = OLD[8];
  assert.equal(await passwordFits('x'.repeat(72), bcrypt), true);
  assert.equal(await passwordFits('x'.repeat(71), bcrypt), false);
  const stored = await hashPassword(LONG);
  assert.equal(await passwordFits('x'.repeat(99), stored), false);
});

test('the same letters are the same password, composed or not', async () => {
  const stored = await hashPassword('caf\u00e9 au lait');
  assert.equal(await passwordFits('cafe\u0301 au lait', stored), true);
  const [, composed, django] = OLD[4];
  assert.equal(await passwordFits(composed.normalize('NFD'), django), true);
});

test('what is not a hash that can be borne fits nothing, and does not throw', async () => {
  const strange = [
    '',
    'secure123!',
    '!',
    '$argon2id$v=19$m=19456,t=2,p=1$$',
    '$argon2id$v=19$m=4294967295,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$pbkdf2-sha256$99999999999$8PHy8/T19vf4.fr7/P3./w$jS45GQcI9Dz6wxIp1TT7490Lhdwuxam6ifZOZTappi8',
    '$pbkdf2-sha256$0$8PHy8/T19vf4.fr7/P3./w$jS45GQcI9Dz6wxIp1TT7490Lhdwuxam6ifZOZTappi8',
    'pbkdf2_sha256$1000$salt$',
    '$2b$31$abcdefghijklmnopqrstuutZbirv3WPcQV8xrr7Mn5GOgacBObQje',
    '$2x$06$abcdefghijklmnopqrstuu1xINqiIzkSmdmxThRpH3bCg54NVdpZq',
  ];
  for (const stored of strange) assert.equal(await passwordFits('secure123!', stored), false, stored);
});

test('a password with a zero byte is a password like any other', async () => {
  const [, , bcrypt] = OLD[6];
  assert.equal(await passwordFits('secure123!\0', bcrypt), false);
  const stored = await hashPassword('zero\0zero');
  assert.equal(await passwordFits('zero\0zero', stored), true);
  assert.equal(await passwordFits('zero', stored), false);
});

test("nobody's hash costs what a real one costs and fits nothing", async () => {
  assert.equal(isCurrent(NOBODYS_HASH), true);
  assert.equal(await passwordFits('', NOBODYS_HASH), false);
});
