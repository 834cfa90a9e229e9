import type { Clock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Database, Migration } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import type { Route } from '../http/http.ts';
import type { Actor } from '../http/route.ts';
import { AccessTokens } from './access-tokens.ts';
import { adminRoutes } from './admin.routes.ts';
import { authenticate, findActorOfSession } from './authenticate.ts';
import { getActor } from './get-actor.ts';
import type { Credentials } from './authenticate.ts';
import { identityError } from './identity.errors.ts';
import { HashingGate } from './hashing-gate.ts';
import { meRoutes } from './me.routes.ts';
import { identity0001 } from './migrations/0001-identity.ts';
import type { Parts } from './parts.ts';
import { setPassword } from './passwords.ts';
import { findPerson, findPersonByEmail, insertPerson, listPeople, setRole } from './people.ts';
import type { NewPerson, Person } from './people.ts';
import { rotateKeys } from './rotate-keys.ts';
import type { IdentityContext } from './route-call.ts';
import { deriveSecrets } from './secrets.ts';
import { openSession } from './sessions.ts';
import type { Client } from './sessions.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { addPerson } from './sign-up.ts';
import { SigningKeys } from './signing-keys.ts';
import { tokensFor } from './tokens.ts';
import type { TokenReply } from './tokens.ts';
import './identity.table.ts';

export { identityError };
export type { Actor } from '../http/route.ts';
export type { Credentials } from './authenticate.ts';
export type { IdentityContext } from './route-call.ts';
export type { NewPerson, Person } from './people.ts';
export type { TokenReply } from './tokens.ts';

/** Short paths that the seeds call, and what they stand for; what is below the one is below the other. */
export const identityAliases: Readonly<Record<string, string>> = {
  '/auth': '/api/v1/auth',
  '/admin/rotate-keys': '/api/v1/admin/rotate-keys',
};

export const identityMigrations: readonly Migration[] = [identity0001];

/** What is published when sessions end: their ids, at most 100 in one message. Whoever holds a socket of one closes it. */
export const SESSION_ENDED_CHANNEL = 'identity.session-ended';
export type SessionEnded = { readonly session_ids: string[] };

/** The one thing identity asks of the broadcast. */
export interface Announcer {
  publish(channel: string, message: SessionEnded): void;
}

export interface Identity {
  /**
   * Who is asking, or undefined for whoever shows nothing that is valid now. Reads the session on each call, so that a logout, a new
   * password and a new role hold at the next request of every process. A ticket is used up by asking.
   */
  authenticate(credentials: Credentials): Promise<Actor | undefined>;
  /** For whoever holds a socket open: is the session it was opened with still alive? Ask every 5 s, in case a message was lost. */
  sessionAlive(session_id: string): Promise<boolean>;
  /** A person as the owner of background work. @throws identity.person-not-found */
  getActor(person_id: string): Promise<Actor>;
  readonly routes: readonly Route<IdentityContext>[];

  /** The first person is an admin whatever is asked. @throws identity.email-taken, identity.username-taken, identity.bad-person, identity.bad-password */
  createPerson(person: NewPerson): Promise<Person>;
  /**
   * The account of whoever sits at the keyboard, an admin, where nobody has signed up yet. It has no password; the first person who
   * signs up takes it over. @throws identity.signups-closed when somebody has signed up
   */
  createLocalPerson(person: Omit<NewPerson, 'password'>): Promise<Person>;
  findPersonByEmail(email: string): Promise<Person | undefined>;
  listPeople(): Promise<Person[]>;
  /** Ends every session of the person. @throws identity.person-not-found, identity.bad-password */
  setPassword(person_id: string, password: string): Promise<void>;
  /** @throws identity.person-not-found, identity.last-admin */
  setRole(person_id: string, role: 'user' | 'admin'): Promise<void>;
  /** Opens a session without a password, for whoever has the machine itself. @throws identity.person-not-found */
  issueTokensFor(person_id: string, client?: Omit<Client, 'kind'>): Promise<TokenReply>;
  /** See `rotateKeys`. */
  rotateKeys(options?: { immediately?: boolean }): ReturnType<typeof rotateKeys>;
}

/**
 * People, sessions, keys and roles. Starts nothing and reads nothing until it is asked; make one in each process and thread.
 *
 * @example
 * const identity = createIdentity({ config, database, broadcast, clock, log });
 * const actor = await identity.authenticate({ authorization: request.headers.authorization });
 */
export function createIdentity({
  config,
  database,
  broadcast,
  clock,
  log,
}: {
  config: Pick<Config, 'secretKey' | 'STEWARD_PUBLIC_URL' | 'STEWARD_SIGNUPS_OPEN'>;
  database: Database;
  broadcast: Announcer;
  clock: Clock;
  log: Log;
}): Identity {
  const secrets = deriveSecrets(config.secretKey);
  const keys = new SigningKeys({ database, clock, secrets });
  const parts: Parts = {
    database,
    clock,
    log: log.child({ part: 'identity' }),
    secrets,
    keys,
    accessTokens: new AccessTokens({ keys, clock }),
    hashing: new HashingGate(),
    throttle: new SignInThrottle(clock),
    signupsOpen: config.STEWARD_SIGNUPS_OPEN,
    https: config.STEWARD_PUBLIC_URL?.startsWith('https:') ?? false,
    announceEnd(sessionIds) {
      for (let from = 0; from < sessionIds.length; from += 100)
        broadcast.publish(SESSION_ENDED_CHANNEL, { session_ids: sessionIds.slice(from, from + 100) });
    },
  };
  const getPerson = async (id: string) => {
    const person = await findPerson(database.read, id);
    if (!person) throw identityError('identity.person-not-found');
    return person;
  };

  return {
    authenticate: (credentials) => authenticate(parts, credentials),
    sessionAlive: async (session_id) => (await findActorOfSession(parts, session_id)) !== undefined,
    getActor: (person_id) => getActor(database, person_id),
    routes: [...signInRoutes(parts), ...meRoutes(parts), ...adminRoutes(parts)],
    findPersonByEmail: (email) => findPersonByEmail(database.read, email),
    listPeople: () => listPeople(database.read),
    rotateKeys: (options) => rotateKeys(parts, options),
    setRole: (id, role) => setRole(parts, id, role),
    setPassword: async (id, password) => setPassword(parts, await getPerson(id), password),
    createPerson: (person) => addPerson(parts, person),
    createLocalPerson: (person) =>
      database.write((tx) => insertPerson(parts, tx, { person, password_hash: null, onlyIfFirst: true })),
    async issueTokensFor(id, client = {}) {
      await getPerson(id);
      const open = await database.write((tx) =>
        openSession(parts, tx, { person_id: id, client: { ...client, kind: 'program' } }),
      );
      return tokensFor(parts, open);
    },
  };
}
