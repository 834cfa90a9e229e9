import { argon2, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

const argon2Async = promisify(argon2);
const pbkdf2Async = promisify(pbkdf2);

/** OWASP's second profile for argon2id: about 20 ms and 19 MiB each. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A stored hash may ask for this much work and no more, so that an imported one cannot stop the program. */
const MOST = {
  memory: 262_144,
  passes: 16,
  parallelism: 8,
  pbkdf2Rounds: 5_000_000,
  bcryptCost: 15,
  bytes: 64,
} as const;

/** Hashes with argon2id (RFC 9106) to a PHC string. The password is taken in NFC, so that the same letters are the same password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await argon2id(password.normalize('NFC'), { ...COST, salt, bytes: HASH_BYTES });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** A hash that no password fits, at the cost of a real one: what an unknown person's password is compared with. */
export const NOBODYS_HASH = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(randomBytes(SALT_BYTES))}$${unpadded(randomBytes(HASH_BYTES))}`;

/** Was it made by today's recipe? If not, the next sign-in makes it anew. */
export function isCurrent(stored: string): boolean {
  return stored.startsWith(`$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`);
}

/**
 * Does `password` fit `stored`? Knows argon2id (PHC), pbkdf2_sha256 as passlib (`$pbkdf2-sha256$…`) and Django (`pbkdf2_sha256$…`)
 * write it, and bcrypt (`$2a$`, `$2b$`, `$2y$`; only the first 72 bytes count, as everywhere). Anything else fits nothing.
 */
export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const composed = password.normalize('NFC');
  if (stored.startsWith('$argon2id$')) return fitsArgon2id(composed, stored);
  // Older systems hashed what was typed, composed or not.
  const spellings = composed === password ? [password] : [password, composed];
  for (const spelling of spellings) {
    if (await fitsOlder(spelling, stored)) return true;
  }
  return false;
}

async function fitsArgon2id(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored);
  if (!parts) return false;
  const [memory, passes, parallelism] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const salt = Buffer.from(parts[4] ?? '', 'base64');
  const hash = Buffer.from(parts[5] ?? '', 'base64');
  const bearable = memory <= MOST.memory && passes <= MOST.passes && parallelism <= MOST.parallelism;
  const sound = passes >= 1 && parallelism >= 1 && memory >= 8 * parallelism && salt.length >= 8;
  if (!bearable || !sound || hash.length < 16 || hash.length > MOST.bytes) return false;
  return timingSafeEqual(hash, await argon2id(password, { memory, passes, parallelism, salt, bytes: hash.length }));
}

async function fitsOlder(password: string, stored: string): Promise<boolean> {
  const passlib = /^\$pbkdf2-sha256\$(\d+)\$([A-Za-z0-9./]*)\$([A-Za-z0-9./]+)$/.exec(stored);
  if (passlib) {
    const [, rounds, salt = '', hash = ''] = passlib;
    return fitsPbkdf2(password, Number(rounds), adaptedBase64(salt), adaptedBase64(hash));
  }
  const django = /^pbkdf2_sha256\$(\d+)\$([^$]+)\$([A-Za-z0-9+/]+=*)$/.exec(stored);
  if (django) {
    const [, rounds, salt = '', hash = ''] = django;
    return fitsPbkdf2(password, Number(rounds), Buffer.from(salt), Buffer.from(hash, 'base64'));
  }
  const bcrypt = /^\$2[aby]\$(\d\d)\$[A-Za-z0-9./]{53}$/.exec(stored);
  if (bcrypt && Number(bcrypt[1]) <= MOST.bcryptCost) return verifyBcrypt(password, stored);
  return false;
}

async function fitsPbkdf2(password: string, rounds: number, salt: Uint8Array, hash: Uint8Array): Promise<boolean> {
  if (rounds < 1 || rounds > MOST.pbkdf2Rounds || hash.length < 16 || hash.length > MOST.bytes) return false;
  return timingSafeEqual(hash, await pbkdf2Async(password, salt, rounds, hash.length, 'sha256'));
}

async function argon2id(
  password: string,
  {
    memory,
    passes,
    parallelism,
    salt,
    bytes,
  }: { memory: number; passes: number; parallelism: number; salt: Uint8Array; bytes: number },
): Promise<Buffer> {
  return argon2Async('argon2id', { message: password, nonce: salt, memory, passes, parallelism, tagLength: bytes });
}

/** passlib's base64: `.` for `+`, no padding. */
function adaptedBase64(text: string): Buffer {
  return Buffer.from(text.replaceAll('.', '+'), 'base64');
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
