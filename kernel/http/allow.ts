import type { Actor } from './actor.ts';
import type { Credentials } from './credentials.ts';
import { httpError } from './http.errors.ts';

/** Who may call: anybody, a signed-in person, or an admin. Whose thing it is, the rule itself decides. */
export type Allow = 'anyone' | 'person' | 'admin';

export type Authenticate = (credentials: Credentials) => Promise<Actor | undefined> | Actor | undefined;

/**
 * The one place where `allow` is enforced. Routes for anyone do not look at credentials: an old token must not keep a person from signing in.
 *
 * @throws http.sign-in-needed, http.credentials-not-valid, http.admin-needed
 */
export async function admitActor(
  allow: Allow,
  credentials: Credentials | undefined,
  authenticate: Authenticate,
): Promise<Actor | undefined> {
  if (allow === 'anyone') return undefined;
  if (credentials === undefined) throw httpError('http.sign-in-needed');
  const actor = await authenticate(credentials);
  if (actor === undefined) throw httpError('http.credentials-not-valid');
  if (allow === 'admin' && actor.role !== 'admin') throw httpError('http.admin-needed');
  return actor;
}
