import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../clock/clock.ts';
import type { Reader, Writer } from '../database/database.ts';
import { identityError } from './identity.errors.ts';
import type { Parts } from './parts.ts';
import { emailKey, usernameKey } from './names.ts';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly username: string | null;
  readonly full_name: string | null;
  readonly role: 'user' | 'admin';
  /** IANA name. */
  readonly time_zone: string;
  /** BCP 47 tag. */
  readonly locale: string;
  readonly created_at: string;
}

export interface NewPerson {
  readonly email: string;
  readonly password: string;
  readonly username?: string | null | undefined;
  readonly full_name?: string | null | undefined;
  readonly time_zone?: string | undefined;
  readonly locale?: string | undefined;
  readonly role?: 'user' | 'admin' | undefined;
}

/** What is left out stays as it is. */
export type PersonChange = {
  readonly [Name in 'username' | 'full_name' | 'time_zone' | 'locale']?: Person[Name] | undefined;
};

const COLUMNS = ['id', 'email', 'username', 'full_name', 'role', 'time_zone', 'locale', 'created_at'] as const;

export async function findPerson(reader: Reader, id: string): Promise<Person | undefined> {
  return reader.selectFrom('people').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

export async function findPersonByEmail(reader: Reader, email: string): Promise<Person | undefined> {
  return reader.selectFrom('people').select(COLUMNS).where('email_key', '=', emailKey(email)).executeTakeFirst();
}

/** Whoever this name may sign in as: an email address exactly when it has an `@`, which no username has. */
export async function findPersonToSignIn(reader: Reader, name: string) {
  const [column, key] = name.includes('@')
    ? (['email_key', emailKey(name)] as const)
    : (['username_key', usernameKey(name)] as const);
  return reader.selectFrom('people').select(['id', 'password_hash']).where(column, '=', key).executeTakeFirst();
}

/** Everybody, in the order they came. For the command line and the admin's page. */
export async function listPeople(reader: Reader): Promise<Person[]> {
  return reader.selectFrom('people').select(COLUMNS).orderBy('id').execute();
}

/** Has anybody signed up? The account of the keyboard alone does not count: it waits for the first person. */
export async function anybodyThere(reader: Reader): Promise<boolean> {
  const first = await reader
    .selectFrom('first_person')
    .innerJoin('people', 'people.id', 'first_person.person_id')
    .select('people.id')
    .where('password_hash', 'is not', null)
    .executeTakeFirst();
  return first !== undefined;
}

/**
 * Refuses early, before a password is hashed, what `insertPerson` would refuse.
 * @throws identity.email-taken, identity.username-taken
 */
export async function checkFree(
  reader: Reader,
  { email, username, except }: { email?: string; username?: string | null | undefined; except?: string },
): Promise<void> {
  const taken = async (column: 'email_key' | 'username_key', key: string) => {
    const row = await reader.selectFrom('people').select('id').where(column, '=', key).executeTakeFirst();
    return row !== undefined && row.id !== except;
  };
  if (email !== undefined && (await taken('email_key', emailKey(email))))
    throw identityError('identity.email-taken', {
      fields: [{ path: '/email', message: 'Somebody has signed up with this email address.' }],
    });
  if (username && (await taken('username_key', usernameKey(username))))
    throw identityError('identity.username-taken', {
      fields: [{ path: '/username', message: 'Somebody has this username.' }],
    });
}

/**
 * Adds a person. Whoever is first becomes the admin: one row with one possible key decides, so that of any number of signups at the
 * same time exactly one is. Without a password it is the account of whoever sits at the keyboard, made by a command before anybody
 * signed up; the first person who does takes it over, with all that it owns.
 * @throws identity.email-taken, identity.username-taken, identity.signups-closed (unless first)
 */
export async function insertPerson(
  parts: Parts,
  tx: Writer,
  {
    person,
    password_hash,
    onlyIfFirst = false,
  }: { person: Omit<NewPerson, 'password'>; password_hash: string | null; onlyIfFirst?: boolean },
): Promise<Person> {
  const now = timestamp(parts.clock.nowMs());
  const id = randomUUIDv7();
  const username = person.username?.trim() || null;
  const said = {
    email: person.email.trim().normalize('NFC'),
    email_key: emailKey(person.email),
    username,
    username_key: username && usernameKey(username),
    full_name: person.full_name?.trim() || null,
    password_hash,
    time_zone: person.time_zone ?? 'UTC',
    locale: person.locale ?? 'en',
    updated_at: now,
  };
  const takenOver = await tx
    .updateTable('people')
    .set(said)
    .where('id', '=', (row) => row.selectFrom('first_person').select('person_id'))
    .where('password_hash', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst();
  if (takenOver) return takenOver;
  const first = await tx
    .insertInto('first_person')
    .values({ place: 'first', person_id: id })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  if (!first && onlyIfFirst) throw identityError('identity.signups-closed');
  const inserted = await tx
    .insertInto('people')
    .values({
      id,
      ...said,
      role: first ? 'admin' : (person.role ?? 'user'),
      created_at: now,
      signed_in_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  if (inserted) return inserted;
  await checkFree(tx, person);
  throw identityError('identity.email-taken');
}

/** @throws identity.username-taken, identity.person-not-found */
export async function changePerson(parts: Parts, id: string, change: PersonChange): Promise<Person> {
  return parts.database.write(async (tx) => {
    if (change.username) await checkFree(tx, { username: change.username, except: id });
    const username =
      change.username === undefined ? {} : { username_key: change.username && usernameKey(change.username) };
    const changed = await tx
      .updateTable('people')
      .set({ ...change, ...username, updated_at: timestamp(parts.clock.nowMs()) })
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirst();
    if (!changed) throw identityError('identity.person-not-found');
    return changed;
  });
}

/** Holds from the person's next request on. @throws identity.last-admin, identity.person-not-found */
export async function setRole(parts: Parts, id: string, role: 'user' | 'admin'): Promise<void> {
  await parts.database.write(async (tx) => {
    const others = await tx
      .selectFrom('people')
      .select('id')
      .where('role', '=', 'admin')
      .where('id', '!=', id)
      .limit(1)
      .executeTakeFirst();
    if (role === 'user' && !others) throw identityError('identity.last-admin');
    const changed = await tx
      .updateTable('people')
      .set({ role, updated_at: timestamp(parts.clock.nowMs()) })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw identityError('identity.person-not-found');
  });
}
