import type { SMTPPoolOptions } from 'nodemailer';
import type { OutgoingMailRow } from './notices.table.ts';
import type { MailAttachment } from './mail-later.ts';

/** The mail server of this Steward, spoken to over at most two connections. */
export interface Mailer {
  /** Resolves when the server has taken it. `hurry` breaks it off: whether it was taken is unknown then. @throws MailRefused */
  send(mail: Letter, hurry?: AbortSignal): Promise<void>;
  /** Connects and signs in, and sends nothing. @throws MailRefused */
  verify(): Promise<void>;
  close(): void;
}

export type Letter = Pick<
  OutgoingMailRow,
  'id' | 'recipient' | 'reply_to' | 'subject' | 'text' | 'attachments' | 'to_path' | 'created_at'
>;

export interface MailSettings {
  readonly SMTP_URL: string;
  readonly STEWARD_MAIL_FROM: string;
  readonly STEWARD_PUBLIC_URL?: string | undefined;
  readonly patience?: Patience | undefined;
}

/** How long the server may take: to connect and greet, to say anything at all, for one mail. */
export interface Patience {
  readonly connectMs: number;
  readonly silentMs: number;
  readonly mailMs: number;
}

/** Together less than what a claim on a mail lasts, so that nobody else takes a mail that is still on its way. */
const PATIENCE: Patience = { connectMs: 15_000, silentMs: 30_000, mailMs: 60_000 };
const MOST_CONNECTIONS = 2;
const IDLE_MS = 20_000;

/** Why the server did not take a mail, in its own words. `forGood`: it will not take the same mail later either. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly forGood: boolean;
  constructor(cause: unknown) {
    const { message, response, responseCode = 0, code } = cause as SmtpFault;
    super((response ?? message).slice(0, 500), { cause });
    // A refused password is the settings' fault, and those can be mended: the mail waits.
    this.forGood = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  }
}

interface SmtpFault extends Error {
  readonly response?: string;
  readonly responseCode?: number;
  readonly code?: string;
}

/** Connects with the first mail, not before. */
export async function openMailer({
  SMTP_URL,
  STEWARD_MAIL_FROM,
  STEWARD_PUBLIC_URL,
  patience,
}: MailSettings): Promise<Mailer> {
  const { createTransport } = await import('nodemailer');
  const wait = patience ?? PATIENCE;
  const transport = createTransport({ ...serverOf(SMTP_URL, wait), pool: true });
  // Every send hears of its own fault; one of an idle connection is nobody's, and must not end the process.
  transport.on('error', () => undefined);
  const from = senderOf(STEWARD_MAIL_FROM);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    async send(mail, hurry) {
      const attachments = JSON.parse(mail.attachments) as MailAttachment[];
      const sending = transport.sendMail({
        from,
        to: { name: '', address: mail.recipient },
        ...(mail.reply_to === null ? {} : { replyTo: { name: '', address: mail.reply_to } }),
        subject: mail.subject,
        text: withLink(mail, STEWARD_PUBLIC_URL),
        attachments: attachments.map(({ filename, content_type, content }) => ({
          ...{ filename, content, contentType: content_type },
        })),
        // All of it follows from the row: sent again after a crash, it is the same message, and mailboxes can tell.
        messageId: `<${mail.id}@${domain}>`,
        date: new Date(mail.created_at),
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.any([AbortSignal.timeout(wait.mailMs), ...(hurry ? [hurry] : [])]),
      });
      await sending.catch((error: unknown) => {
        throw new MailRefused(error);
      });
    },
    async verify() {
      await transport.verify().catch((error: unknown) => {
        throw new MailRefused(error);
      });
    },
    close: () => transport.close(),
  };
}

function withLink({ text, to_path }: Letter, publicUrl: string | undefined): string {
  if (to_path === null || publicUrl === undefined) return text;
  return `${text.trimEnd()}\n\n${new URL(to_path, publicUrl).href}\n`;
}

function serverOf(smtpUrl: string, { connectMs, silentMs }: Patience): SMTPPoolOptions {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/gu, '');
  const local = ['localhost', '127.0.0.1', '::1'].includes(host);
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username === ''
      ? {}
      : {
          auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
          // Beyond this machine no password travels in the clear.
          requireTLS: !local,
        }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silentMs,
    maxConnections: MOST_CONNECTIONS,
    // The row decides what is sent again, and when.
    maxRequeues: 0,
    idleTimeout: IDLE_MS,
  };
}

/** `Steward <steward@example.com>`, or the address alone. */
function senderOf(from: string): { name: string; address: string } {
  const { name = '', address = from } = /^(?<name>[^<]*)<(?<address>[^>]*)>$/u.exec(from)?.groups ?? {};
  return { name: name.trim(), address };
}
