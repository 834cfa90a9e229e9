import { sql } from 'kysely';
import { timestamp } from '../clock/clock.ts';
import type { Job } from '../queue/queue.ts';
import type { Engine } from './engine.ts';
import { enqueueNext, jobOf } from './enqueue.ts';
import { afterDeath, isWaiting } from './life.ts';
import type { OperationRow } from './operations.table.ts';
import { transition } from './transition.ts';

/** Jobs in one sweep; the next sweep goes on, and what ends calls for its successor anyway. */
const MOST_JOBS = 1000;

/**
 * The net under the queue: whatever it lost, forgot or never heard of is found here by its row. Any number of sweeps do no harm, as a
 * turn that is queued twice is queued once; one process at a time is enough.
 */
export async function sweep(engine: Engine): Promise<void> {
  const { queue } = engine;
  await buryExpired(engine);
  for (const [name, concurrency] of Object.entries(engine.concurrency)) {
    // An emptied Redis has forgotten this too.
    if (!queue.alone) await queue.setGlobalConcurrency(name, concurrency);
    const jobs = await findWaiting(engine, name);
    if (jobs.length > 0) await queue.addMany(jobs);
  }
}

/** Takes operations from workers that are dead: whose leases ran out, or all where no other worker can be alive; and what this one left. */
export async function buryExpired(engine: Engine, { all = false }: { all?: boolean } = {}): Promise<void> {
  const { database, clock, leases } = engine;
  const left = [...leases.left];
  const expired = await database.read
    .selectFrom('operations')
    .select(['id', 'owner_id', 'fence'])
    .where('lease_holder', 'is not', null)
    .$if(!all, (query) =>
      query.where((row) =>
        row.or([
          row('lease_until', '<', timestamp(clock.nowMs())),
          // PostgreSQL knows no empty list.
          ...(left.length > 0 ? [row('lease_holder', '=', leases.holder).and('id', 'in', left)] : []),
        ]),
      ),
    )
    .execute();
  for (const dead of expired) if (!leases.has(dead)) await bury(engine, dead);
}

async function bury(engine: Engine, dead: Pick<OperationRow, 'id' | 'owner_id' | 'fence'>): Promise<void> {
  engine.log.warn({ operation_id: dead.id }, 'the worker of this operation is gone; it is queued again');
  const row = await transition(engine, dead, (present, nowMs) =>
    // Meanwhile it ended, or another sweeper was here: nothing changes but the event's number.
    present.fence === dead.fence
      ? afterDeath(present, 'The worker that ran it is gone.', { nowMs, pauseMs: engine.timing.pauseMs })
      : { fence: present.fence },
  );
  if (isWaiting(row)) engine.enqueue(jobOf(row, engine.clock.nowMs()));
  else enqueueNext(engine, row);
}

/** What is due, for each owner as many as may run now: the rest would be refused, and is called for when a place is free. */
async function findWaiting({ database, clock, shareOf }: Engine, queue: string): Promise<Job[]> {
  const due = await database.read
    .with('due', (db) =>
      db
        .selectFrom('operations')
        .select(['id', 'fence', sql<number>`row_number() over (partition by owner_id order by id)`.as('place')])
        .where('queue', '=', queue)
        .where('status', 'in', ['pending', 'rolling_back'])
        .where('lease_holder', 'is', null)
        .where('run_after', '<=', timestamp(clock.nowMs())),
    )
    .selectFrom('due')
    .select(['id', 'fence'])
    .where('place', '<=', shareOf(queue))
    .orderBy('id')
    .limit(MOST_JOBS)
    .execute();
  return due.map(({ id, fence }) => ({ queue, operation_id: id, fence }));
}
