import { timestamp } from '../clock/clock.ts';
import type { Writer } from '../database/database.ts';
import { identityError } from './identity.errors.ts';
import type { Parts } from './parts.ts';
import { REFRESH_SECONDS, endSessions, aliveNow } from './sessions.ts';
import type { OpenSession } from './sessions.ts';
import { tokenHash } from './secrets.ts';

/**
 * How long a browser may present a refresh token again. Two tabs share one cookie and wake together, and a page that is
 * reloaded in the middle of a refresh never sees the answer: neither is a theft.
 */
const GRACE_MS = 5_000;

/**
 * Trades a refresh token for the next one. Each works once; a second use means that two parties hold it, so the whole session ends.
 *
 * For browsers a second use within 5 s is answered with the *same* successor, as long as that one is unused. This opens no second
 * line: whoever of two holders refreshes next leaves the other with a used token, and the theft shows then.
 *
 * @throws identity.refresh-refused
 */
export async function refreshSession(parts: Parts, token: string): Promise<OpenSession> {
  const hash = tokenHash(token);
  // Most of what is refused is unknown: found out without taking the writer.
  const known = await parts.database.read
    .selectFrom('refresh_tokens')
    .select('session_id')
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  const open =
    known && (await parts.database.write(async (tx) => (await rotate(parts, tx, token)) ?? again(parts, tx, token)));
  if (!open) throw identityError('identity.refresh-refused');
  return open;
}

/** The session that a refresh token belongs to, used or not; for signing out. */
export function findSessionOfToken(parts: Parts, token: string) {
  return parts.database.read
    .selectFrom('refresh_tokens')
    .innerJoin('sessions', 'sessions.id', 'refresh_tokens.session_id')
    .select(['sessions.id as session_id', 'sessions.person_id'])
    .where('refresh_tokens.token_hash', '=', tokenHash(token))
    .where(aliveNow(parts))
    .executeTakeFirst();
}

/** First use: marks the token, lengthens the session and stores the successor, all or nothing. */
async function rotate(parts: Parts, tx: Writer, token: string): Promise<OpenSession | undefined> {
  const nowMs = parts.clock.nowMs();
  const now = timestamp(nowMs);
  const expires_at = timestamp(nowMs + REFRESH_SECONDS * 1000);
  const used = await tx
    .updateTable('refresh_tokens')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('session_id')
    .executeTakeFirst();
  if (!used) return undefined;

  const session = await tx
    .updateTable('sessions')
    .set({ last_used_at: now, expires_at })
    .where('id', '=', used.session_id)
    .where(aliveNow(parts))
    .returning(['id as session_id', 'person_id'])
    .executeTakeFirst();
  if (!session) return undefined;

  const refresh_token = parts.secrets.successorOf(token);
  const { session_id } = session;
  await tx
    .insertInto('refresh_tokens')
    .values({ token_hash: tokenHash(refresh_token), session_id, expires_at, used_at: null })
    .execute();
  await tx.deleteFrom('refresh_tokens').where('session_id', '=', session_id).where('expires_at', '<=', now).execute();
  return { ...session, refresh_token };
}

/** Second use: within a browser's grace the same answer again; else the session ends. */
async function again(parts: Parts, tx: Writer, token: string): Promise<OpenSession | undefined> {
  const nowMs = parts.clock.nowMs();
  const used = await tx
    .selectFrom('refresh_tokens')
    .innerJoin('sessions', 'sessions.id', 'refresh_tokens.session_id')
    .select(['sessions.id as session_id', 'sessions.person_id', 'sessions.client', 'refresh_tokens.used_at'])
    .where('refresh_tokens.token_hash', '=', tokenHash(token))
    .where('refresh_tokens.expires_at', '>', timestamp(nowMs))
    .where(aliveNow(parts))
    .executeTakeFirst();
  if (!used?.used_at) return undefined;
  const { session_id, person_id } = used;

  const refresh_token = parts.secrets.successorOf(token);
  if (used.client === 'web' && nowMs - Date.parse(used.used_at) <= GRACE_MS && (await unused(tx, refresh_token)))
    return { session_id, person_id, refresh_token };

  await endSessions(parts, tx, { person_id, session_id, reason: 'theft' });
  tx.afterCommit(() =>
    parts.log.warn({ person_id, session_id }, 'a refresh token was used twice: its session is ended'),
  );
  return undefined;
}

async function unused(tx: Writer, token: string): Promise<boolean> {
  const row = await tx
    .selectFrom('refresh_tokens')
    .select('used_at')
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  return row?.used_at === null;
}
