import { timestamp } from '../clock/clock.ts';
import { prepared } from '../database/database.ts';
import type { Reader, Writer } from '../database/database.ts';
import { LeaseLost } from './operations.errors.ts';
import type { OperationEventTable, OperationRow } from './operations.table.ts';

/** The columns that change over an operation's life: what a state event keeps. The rest is in the row for ever. */
const CHANGING = [
  'status',
  'phase',
  'dry_run',
  'progress',
  'result',
  'error',
  'attempt',
  'started_at',
  'finished_at',
] as const satisfies readonly (keyof OperationRow)[];
export type State = Pick<OperationRow, (typeof CHANGING)[number]>;

/** Adds an event; its number comes from `nextSequence` in the same transaction. */
export async function append(
  tx: Writer,
  { id, owner_id }: Pick<OperationRow, 'id' | 'owner_id'>,
  {
    sequence,
    nowMs,
    type,
    data,
  }: { sequence: number; nowMs: number; type: OperationEventTable['type']; data: unknown },
): Promise<void> {
  const event = { owner_id, sequence, operation_id: id, at: timestamp(nowMs), type, data: JSON.stringify(data) };
  await insertEvent(tx, event);
}

const insertEvent = prepared((db, { owner_id, sequence, operation_id, at, type, data }: OperationEventTable) =>
  db.insertInto('operation_events').values({ owner_id, sequence, operation_id, at, type, data }),
);

/** The newest progress, on the row and as the operation's one progress event: it takes the place of the one before. */
export async function storeProgress(tx: Writer, row: OperationRow, progress: unknown, nowMs: number): Promise<void> {
  const sequence = await nextSequence(tx, row.owner_id);
  const owned = await tx
    .updateTable('operations')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', row.id)
    .where('fence', '=', row.fence)
    .returning('status')
    .executeTakeFirst();
  if (!owned) throw new LeaseLost();
  const data = { status: owned.status, progress };
  const moved = await tx
    .updateTable('operation_events')
    .set({ sequence, at: timestamp(nowMs), data: JSON.stringify(data) })
    .where('operation_id', '=', row.id)
    .where('type', '=', 'progress')
    .returning('sequence')
    .executeTakeFirst();
  if (!moved) await append(tx, row, { sequence, nowMs, type: 'progress', data });
}

/** Ascends by one with every event of the owner; committed in this order, since it locks the owner's counter. */
export async function nextSequence(tx: Writer, ownerId: string): Promise<number> {
  const [counter] = await countOne(tx, { owner_id: ownerId });
  if (!counter) throw new Error('A counter did not count.');
  return counter.sequence;
}

const countOne = prepared((db, { owner_id }: { owner_id: string }) =>
  db
    .insertInto('operation_counters')
    .values({ owner_id, sequence: 1 })
    .onConflict((conflict) =>
      conflict.column('owner_id').doUpdateSet((row) => ({ sequence: row('operation_counters.sequence', '+', 1) })),
    )
    .returning('sequence'),
);

export async function lastSequence(db: Reader, ownerId: string): Promise<number> {
  const counter = await db
    .selectFrom('operation_counters')
    .select('sequence')
    .where('owner_id', '=', ownerId)
    .executeTakeFirst();
  return counter?.sequence ?? 0;
}

export function stateOf(row: OperationRow): State {
  return Object.fromEntries(CHANGING.map((name) => [name, row[name]])) as State;
}
