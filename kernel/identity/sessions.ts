import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ExpressionBuilder } from 'kysely';
import { timestamp } from '../clock/clock.ts';
import type { Tables, Writer } from '../database/database.ts';
import type { Parts } from './parts.ts';
import type { SessionEnd } from './identity.table.ts';
import { randomToken, tokenHash } from './secrets.ts';

export const REFRESH_SECONDS = 7 * 24 * 3600;

/**
 * Rows kept for one person and kind of client; the least recently used goes when another comes. Bounds what a script that signs in each
 * minute leaves behind, and lets it never push out a browser.
 */
const MOST_SESSIONS = 200;
/** How long a dead session is kept: its address counts as known to the sign-in throttle. */
const KEPT_DAYS = 30;

/** Who holds the tokens. */
export interface Client {
  readonly kind: 'web' | 'program';
  readonly user_agent?: string | undefined;
  readonly address?: string | undefined;
}

/** A session and the one refresh token that continues it. */
export interface OpenSession {
  readonly session_id: string;
  readonly person_id: string;
  readonly refresh_token: string;
}

/** Opens a session inside the transaction that decided that it may be opened. */
export async function openSession(
  parts: Parts,
  tx: Writer,
  { person_id, client }: { person_id: string; client: Client },
): Promise<OpenSession> {
  const nowMs = parts.clock.nowMs();
  const session_id = randomUUIDv7();
  const refresh_token = randomToken();
  const expires_at = timestamp(nowMs + REFRESH_SECONDS * 1000);
  await tx
    .insertInto('sessions')
    .values({
      id: session_id,
      person_id,
      client: client.kind,
      user_agent: client.user_agent?.slice(0, 200) ?? null,
      address: client.address ?? null,
      secret_fingerprint: parts.secrets.fingerprint,
      created_at: timestamp(nowMs),
      last_used_at: timestamp(nowMs),
      expires_at,
      ended_at: null,
      end_reason: null,
    })
    .execute();
  await tx
    .insertInto('refresh_tokens')
    .values({ token_hash: tokenHash(refresh_token), session_id, expires_at, used_at: null })
    .execute();
  await forgetOldSessions(parts, tx, { person_id, kind: client.kind });
  return { session_id, person_id, refresh_token };
}

/** For queries over `sessions`: not ended, not expired, and opened under today's SECRET_KEY. */
export function alive({ now, fingerprint }: { now: string; fingerprint: string }) {
  return (eb: ExpressionBuilder<Tables, 'sessions'>) =>
    eb.and([
      eb('sessions.ended_at', 'is', null),
      eb('sessions.expires_at', '>', now),
      eb('sessions.secret_fingerprint', '=', fingerprint),
    ]);
}

export function aliveNow({ clock, secrets }: Parts) {
  return alive({ now: timestamp(clock.nowMs()), fingerprint: secrets.fingerprint });
}

/** Ends one session of a person, or all of them; tells how many lived. Takes effect at the next request, everywhere. */
export async function endSessions(
  parts: Parts,
  tx: Writer,
  { person_id, session_id, reason }: { person_id: string; session_id?: string; reason: SessionEnd },
): Promise<number> {
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: timestamp(parts.clock.nowMs()), end_reason: reason })
    .where('person_id', '=', person_id)
    .where('ended_at', 'is', null)
    .$if(session_id !== undefined, (query) => query.where('id', '=', session_id ?? ''))
    .returning('id')
    .execute();
  tx.afterCommit(() => parts.announceEnd(ended.map(({ id }) => id)));
  return ended.length;
}

/** A person's living sessions, the one last used first. At most 200 of each kind of client. */
export function listSessions(parts: Parts, person_id: string) {
  return parts.database.read
    .selectFrom('sessions')
    .select(['id', 'client', 'user_agent', 'address', 'created_at', 'last_used_at', 'expires_at'])
    .where('person_id', '=', person_id)
    .where(aliveNow(parts))
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

async function forgetOldSessions(
  parts: Parts,
  tx: Writer,
  { person_id, kind }: { person_id: string; kind: Client['kind'] },
): Promise<void> {
  const longDead = timestamp(parts.clock.nowMs() - KEPT_DAYS * 24 * 3_600_000);
  const forgotten = await tx
    .deleteFrom('sessions')
    .where('person_id', '=', person_id)
    .where('client', '=', kind)
    .where((eb) =>
      eb.or([
        eb('expires_at', '<', longDead),
        eb(
          'id',
          'not in',
          eb
            .selectFrom('sessions')
            .select('id')
            .where('person_id', '=', person_id)
            .where('client', '=', kind)
            .orderBy(sql`ended_at is null`, 'desc')
            .orderBy('last_used_at', 'desc')
            .orderBy('id', 'desc')
            .limit(MOST_SESSIONS),
        ),
      ]),
    )
    .returning('id')
    .execute();
  tx.afterCommit(() => parts.announceEnd(forgotten.map(({ id }) => id)));
}
