import { timestamp } from '../clock/clock.ts';
import type { Database, Reader, Writer } from '../database/database.ts';
import { NEWS } from './news.ts';
import { noticesError } from './notices.errors.ts';
import type { Notification } from './notices.schema.ts';
import type { NotificationRow } from './notices.table.ts';

/** The newest first. `before`: the sequence number where the page before ended. */
export async function listNotifications(
  reader: Reader,
  {
    owner_id,
    unread,
    before,
    limit,
  }: { owner_id: string; unread: boolean; before?: number | undefined; limit: number },
): Promise<Notification[]> {
  const rows = await reader
    .selectFrom('notifications')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .$if(unread, (query) => query.where('read_at', 'is', null))
    .$if(before !== undefined, (query) => query.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toNotification);
}

/** What came after a sequence number, the oldest first. */
export async function notificationsAfter(
  reader: Reader,
  { owner_id, after, limit }: { owner_id: string; after: number; limit: number },
): Promise<Notification[]> {
  const rows = await reader
    .selectFrom('notifications')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(toNotification);
}

export async function countUnread(reader: Reader, owner_id: string): Promise<number> {
  const { unread } = await reader
    .selectFrom('notifications')
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('owner_id', '=', owner_id)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return unread;
}

/** 0 where nothing was ever told. */
export async function lastSequence(reader: Reader, owner_id: string): Promise<number> {
  const counter = await reader
    .selectFrom('notification_counters')
    .select('sequence')
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  return counter?.sequence ?? 0;
}

/** Marks some as read, or all that came no later than an instant. @returns how many are unread still */
export async function markRead(
  database: Database,
  {
    owner_id,
    ids,
    all_before,
    nowMs,
  }: { owner_id: string; ids?: readonly string[] | undefined; all_before?: string | undefined; nowMs: number },
): Promise<number> {
  return database.write(async (tx) => {
    await tx
      .updateTable('notifications')
      .set({ read_at: timestamp(nowMs) })
      .where('owner_id', '=', owner_id)
      .where('read_at', 'is', null)
      .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
      .$if(all_before !== undefined, (query) =>
        query.where('created_at', '<=', timestamp(Date.parse(all_before ?? ''))),
      )
      .execute();
    return toldUnread(tx, owner_id);
  });
}

/** @throws notices.not-found, for somebody else's too */
export async function deleteNotification(
  database: Database,
  { owner_id, id }: { owner_id: string; id: string },
): Promise<void> {
  await database.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('notifications')
      .where('owner_id', '=', owner_id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw noticesError('notices.not-found');
    await toldUnread(tx, owner_id);
  });
}

/** The count, which every screen of this person is to hear of. */
async function toldUnread(tx: Writer, owner_id: string): Promise<number> {
  tx.publish(NEWS, owner_id);
  return countUnread(tx, owner_id);
}

function toNotification({ owner_id: _owner, once_key: _key, to_path, ...row }: NotificationRow): Notification {
  return { ...row, to: to_path };
}
