import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { timestamp } from '../clock/clock.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import { decodeCursor, page, pageQuery, routeFor, socketFor } from '../http/route.ts';
import type { Actor } from '../http/route.ts';
import type { Route, Socket } from '../http/http.ts';
import { feedNotifications } from './feed.ts';
import { isMailAddress } from './mail-later.ts';
import { MailRefused } from './mailer.ts';
import type { Mailer } from './mailer.ts';
import type { News } from './news.ts';
import { noticesError } from './notices.errors.ts';
import { ChangePreferences, MarkRead, Notifications, Preferences, UnreadCount } from './notices.schema.ts';
import { countUnread, deleteNotification, listNotifications, markRead } from './notifications.ts';
import { mailPreference, setMailWanted } from './preferences.ts';

/** All that routes and sockets need of a context: who asks. */
export interface Asking {
  readonly actor: Actor;
}

export interface RouteParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly news: News;
  readonly mailer: () => Promise<Mailer> | undefined;
  readonly mailAvailable: boolean;
}

const Sequence = z.int().min(0);
const tag = 'Notifications';
const route = routeFor<Asking>();
const socket = socketFor<Asking>();

export function noticesRoutes(parts: RouteParts): Route<Asking>[] {
  const { database, clock, mailAvailable } = parts;
  const preferencesOf = async (owner_id: string) => {
    const { address, wanted } = await mailPreference(database.read, owner_id);
    return { mail: wanted, mail_available: mailAvailable, mail_address: address };
  };
  return [
    route({
      method: 'GET',
      path: '/notifications',
      allow: 'person',
      summary: 'List what I was told, the newest first',
      tag,
      query: z.object({ ...pageQuery, unread: z.stringbool().default(false).meta({ description: 'Only these.' }) }),
      replies: { 200: Notifications },
      async handle({ context: { actor }, query: { limit, cursor, unread } }) {
        const owner_id = actor.person_id;
        const before = decodeCursor(cursor, Sequence);
        const items = await listNotifications(database.read, { owner_id, unread, before, limit: limit + 1 });
        return {
          ...page(items, limit, ({ sequence }) => sequence),
          unread: await countUnread(database.read, owner_id),
        };
      },
    }),
    route({
      method: 'POST',
      path: '/notifications/read',
      allow: 'person',
      summary: 'Mark some as read, or all up to an instant',
      tag,
      body: MarkRead,
      replies: { 200: UnreadCount },
      handle: async ({ context: { actor }, body }) => ({
        unread: await markRead(database, { owner_id: actor.person_id, ...body, nowMs: clock.nowMs() }),
      }),
    }),
    route({
      method: 'DELETE',
      path: '/notifications/:id',
      allow: 'person',
      summary: 'Delete a notification',
      tag,
      params: z.object({ id: z.uuid() }),
      replies: { 204: null },
      handle: ({ context: { actor }, params: { id } }) =>
        deleteNotification(database, { owner_id: actor.person_id, id }),
    }),
    route({
      method: 'GET',
      path: '/notifications/preferences',
      allow: 'person',
      summary: 'How I am told',
      tag,
      replies: { 200: Preferences },
      handle: ({ context: { actor } }) => preferencesOf(actor.person_id),
    }),
    route({
      method: 'PATCH',
      path: '/notifications/preferences',
      allow: 'person',
      summary: 'Say whether I want mail',
      tag,
      body: ChangePreferences,
      replies: { 200: Preferences },
      async handle({ context: { actor }, body: { mail } }) {
        await setMailWanted(database, actor.person_id, mail);
        return preferencesOf(actor.person_id);
      },
    }),
    route({
      method: 'POST',
      path: '/notifications/test-mail',
      allow: 'person',
      summary: 'Mail me now, to see whether mail works',
      tag,
      limit: { max: 3, seconds: 600, by: 'person' },
      replies: { 204: null },
      handle: ({ context: { actor } }) => sendTestMail(parts, actor.person_id),
    }),
  ];
}

/** A snapshot, then what is new. */
export function noticesSockets(parts: RouteParts): Socket<Asking>[] {
  return [
    socket({
      path: '/ws/notifications',
      allow: 'person',
      summary: 'Hear of my notifications',
      tag,
      query: z.object({
        after: z.coerce.number().int().min(0).optional().meta({ description: 'Go on after this sequence number.' }),
      }),
      handle: ({ context: { actor }, query: { after }, send, closed }) =>
        feedNotifications(parts, { owner_id: actor.person_id, after, send, closed }),
    }),
  ];
}

/** At once, so that whoever asks learns what the server says. @throws notices.mail-off, notices.bad-address, notices.mail-failed */
async function sendTestMail({ database, clock, mailer }: RouteParts, owner_id: string): Promise<void> {
  const open = await mailer();
  if (!open) throw noticesError('notices.mail-off');
  const { address } = await mailPreference(database.read, owner_id);
  if (!isMailAddress(address)) throw noticesError('notices.bad-address');
  const letter = {
    id: randomUUIDv7(),
    recipient: address,
    reply_to: null,
    subject: 'Steward can reach you',
    text: 'This is the test that you asked for. Mail from Steward arrives here.\n',
    attachments: '[]',
    to_path: '/account',
    created_at: timestamp(clock.nowMs()),
  };
  await open.send(letter).catch((error: unknown) => {
    if (!(error instanceof MailRefused)) throw error;
    throw noticesError('notices.mail-failed', { detail: `The mail server said: ${error.message}`, cause: error });
  });
}
