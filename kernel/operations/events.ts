import { timestamp } from '../clock/clock.ts';
import { prepared } from '../database/database.ts';
import type { Database, Reader, Writer } from '../database/database.ts';
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

/** Adds lines of the log, all in one statement; a run may say thousands. */
export async function appendLines(
  tx: Writer,
  { id, owner_id }: Pick<OperationRow, 'id' | 'owner_id'>,
  { database, lines }: { database: Database; lines: readonly { message: string; atMs: number }[] },
): Promise<void> {
  if (lines.length === 0) return;
  const first = (await nextSequence(tx, owner_id, lines.length)) - lines.length + 1;
  const events = lines.map(({ message, atMs }, index) => ({
    ...{ owner_id, sequence: first + index, operation_id: id, at: timestamp(atMs), type: 'log' },
    data: JSON.stringify({ level: 'info', message }),
  }));
  await database.insertMany(tx, 'operation_events', events);
}

/** Drops all lines of an operation's log but the newest so many. */
export async function dropOldLines(tx: Writer, operationId: string, keep: number): Promise<void> {
  const lines = tx.selectFrom('operation_events').where('operation_id', '=', operationId).where('type', '=', 'log');
  const last = await lines.select('sequence').orderBy('sequence', 'desc').offset(keep).limit(1).executeTakeFirst();
  if (!last) return;
  await tx
    .deleteFrom('operation_events')
    .where('operation_id', '=', operationId)
    .where('type', '=', 'log')
    .where('sequence', '<=', last.sequence)
    .execute();
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

/**
 * Ascends by one with every event of the owner; committed in this order, since it locks the owner's counter. For several events at once the
 * answer is the number of the last.
 */
export async function nextSequence(tx: Writer, ownerId: string, events = 1): Promise<number> {
  const [counter] = await countOn(tx, { owner_id: ownerId, events });
  if (!counter) throw new Error('A counter did not count.');
  return counter.sequence;
}

const countOn = prepared((db, { owner_id, events }: { owner_id: string; events: number }) =>
  db
    .insertInto('operation_counters')
    .values({ owner_id, sequence: events })
    .onConflict((conflict) =>
      conflict.column('owner_id').doUpdateSet((row) => ({ sequence: row('operation_counters.sequence', '+', events) })),
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
