import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../clock/clock.ts';
import type { Writer } from '../database/database.ts';
import { NEWS } from './news.ts';

export interface Notice {
  readonly owner_id: string;
  /** `part.what-it-is`: the web app chooses its picture by it. */
  readonly kind: string;
  /** One line, in the owner's language. */
  readonly title: string;
  readonly text?: string;
  /** Where a click leads: a path of the web app, with its query. */
  readonly to?: `/${string}` | null;
  /** Of this owner: the same key again changes nothing. */
  readonly once_key: string;
  readonly nowMs: number;
}

const LONGEST_TITLE = 300;
const LONGEST_TEXT = 2000;

/**
 * Tells a person something in the app, in the caller's transaction; whoever listens hears of it after the commit.
 *
 * @returns whether it is new: false where the key was told before
 *
 * @example
 * await database.write(async (tx) => {
 *   await markSent(tx, reminder);
 *   await notify(tx, { owner_id, kind: 'appointments.reminder', title: 'Dentist in 10 minutes', once_key, nowMs });
 * });
 */
export async function notify(
  tx: Writer,
  { owner_id, kind, title, text = '', to = null, once_key, nowMs }: Notice,
): Promise<boolean> {
  const { sequence } = await tx
    .insertInto('notification_counters')
    .values({ owner_id, sequence: 1 })
    .onConflict((conflict) =>
      conflict.column('owner_id').doUpdateSet((row) => ({ sequence: row('notification_counters.sequence', '+', 1) })),
    )
    .returning('sequence')
    .executeTakeFirstOrThrow();
  const told = await tx
    .insertInto('notifications')
    .values({
      ...{ id: randomUUIDv7(), owner_id, sequence, kind, once_key, to_path: to },
      title: title.slice(0, LONGEST_TITLE),
      text: text.slice(0, LONGEST_TEXT),
      created_at: timestamp(nowMs),
      read_at: null,
    })
    .onConflict((conflict) => conflict.columns(['owner_id', 'once_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (told) tx.publish(NEWS, owner_id);
  return told !== undefined;
}
