import { timestamp } from '../clock/clock.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';

const KEPT_DAYS = 90;
const MOST_EACH = 1000;

/** Forgets what is old: 90 days of everything, and of each person's notifications the last 1,000. */
export async function tidyNotices({ database, clock }: { database: Database; clock: Clock }): Promise<void> {
  const oldest = timestamp(clock.nowMs() - KEPT_DAYS * 24 * 3_600_000);
  await database.write(async (tx) => {
    await tx.deleteFrom('notifications').where('created_at', '<', oldest).execute();
    await tx
      .deleteFrom('notifications')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('notification_counters as counter')
            .whereRef('counter.owner_id', '=', 'notifications.owner_id')
            .where((row) => row('notifications.sequence', '<=', row('counter.sequence', '-', MOST_EACH)))
            .select('counter.owner_id'),
        ),
      )
      .execute();
    await tx
      .deleteFrom('outgoing_mail')
      .where('created_at', '<', oldest)
      .where('state', 'not in', ['waiting', 'sending'])
      .execute();
  });
}
