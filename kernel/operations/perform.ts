import type { Clock } from '../clock/clock.ts';
import type { Database, Writer } from '../database/database.ts';
import { StewardError, mayMend } from '../errors/errors.ts';
import type { Log } from '../log/log.ts';
import { DatabaseJournal } from './journal.ts';
import type { Json } from './json.ts';
import type { Kinds } from './kinds.ts';
import type { AnyKind, OwnerContext, Run } from './operation.ts';
import { LeaseLost, operationsError } from './operations.errors.ts';
import type { OperationRow } from './operations.table.ts';
import { faultOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { Meter } from './progress.ts';
import type { Teller } from './progress.ts';

/** What carrying out an operation needs; the same in a thread and beside the API. */
export interface Parts {
  readonly kinds: Kinds;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** The owner's context, for work in the background. */
  readonly contextFor: (ownerId: string, signal: AbortSignal) => OwnerContext | Promise<OwnerContext>;
}

/** What of an operation its worker needs to know. */
export type Assignment = Pick<
  OperationRow,
  'id' | 'owner_id' | 'kind' | 'input' | 'phase' | 'attempt' | 'fence' | 'cursor' | 'deaths'
>;

export function assignmentOf(row: OperationRow): Assignment {
  const { id, owner_id, kind, input, phase, attempt, fence, cursor, deaths } = row;
  return { id, owner_id, kind, input, phase, attempt, fence, cursor, deaths };
}

/** How soon what waits looks again, where its error does not say. */
const WAIT_SECONDS = 5;

/** Carries out the present phase of an operation that somebody claimed. Never throws: what goes wrong is its outcome. */
export async function perform(parts: Parts, row: Assignment, teller: Teller, signal: AbortSignal): Promise<Outcome> {
  const { kinds, clock, log } = parts;
  const meter = new Meter(teller, clock);
  try {
    const kind = kinds.find(row.kind);
    if (!kind) throw operationsError('operations.unknown-kind', { detail: `There is no kind ${row.kind}.` });
    const result = await carryOut(kind, row, { parts, meter, signal });
    return { type: 'done', result: JSON.stringify(result ?? null) };
  } catch (error) {
    if (signal.aborted || error instanceof LeaseLost) return { type: 'stopped' };
    if (error instanceof StewardError && error.waits)
      return { type: 'blocked', fault: faultOf(error), waitMs: (error.retryAfterSeconds ?? WAIT_SECONDS) * 1000 };
    const retry = mayMend(error);
    log.warn({ operation_id: row.id, kind: row.kind, attempt: row.attempt, err: error }, 'an attempt failed');
    return { type: 'failed', fault: faultOf(error), retry };
  } finally {
    meter.flush();
  }
}

async function carryOut(
  kind: AnyKind,
  row: Assignment,
  { parts, meter, signal }: { parts: Parts; meter: Meter; signal: AbortSignal },
): Promise<Json> {
  const { database } = parts;
  const own = ownership(row);
  const journal = new DatabaseJournal(database, row.id, own);
  const cursor = row.cursor === null ? undefined : (JSON.parse(row.cursor) as Json);
  const run: Run<never> = {
    context: await parts.contextFor(row.owner_id, signal),
    input: JSON.parse(row.input) as never,
    operation: { id: row.id, owner_id: row.owner_id, attempt: row.attempt },
    progress: meter,
    journal,
    cursor,
    commit: (cursor, work) =>
      database.write(async (tx) => {
        await own(tx, { cursor: JSON.stringify(cursor), deaths: 0 });
        await work?.(tx);
      }),
  };
  switch (row.phase) {
    case 'plan':
      if (cursor === undefined && row.fence > 1) await journal.drop(signal);
      return (await kind.plan?.(run)) ?? null;
    case 'reopen':
      await (kind.plan ? journal.reopen(signal) : journal.drop(signal, 'undone'));
      return null;
    case 'run':
      return kind.run(run);
    default:
      if (kind.undo === 'not-undoable') throw operationsError('operations.not-undoable');
      return kind.undo(run);
  }
}

/**
 * Proves inside a transaction that this attempt still owns the operation, and keeps it so until the commit: the row is written, or on
 * PostgreSQL locked, so that a claim by somebody else comes before it or after it, never between.
 */
function ownership({ id, fence }: Assignment) {
  const proven = new WeakSet<Writer>();
  return async (tx: Writer, change?: { cursor: string; deaths: number }): Promise<void> => {
    if (!change && proven.has(tx)) return;
    const owned = await tx
      .updateTable('operations')
      .set(change ?? { fence })
      .where('id', '=', id)
      .where('fence', '=', fence)
      .returning('id')
      .executeTakeFirst();
    if (!owned) throw new LeaseLost();
    proven.add(tx);
  };
}
