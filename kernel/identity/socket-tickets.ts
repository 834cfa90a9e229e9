import { timestamp } from '../clock/clock.ts';
import type { Parts } from './parts.ts';
import { randomToken, tokenHash } from './secrets.ts';

export const TICKET_SECONDS = 30;

/** A ticket opens one socket within 30 seconds, on any process: what a browser shows where it cannot send a header. */
export async function issueSocketTicket(parts: Parts, session_id: string): Promise<string> {
  const ticket = randomToken();
  const nowMs = parts.clock.nowMs();
  await parts.database.write(async (tx) => {
    await tx.deleteFrom('socket_tickets').where('expires_at', '<=', timestamp(nowMs)).execute();
    await tx
      .insertInto('socket_tickets')
      .values({ ticket_hash: tokenHash(ticket), session_id, expires_at: timestamp(nowMs + TICKET_SECONDS * 1000) })
      .execute();
  });
  return ticket;
}

/** The session that the ticket was for. Using it up and finding it are one statement, so it opens one socket only. */
export async function redeemSocketTicket(parts: Parts, ticket: string): Promise<string | undefined> {
  const row = await parts.database.write((tx) =>
    tx
      .deleteFrom('socket_tickets')
      .where('ticket_hash', '=', tokenHash(ticket))
      .where('expires_at', '>', timestamp(parts.clock.nowMs()))
      .returning('session_id')
      .executeTakeFirst(),
  );
  return row?.session_id;
}
