import { timestamp } from '../clock/clock.ts';
import { prepared } from '../database/database.ts';
import type { Engine } from './engine.ts';
import { append, stateOf } from './events.ts';
import type { OperationRow } from './operations.table.ts';

/** Not claimable: taken, ended, not due, or its owner has their share. Undoes the transaction. */
class NotNow extends Error {
  override readonly name = 'NotNow';
}

/**
 * Takes an operation on: of all claims that are tried exactly one succeeds, with a new fence. The owner's running operations are counted
 * in the same transaction, after the owner's counter row is locked: two claims of one owner cannot both take the last place.
 *
 * @returns undefined where there is nothing to claim now. What waits for its owner's share is queued again when a place is free.
 */
export async function claim(
  engine: Engine,
  { queue, operation_id }: { queue: string; operation_id: string },
): Promise<OperationRow | undefined> {
  const { database, clock, leases, tell, timing } = engine;
  const nowMs = clock.nowMs();
  const now = timestamp(nowMs);
  try {
    return await database.write(async (tx) => {
      const [counter] = await countOne(tx, { operation_id });
      const [claimed] = await take(tx, {
        operation_id,
        queue,
        now,
        lease_holder: leases.holder,
        lease_until: timestamp(nowMs + timing.leaseMs),
        share: engine.shareOf(queue),
      });
      if (!counter || !claimed) throw new NotNow();
      await append(tx, claimed, { sequence: counter.sequence, nowMs, type: 'state', data: stateOf(claimed) });
      tx.afterCommit(() => tell(claimed.owner_id));
      return claimed;
    });
  } catch (error) {
    if (error instanceof NotNow) return undefined;
    throw error;
  }
}

/** The next number of the owner's sequence, by the operation's id. */
const countOne = prepared((db, { operation_id }: { operation_id: string }) =>
  db
    .updateTable('operation_counters')
    .set((row) => ({ sequence: row('sequence', '+', 1) }))
    .where('owner_id', '=', (row) => row.selectFrom('operations').select('owner_id').where('id', '=', operation_id))
    .returning('sequence'),
);

interface Taking {
  operation_id: string;
  queue: string;
  now: string;
  lease_holder: string;
  lease_until: string;
  share: number;
}

const take = prepared((db, { operation_id, queue, now, lease_holder, lease_until, share }: Taking) =>
  db
    .updateTable('operations')
    .set((row) => ({
      status: row
        .case()
        .when('phase', '=', 'undo')
        .then<OperationRow['status']>('rolling_back')
        .else<OperationRow['status']>('running')
        .end(),
      lease_holder,
      lease_until,
      fence: row('fence', '+', 1),
      attempt: row('attempt', '+', 1),
      started_at: row.fn.coalesce('started_at', row.val(now)),
    }))
    .where('id', '=', operation_id)
    .where('queue', '=', queue)
    .where('status', 'in', ['pending', 'rolling_back'])
    .where('lease_holder', 'is', null)
    .where('run_after', '<=', now)
    .where((row) =>
      row(
        row
          .selectFrom('operations as running')
          .select((others) => others.fn.countAll<number>().as('running'))
          .where('running.lease_holder', 'is not', null)
          .where('running.queue', '=', queue)
          .whereRef('running.owner_id', '=', 'operations.owner_id'),
        '<',
        share,
      ),
    )
    .returningAll(),
);
