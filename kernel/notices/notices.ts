import type { Broadcast } from '../broadcast/broadcast.ts';
import type { Clock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Database, Migration } from '../database/database.ts';
import type { Route, Socket } from '../http/http.ts';
import type { Log } from '../log/log.ts';
import { openMailer } from './mailer.ts';
import type { Mailer, MailSettings, Patience } from './mailer.ts';
import { notices0001 } from './migrations/0001-notices.ts';
import { News } from './news.ts';
import { noticesRoutes, noticesSockets } from './notices.routes.ts';
import type { Asking } from './notices.routes.ts';
import { duty } from '../operations/operations.ts';
import type { Duty } from '../operations/operations.ts';
import './notices.table.ts';
import { sendDueMail } from './send-mail.ts';
import { tidyNotices } from './tidy.ts';

export { notify } from './notify.ts';
export type { Notice } from './notify.ts';
export { isMailAddress, mailLater } from './mail-later.ts';
export type { Mail, MailAttachment } from './mail-later.ts';
export { mailPersonLater } from './preferences.ts';
export { noticesError } from './notices.errors.ts';

export const noticesMigrations: readonly Migration[] = [notices0001];

export interface Notices {
  /** Under `/api/v1/notifications`. */
  readonly routes: readonly Route<Asking>[];
  readonly sockets: readonly Socket<Asking>[];
  /** `notices.mail` and `notices.tidy`. */
  readonly duties: readonly Duty[];
  /** Ends the connections to the mail server. */
  close(): void;
}

type MailConfig = Pick<Config, 'SMTP_URL' | 'STEWARD_MAIL_FROM'> & Partial<Pick<Config, 'STEWARD_PUBLIC_URL'>>;

/**
 * What people are told: in the app, and by mail where there is a mail server. `notify` and `mailLater` write rows; this shows and sends
 * them. Connects to nothing before there is a mail to send.
 */
export function createNotices({
  config,
  database,
  broadcast,
  clock,
  log,
  patience,
}: {
  config: MailConfig;
  database: Database;
  broadcast: Broadcast;
  clock: Clock;
  log: Log;
  patience?: Patience;
}): Notices {
  const news = new News(broadcast);
  const settings = mailSettings(config);
  let opened: Promise<Mailer> | undefined;
  const mailer = () => settings && (opened ??= openMailer({ ...settings, patience }));
  const parts = { database, clock, news, mailer, mailAvailable: settings !== undefined, log };
  return {
    routes: noticesRoutes(parts),
    sockets: noticesSockets(parts),
    duties: [
      duty({ name: 'notices.mail', everyMs: 2000, run: ({ signal }) => sendDueMail(parts, signal) }),
      duty({ name: 'notices.tidy', everyMs: 3_600_000, run: () => tidyNotices(parts) }),
    ],
    close() {
      news.close();
      void opened?.then((open) => open.close());
    },
  };
}

/** Is there a mail server that takes our mail? @throws MailRefused with what it said; @returns undefined where mail is off */
export async function checkMailServer(config: MailConfig): Promise<'answers' | undefined> {
  const settings = mailSettings(config);
  if (!settings) return undefined;
  const mailer = await openMailer(settings);
  await mailer.verify().finally(() => mailer.close());
  return 'answers';
}

function mailSettings({ SMTP_URL, STEWARD_MAIL_FROM, STEWARD_PUBLIC_URL }: MailConfig): MailSettings | undefined {
  if (SMTP_URL === undefined || STEWARD_MAIL_FROM === undefined) return undefined;
  return { SMTP_URL, STEWARD_MAIL_FROM, STEWARD_PUBLIC_URL };
}
