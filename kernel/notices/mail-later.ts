import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { timestamp } from '../clock/clock.ts';
import type { Writer } from '../database/database.ts';
import { noticesError } from './notices.errors.ts';

export interface MailAttachment {
  /** As the reader sees it: `appointment.ics`. */
  readonly filename: string;
  /** With its parameters: `text/calendar; charset=utf-8; method=REQUEST`. */
  readonly content_type: string;
  readonly content: string;
}

export interface Mail {
  /** One address, nothing else. */
  readonly to: string;
  /** Who reads the answer, where that is not who sends the mail. */
  readonly reply_to?: string | undefined;
  /** One line; what would begin another becomes a space. */
  readonly subject: string;
  /** Plain text, any Unicode. */
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  /** A path of the web app: the text ends with its address, where STEWARD_PUBLIC_URL gives one. */
  readonly link?: `/${string}` | undefined;
  /** Of all mails: the same key again changes nothing. */
  readonly once_key: string;
  /** After this instant nobody wants it any more; a day later where none is given. */
  readonly expires_at?: string | undefined;
  readonly nowMs: number;
}

const LONGEST_SUBJECT = 300;
const LARGEST_ATTACHMENTS = 256 * 1024;
const DAY_MS = 24 * 3_600_000;
/** Printable, without what separates addresses or names: it cannot turn into a second recipient or another header. */
const Address = z
  .string()
  .max(254)
  .regex(z.regexes.unicodeEmail)
  .regex(/^[^\s\p{C}"(),:;<>[\\\]]+$/u);
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Is it one mail address, and nothing that a header could understand otherwise? */
export function isMailAddress(text: string): boolean {
  return Address.safeParse(text).success;
}

/**
 * Sends a mail after the commit of the caller's transaction: within seconds, again while that may help, and never where this Steward has
 * no mail server (the row says `off` then).
 *
 * @returns whether it is new: false where the key was used before
 * @throws notices.bad-address, notices.attachments-too-large
 */
export async function mailLater(
  tx: Writer,
  { to, reply_to, subject, text, attachments = [], link, once_key, expires_at, nowMs }: Mail,
): Promise<boolean> {
  for (const address of [to, reply_to ?? to])
    if (!isMailAddress(address)) throw noticesError('notices.bad-address', { details: { address } });
  const attached = JSON.stringify(attachments);
  if (attached.length > LARGEST_ATTACHMENTS) throw noticesError('notices.attachments-too-large');
  const queued = await tx
    .insertInto('outgoing_mail')
    .values({
      ...{ id: randomUUIDv7(), once_key, recipient: to, reply_to: reply_to ?? null, text, attachments: attached },
      subject: subject.replaceAll(CONTROLS, ' ').trim().slice(0, LONGEST_SUBJECT),
      to_path: link ?? null,
      state: 'waiting',
      attempts: 0,
      next_at: timestamp(nowMs),
      expires_at: expires_at ?? timestamp(nowMs + DAY_MS),
      error: null,
      created_at: timestamp(nowMs),
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return queued !== undefined;
}
