import { identityError } from './identity.errors.ts';
import { SignUp } from './identity.schema.ts';
import type { Parts } from './parts.ts';
import { checkPassword, hash } from './passwords.ts';
import { anybodyThere, checkFree, insertPerson } from './people.ts';
import type { NewPerson, Person } from './people.ts';
import { openSession } from './sessions.ts';
import type { Client, OpenSession } from './sessions.ts';

/**
 * Adds a person on somebody's behalf. The first one is an admin whatever is asked.
 * @throws identity.bad-person, identity.bad-password, identity.email-taken, identity.username-taken, identity.too-busy
 */
export async function addPerson(parts: Parts, { role, ...said }: NewPerson): Promise<Person> {
  const checked = SignUp.safeParse(said);
  if (!checked.success)
    throw identityError('identity.bad-person', {
      fields: checked.error.issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, message })),
    });
  const person = { ...checked.data, role };
  const password_hash = await hashNewPassword(parts, person);
  return parts.database.write((tx) => insertPerson(parts, tx, { person, password_hash }));
}

/**
 * Adds a person by their own wish and signs them in. Where signups are closed, the first person still may: somebody has to be the admin.
 * @throws identity.email-taken, identity.username-taken, identity.signups-closed, identity.bad-password, identity.too-busy
 */
export async function signUp(
  parts: Parts,
  { person, client }: { person: Omit<NewPerson, 'role'>; client: Client },
): Promise<OpenSession> {
  if (!parts.signupsOpen && (await anybodyThere(parts.database.read))) throw identityError('identity.signups-closed');
  const password_hash = await hashNewPassword(parts, person);
  return parts.database.write(async (tx) => {
    const { id } = await insertPerson(parts, tx, { person, password_hash, onlyIfFirst: !parts.signupsOpen });
    return openSession(parts, tx, { person_id: id, client });
  });
}

/** Finds out what can be found out before the costly hash is made. */
async function hashNewPassword(parts: Parts, person: NewPerson): Promise<string> {
  checkPassword(person.password, { email: person.email, path: '/password' });
  await checkFree(parts.database.read, person);
  return hash(parts, person.password);
}
