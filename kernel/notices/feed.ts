import type { Database } from '../database/database.ts';
import type { News } from './news.ts';
import type { Notification } from './notices.schema.ts';
import { countUnread, lastSequence, notificationsAfter } from './notifications.ts';

/** What the socket says. */
export type NotificationMessage =
  | { readonly type: 'snapshot'; readonly sequence: number; readonly unread: number }
  | { readonly type: 'notification'; readonly sequence: number; readonly notification: Notification }
  | { readonly type: 'unread'; readonly unread: number };

const PAGE = 200;

/**
 * A snapshot `{ sequence, unread }`, then each new notification, and after any change how many are unread, until `closed`. The news only wake this
 * reader; it reads the database from where it was, so that nothing is missed. `after`: the sequence number that the client has.
 */
export async function feedNotifications(
  { database, news }: { database: Database; news: News },
  {
    owner_id,
    after,
    send,
    closed,
  }: {
    owner_id: string;
    after?: number | undefined;
    send: (message: NotificationMessage) => void;
    closed: AbortSignal;
  },
): Promise<void> {
  let woken = Promise.withResolvers<void>();
  // Before the first reading: what is committed from now on wakes us.
  const unsubscribe = news.listen(owner_id, () => woken.resolve());
  closed.addEventListener('abort', () => woken.resolve(), { once: true });
  try {
    const sequence = await lastSequence(database.read, owner_id);
    send({ type: 'snapshot', sequence, unread: await countUnread(database.read, owner_id) });
    let last = Math.min(after ?? sequence, sequence);
    while (!closed.aborted) {
      const items = await notificationsAfter(database.read, { owner_id, after: last, limit: PAGE });
      for (const notification of items) send({ type: 'notification', sequence: notification.sequence, notification });
      last = items.at(-1)?.sequence ?? last;
      if (items.length === PAGE) continue;
      await woken.promise;
      woken = Promise.withResolvers();
      // Told even where the number is the same: one read and one new are none more.
      send({ type: 'unread', unread: await countUnread(database.read, owner_id) });
    }
  } finally {
    unsubscribe();
  }
}
