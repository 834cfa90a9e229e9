import type { Clock } from '../clock/clock.ts';
import { timestamp } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import { MailRefused } from './mailer.ts';
import type { Mailer } from './mailer.ts';
import type { OutgoingMailRow } from './notices.table.ts';

export interface SendParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens it when there is a mail to send; undefined where mail is off. */
  readonly mailer: () => Promise<Mailer> | undefined;
}

/** Longer than one mail may take, see `Patience`: after it the sender is dead. */
const CLAIM_MS = 3 * 60_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
const AT_ONCE = 2;
const GRACE_MS = 3000;
const PAGE = 50;

/**
 * Sends what is due: claim, send, mark. A mail is claimed by one sender at a time. Who dies between the server's yes and the mark leaves a
 * claim that runs out, and the same message is sent again: see decisions/0009.
 */
export async function sendDueMail(parts: SendParts, signal: AbortSignal): Promise<void> {
  const hurry = soonAfter(signal);
  for (let due = await findDue(parts); due.length > 0 && !signal.aborted; due = await findDue(parts)) {
    const mailer = await parts.mailer();
    const waiting = due.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const mail of waiting) if (!signal.aborted) await sendOne(parts, mail, { mailer, hurry });
      }),
    );
  }
}

/** A mail that is on its way when Steward stops may arrive, but not hold it up. */
function soonAfter(signal: AbortSignal): AbortSignal {
  const hurry = new AbortController();
  signal.addEventListener('abort', () => setTimeout(() => hurry.abort(), GRACE_MS).unref(), { once: true });
  return hurry.signal;
}

async function findDue({ database, clock }: SendParts): Promise<OutgoingMailRow[]> {
  return database.read
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('state', 'in', ['waiting', 'sending'])
    .where('next_at', '<=', timestamp(clock.nowMs()))
    .orderBy('next_at')
    .limit(PAGE)
    .execute();
}

async function sendOne(
  parts: SendParts,
  seen: OutgoingMailRow,
  { mailer, hurry }: { mailer: Mailer | undefined; hurry: AbortSignal },
): Promise<void> {
  const { clock, log } = parts;
  if (seen.expires_at <= timestamp(clock.nowMs())) {
    await change(parts, seen, { state: 'failed', error: seen.error ?? 'It could not be sent in time.' });
    return;
  }
  if (!mailer) {
    await change(parts, seen, { state: 'off' });
    return;
  }
  const attempts = seen.attempts + 1;
  const claimed = { state: 'sending', attempts, next_at: timestamp(clock.nowMs() + CLAIM_MS) } as const;
  if (!(await change(parts, seen, claimed))) return;
  const mine = { ...seen, ...claimed };
  try {
    await mailer.send(seen, hurry);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const nextMs = clock.nowMs() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
    const over = error.forGood || timestamp(nextMs) >= seen.expires_at;
    log.warn({ mail_id: seen.id, attempts, over, reason: error.message }, 'a mail was not taken');
    const next = over ? ({ state: 'failed' } as const) : ({ state: 'waiting', next_at: timestamp(nextMs) } as const);
    await change(parts, mine, { ...next, error: error.message });
    return;
  }
  await change(parts, mine, { state: 'sent', sent_at: timestamp(clock.nowMs()), error: null });
}

/** False where another sender was here: every claim is one attempt more. */
async function change(
  { database }: SendParts,
  { id, state, attempts }: Pick<OutgoingMailRow, 'id' | 'state' | 'attempts'>,
  to: Partial<OutgoingMailRow>,
): Promise<boolean> {
  const changed = await database.write((tx) =>
    tx
      .updateTable('outgoing_mail')
      .set(to)
      .where('id', '=', id)
      .where('state', '=', state)
      .where('attempts', '=', attempts)
      .executeTakeFirstOrThrow(),
  );
  return changed.numUpdatedRows > 0n;
}
