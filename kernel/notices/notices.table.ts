import type { Selectable } from 'kysely';

/** What a person was told in the app. */
export interface NotificationTable {
  id: string;
  owner_id: string;
  /** Ascends for each owner in the order of the commits: where a reader goes on. */
  sequence: number;
  /** Whose news it is: `appointments.reminder`. */
  kind: string;
  title: string;
  text: string;
  /** Where a click leads in the web app: `/appointments?day=2026-03-01`. */
  to_path: string | null;
  /** The same key is told once. */
  once_key: string;
  created_at: string;
  read_at: string | null;
}

/** The last sequence number of each owner. Its row is also the lock that puts an owner's notifications in order. */
export interface NotificationCounterTable {
  owner_id: string;
  sequence: number;
}

/** How a person wants to be told; who has no row has not said. */
export interface NotificationPreferenceTable {
  owner_id: string;
  mail: 0 | 1;
}

/**
 * `waiting → sending → sent | failed`, back to `waiting` where another attempt may help; `off` where there was no mail server to ask.
 */
export type MailState = 'waiting' | 'sending' | 'sent' | 'failed' | 'off';

/** A mail that is to leave, or has left. */
export interface OutgoingMailTable {
  id: string;
  /** The same key is sent once. */
  once_key: string;
  recipient: string;
  reply_to: string | null;
  subject: string;
  text: string;
  /** JSON: `MailAttachment[]`. */
  attachments: string;
  /** A path of the web app, which the text ends with where this Steward's address is known. */
  to_path: string | null;
  state: MailState;
  attempts: number;
  /** When it may be taken: `waiting` for the next attempt, `sending` for whoever finds its sender dead. */
  next_at: string;
  /** Nobody wants it any more. */
  expires_at: string;
  error: string | null;
  created_at: string;
  sent_at: string | null;
}

export type NotificationRow = Selectable<NotificationTable>;
export type OutgoingMailRow = Selectable<OutgoingMailTable>;

declare module '../database/database.ts' {
  interface Tables {
    notifications: NotificationTable;
    notification_counters: NotificationCounterTable;
    notification_preferences: NotificationPreferenceTable;
    outgoing_mail: OutgoingMailTable;
  }
}
