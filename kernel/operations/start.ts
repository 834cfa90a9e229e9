import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../clock/clock.ts';
import { prepared } from '../database/database.ts';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../http/route.ts';
import type { Starter } from './engine.ts';
import { jobOf } from './enqueue.ts';
import { append, nextSequence, stateOf } from './events.ts';
import { readInput } from './input.ts';
import { isLiving } from './life.ts';
import type { AnyKind } from './operation.ts';
import { operationsError } from './operations.errors.ts';
import type { OperationRow, OperationTable } from './operations.table.ts';

/** The answer to whatever starts work; 202 on the wire. */
export interface Started {
  readonly operation_id: string;
  readonly status: OperationRow['status'];
  readonly deduplicated: boolean;
}

export interface Wish {
  readonly actor: Actor;
  readonly kind: AnyKind;
  readonly input: unknown;
  readonly dry_run: boolean;
}

/**
 * Commits the row and its event, then tells the queue.
 *
 * @throws operations.not-allowed, operations.no-preview, operations.bad-input, and what the kind's `check` throws
 */
export async function start(starter: Starter, wish: Wish): Promise<Started> {
  const row = await readWish(starter, wish);
  return starter.database.write((tx) => startIn(starter, tx, row));
}

/** The row that would be inserted: what was asked for is checked. `at` is where in the request the input stands. @throws as `start` */
export async function readWish(
  starter: Starter,
  { actor, kind, input, dry_run }: Wish,
  { at = '' }: { at?: string } = {},
): Promise<OperationRow> {
  if (kind.allow === 'admin' && actor.role !== 'admin') throw operationsError('operations.not-allowed');
  if (dry_run && !kind.plan) throw operationsError('operations.no-preview');
  const parsed = readInput(kind, input, at);
  if (kind.check) {
    const context = await starter.contextFor(actor.person_id, new AbortController().signal);
    await kind.check({ context, input: parsed });
  }
  return newRow(kind, { actor, input: parsed, dry_run, nowMs: starter.clock.nowMs() });
}

/** The second half of a start, inside a transaction of the caller's: the row, its event, and after the commit the queue. */
export async function startIn(starter: Starter, tx: Writer, row: OperationRow): Promise<Started> {
  const other = await insertOnce(tx, row);
  if (other) return { operation_id: other.id, status: other.status, deduplicated: true };
  const sequence = await nextSequence(tx, row.owner_id);
  await append(tx, row, { sequence, nowMs: Date.parse(row.created_at), type: 'state', data: stateOf(row) });
  tx.afterCommit(() => {
    starter.tell(row.owner_id);
    starter.enqueue(jobOf(row, starter.clock.nowMs()));
  });
  return { operation_id: row.id, status: row.status, deduplicated: false };
}

/** Inserts the row, unless another holds its key; that one is the answer. The unique index decides between two at once. */
async function insertOnce(tx: Writer, row: OperationRow): Promise<OperationRow | undefined> {
  const { once_key } = row;
  if (once_key === null) {
    await insert(tx, row);
    return undefined;
  }
  await releaseKey(tx, row, row.created_at);
  const inserted = await tx
    .insertInto('operations')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['owner_id', 'kind', 'once_key']).where('once_key', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted
    ? undefined
    : tx
        .selectFrom('operations')
        .selectAll()
        .where('owner_id', '=', row.owner_id)
        .where('kind', '=', row.kind)
        .where('once_key', '=', once_key)
        .executeTakeFirstOrThrow();
}

/** What a new row has; the other columns begin as null. */
const NEW = [
  ...(['id', 'owner_id', 'kind', 'title', 'input', 'dry_run', 'status', 'phase', 'queue', 'attempt'] as const),
  ...(['max_attempts', 'deaths', 'run_after', 'fence', 'undo_requested', 'created_at'] as const),
];

const insert = prepared((db, row: Pick<OperationTable, (typeof NEW)[number]>) =>
  db
    .insertInto('operations')
    .values(Object.fromEntries(NEW.map((name) => [name, row[name]])) as Pick<OperationTable, (typeof NEW)[number]>),
);

/** Takes the key from an operation that has ended and whose window is over. */
async function releaseKey(
  tx: Writer,
  { owner_id, kind, once_key }: Pick<OperationRow, 'owner_id' | 'kind' | 'once_key'>,
  now: string,
): Promise<void> {
  await tx
    .updateTable('operations')
    .set({ once_key: null })
    .where('owner_id', '=', owner_id)
    .where('kind', '=', kind)
    .where('once_key', '=', once_key)
    .where('status', 'not in', ['pending', 'running', 'rolling_back'])
    .where('once_until', '<=', now)
    .execute();
}

/**
 * An operation that ended begins to live again: it needs its key back.
 *
 * @throws operations.once where another holds it
 */
export async function takeKey(tx: Writer, row: OperationRow, kind: AnyKind, now: string) {
  if (!kind.once || row.once_key !== null) return {};
  const once_key = kind.once(JSON.parse(row.input), { person_id: row.owner_id });
  await releaseKey(tx, { ...row, once_key }, now);
  const other = await tx
    .selectFrom('operations')
    .selectAll()
    .where('owner_id', '=', row.owner_id)
    .where('kind', '=', row.kind)
    .where('once_key', '=', once_key)
    .executeTakeFirst();
  if (other && isLiving(other)) throw operationsError('operations.once', { details: { operation_id: other.id } });
  // An ended one, still within its window, only answers new starts: it gives way.
  if (other) await tx.updateTable('operations').set({ once_key: null }).where('id', '=', other.id).execute();
  return { once_key };
}

function newRow(
  kind: AnyKind,
  { actor, input, dry_run, nowMs }: { actor: Actor; input: unknown; dry_run: boolean; nowMs: number },
): OperationRow {
  const now = timestamp(nowMs);
  const once_key = kind.once?.(input, { person_id: actor.person_id }) ?? null;
  return {
    id: randomUUIDv7(),
    owner_id: actor.person_id,
    kind: kind.name,
    title: kind.title(input),
    input: JSON.stringify(input),
    dry_run: dry_run ? 1 : 0,
    status: 'pending',
    phase: kind.plan ? 'plan' : 'run',
    queue: kind.queue,
    once_key,
    once_until: once_key === null ? null : timestamp(nowMs + (kind.forSeconds ?? 0) * 1000),
    progress: null,
    result: null,
    error: null,
    attempt: 0,
    max_attempts: kind.attempts ?? 3,
    deaths: 0,
    run_after: now,
    lease_holder: null,
    lease_until: null,
    fence: 0,
    cancel_requested_at: null,
    undo_requested: 0,
    cursor: null,
    created_at: now,
    started_at: null,
    finished_at: null,
  };
}
