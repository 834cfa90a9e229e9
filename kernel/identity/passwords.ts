import { timestamp } from '../clock/clock.ts';
import { addressKey } from '../http/http.ts';
import { identityError } from './identity.errors.ts';
import { emailKey, usernameKey } from './names.ts';
import { NOBODYS_HASH, hashPassword, isCurrent, passwordFits } from './password-hash.ts';
import type { Parts } from './parts.ts';
import { findPersonToSignIn } from './people.ts';
import { endSessions, openSession } from './sessions.ts';
import type { Client, OpenSession } from './sessions.ts';
import type { Attempt } from './sign-in-throttle.ts';

const SHORTEST = 8;
const LONGEST_BYTES = 1024;

/**
 * What a password must be: 8 characters or more, at most 1,024 bytes, not the email address. Nothing about digits and signs: such
 * rules make worse passwords (NIST SP 800-63B, 3.1.1.2).
 * @throws identity.bad-password with the fault at `path`
 */
export function checkPassword(password: string, { email, path }: { email: string; path: string }): void {
  const composed = password.normalize('NFC');
  const fault = !password.isWellFormed()
    ? 'This password has half a character in it.'
    : Array.from(composed).length < SHORTEST
      ? `Use at least ${SHORTEST} characters.`
      : Buffer.byteLength(composed) > LONGEST_BYTES
        ? `Use at most ${LONGEST_BYTES} bytes.`
        : emailKey(composed) === emailKey(email)
          ? 'Use something else than the email address.'
          : undefined;
  if (fault) throw identityError('identity.bad-password', { detail: fault, fields: [{ path, message: fault }] });
}

/** @throws identity.too-busy */
export function hash(parts: Parts, password: string): Promise<string> {
  return parts.hashing.run(() => hashPassword(password));
}

/**
 * Opens a session for whoever the name and the password belong to, and makes an old hash anew on the way.
 * A name that nobody has costs the same time as a wrong password.
 *
 * @throws identity.wrong-credentials, identity.too-many-attempts, identity.too-busy
 */
export async function signIn(
  parts: Parts,
  { name, password, client }: { name: string; password: string; client: Client },
): Promise<OpenSession> {
  const attempt = signInAttempt(parts, { name, client });
  // The stored password may change between the check and the session (a new password, or another sign-in's upgrade): look again then.
  for (let turn = 0; turn < 3; turn++) {
    const verified = await verify(parts, attempt, { name, password });
    if (!verified) throw identityError('identity.wrong-credentials');
    const open = await parts.database.write(async (tx) => {
      const person = await tx
        .updateTable('people')
        .set({ password_hash: verified.renewed_hash, signed_in_at: timestamp(parts.clock.nowMs()) })
        .where('id', '=', verified.person_id)
        .where('password_hash', '=', verified.password_hash)
        .returning('id')
        .executeTakeFirst();
      return person && openSession(parts, tx, { person_id: person.id, client });
    });
    if (open) return open;
  }
  throw identityError('identity.wrong-credentials');
}

/**
 * Takes a new password for the current one. Every session of the person ends; the answer is a new one.
 * @throws identity.wrong-password, identity.bad-password, identity.too-many-attempts, identity.too-busy
 */
export async function changePassword(
  parts: Parts,
  {
    person,
    current_password,
    new_password,
    client,
  }: { person: { id: string; email: string }; current_password: string; new_password: string; client: Client },
): Promise<OpenSession> {
  checkPassword(new_password, { email: person.email, path: '/new_password' });
  const name = person.email;
  const verified = await verify(parts, signInAttempt(parts, { name, client }), { name, password: current_password });
  if (verified?.person_id !== person.id) throw wrongPassword();
  const password_hash = await hash(parts, new_password);
  return parts.database.write(async (tx) => {
    const now = timestamp(parts.clock.nowMs());
    const changed = await tx
      .updateTable('people')
      .set({ password_hash, updated_at: now, signed_in_at: now })
      .where('id', '=', person.id)
      .where('password_hash', '=', verified.password_hash)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw wrongPassword();
    await endSessions(parts, tx, { person_id: person.id, reason: 'password' });
    return openSession(parts, tx, { person_id: person.id, client });
  });
}

/** Gives a person a password without asking for the old one, and ends every session. For the command line. */
export async function setPassword(
  parts: Parts,
  person: { id: string; email: string },
  password: string,
): Promise<void> {
  checkPassword(password, { email: person.email, path: '/password' });
  const password_hash = await hash(parts, password);
  await parts.database.write(async (tx) => {
    const updated_at = timestamp(parts.clock.nowMs());
    await tx.updateTable('people').set({ password_hash, updated_at }).where('id', '=', person.id).execute();
    await endSessions(parts, tx, { person_id: person.id, reason: 'password' });
  });
}

function wrongPassword() {
  return identityError('identity.wrong-password', {
    fields: [{ path: '/current_password', message: 'This is not the current password.' }],
  });
}

interface Verified {
  readonly person_id: string;
  readonly password_hash: string;
  /** The same, or made anew where it was of an old kind. */
  readonly renewed_hash: string;
}

async function verify(
  parts: Parts,
  attempt: Attempt,
  { name, password }: { name: string; password: string },
): Promise<Verified | undefined> {
  await parts.throttle.check(attempt);
  return parts.hashing.run(async () => {
    await parts.throttle.check(attempt);
    parts.throttle.count(attempt);
    const person = await findPersonToSignIn(parts.database.read, name);
    const stored = person?.password_hash ?? NOBODYS_HASH;
    const fits = await passwordFits(password, stored);
    if (!person || !fits) {
      parts.throttle.failed(attempt);
      return undefined;
    }
    parts.throttle.succeeded(attempt);
    const renewed_hash = isCurrent(stored) ? stored : await hashPassword(password);
    return { person_id: person.id, password_hash: stored, renewed_hash };
  });
}

function signInAttempt(parts: Parts, { name, client }: { name: string; client: Client }): Attempt {
  const address = addressKey(client.address ?? '');
  return {
    account: name.includes('@') ? emailKey(name) : usernameKey(name),
    address,
    known: async () => {
      const person = await findPersonToSignIn(parts.database.read, name);
      if (!person) return false;
      const sessions = await parts.database.read
        .selectFrom('sessions')
        .select('address')
        .where('person_id', '=', person.id)
        .execute();
      return sessions.some((session) => session.address !== null && addressKey(session.address) === address);
    },
  };
}
