import { timestamp } from '../clock/clock.ts';
import { prepared } from '../database/database.ts';
import type { Reader } from '../database/database.ts';
import type { Actor } from '../http/route.ts';
import type { Parts } from './parts.ts';
import { alive } from './sessions.ts';
import { redeemSocketTicket } from './socket-tickets.ts';

/** What a caller shows: an access token, or the ticket of a socket. Personal access tokens become bearers with a prefix of their own. */
export type Credentials = { readonly bearer: string } | { readonly ticket: string };

export async function authenticate(parts: Parts, credentials: Credentials): Promise<Actor | undefined> {
  if ('ticket' in credentials) {
    const session_id = await redeemSocketTicket(parts, credentials.ticket);
    return session_id === undefined ? undefined : findActorOfSession(parts, session_id);
  }
  const claims = await parts.accessTokens.verify(credentials.bearer);
  if (!claims) return undefined;
  const { person_id, session_id, kid } = claims;
  const [actor] = await actorOfToken(parts.database.read, { person_id, session_id, kid, ...rightNow(parts) });
  return actor;
}

/** The actor of a session that lives. */
export async function findActorOfSession(parts: Parts, session_id: string): Promise<Actor | undefined> {
  const [actor] = await actorOfSession(parts.database.read, { session_id, ...rightNow(parts) });
  return actor;
}

interface RightNow {
  readonly now: string;
  readonly fingerprint: string;
}

function rightNow({ clock, secrets }: Parts): RightNow {
  return { now: timestamp(clock.nowMs()), fingerprint: secrets.fingerprint };
}

/** One indexed read finds out that session, person and key still live: that is what makes every end take effect at once. */
const actorOfToken = prepared(
  (
    db,
    { person_id, session_id, kid, now, fingerprint }: { person_id: string; session_id: string; kid: string } & RightNow,
  ) =>
    livingActors(db, { now, fingerprint })
      .innerJoin('signing_keys', (join) => join.on('signing_keys.kid', '=', kid))
      .where('sessions.id', '=', session_id)
      .where('sessions.person_id', '=', person_id)
      .where((eb) => eb.or([eb('signing_keys.expires_at', 'is', null), eb('signing_keys.expires_at', '>', now)])),
);

const actorOfSession = prepared((db, { session_id, now, fingerprint }: { session_id: string } & RightNow) =>
  livingActors(db, { now, fingerprint }).where('sessions.id', '=', session_id),
);

function livingActors(db: Reader, moment: RightNow) {
  return db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select(['people.id as person_id', 'people.role', 'sessions.id as session_id', 'people.time_zone', 'people.locale'])
    .where(alive(moment));
}
