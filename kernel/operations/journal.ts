import type { Database, Writer } from '../database/database.ts';
import type { Entry, EntryChange, EntryState, Journal, NewEntry } from './operation.ts';
import type { EntryRow } from './operations.table.ts';
import type { Json } from './json.ts';

const STATES: readonly EntryState[] = [
  'planned',
  'excluded',
  'skipped',
  'conflict',
  'done',
  'failed',
  'undone',
  'left',
];
/** Positions in one step of a change to all entries: a transaction stays short, others write between. */
const STEP = 2000;

type Counts = Record<EntryState, { entries: number; bytes: number }>;
type Ownership = (tx: Writer) => Promise<void>;

/**
 * The journal of one operation. `own` refuses (LeaseLost) where the attempt behind it no longer owns the operation: a worker that was
 * paused past its lease can no more write its journal than commit.
 */
export class DatabaseJournal implements Journal {
  readonly #database: Database;
  readonly #operationId: string;
  readonly #own: Ownership;

  constructor(database: Database, operationId: string, own: Ownership) {
    this.#database = database;
    this.#operationId = operationId;
    this.#own = own;
  }

  async append(tx: Writer, entries: readonly NewEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#own(tx);
    const { last } = await tx
      .selectFrom('operation_entries')
      .select((row) => row.fn.coalesce(row.fn.max('position'), row.lit(0)).as('last'))
      .where('operation_id', '=', this.#operationId)
      .executeTakeFirstOrThrow();
    await this.#database.insertMany(
      tx,
      'operation_entries',
      entries.map((entry, index) => ({
        operation_id: this.#operationId,
        position: last + index + 1,
        action: entry.action,
        subject: entry.subject,
        target: entry.target,
        state: entry.state,
        reason: entry.reason,
        bytes: entry.bytes,
        detail: entry.detail === null ? null : JSON.stringify(entry.detail),
      })),
    );
    const added = new Map<EntryState, { entries: number; bytes: number }>();
    for (const { state, bytes } of entries) {
      const count = added.get(state) ?? { entries: 0, bytes: 0 };
      added.set(state, { entries: count.entries + 1, bytes: count.bytes + bytes });
    }
    for (const [state, count] of added) await tally(tx, this.#operationId, state, count);
  }

  async read({
    after = 0,
    before,
    states,
    limit,
    descending = false,
  }: Parameters<Journal['read']>[0]): Promise<Entry[]> {
    let query = this.#database.read
      .selectFrom('operation_entries')
      .selectAll()
      .where('operation_id', '=', this.#operationId)
      .where('position', '>', after)
      .orderBy('position', descending ? 'desc' : 'asc')
      .limit(limit);
    if (before !== undefined) query = query.where('position', '<', before);
    if (states) query = query.where('state', 'in', states);
    return (await query.execute()).map(toEntry);
  }

  async settle(
    tx: Writer,
    { from, to, was, state }: Parameters<Journal['settle']>[1],
    changes: readonly EntryChange[] = [],
  ): Promise<void> {
    await this.#own(tx);
    for (const change of changes) await changeEntry(tx, this.#operationId, change);
    const named = changes.filter(({ state: becomes }) => becomes === was).map(({ position }) => position);
    const range = tx
      .selectFrom('operation_entries')
      .select((row) => [
        row.fn.countAll<number>().as('entries'),
        row.fn.coalesce(row.fn.sum<number>('bytes'), row.lit(0)).as('bytes'),
      ])
      .where('operation_id', '=', this.#operationId)
      .where('position', '>=', from)
      .where('position', '<=', to)
      .where('state', '=', was)
      .$if(named.length > 0, (query) => query.where('position', 'not in', named));
    const { entries, bytes } = await range.executeTakeFirstOrThrow();
    if (entries === 0) return;
    await tx
      .updateTable('operation_entries')
      .set({ state, reason: null })
      .where('operation_id', '=', this.#operationId)
      .where('position', '>=', from)
      .where('position', '<=', to)
      .where('state', '=', was)
      .$if(named.length > 0, (query) => query.where('position', 'not in', named))
      .execute();
    await tally(tx, this.#operationId, was, { entries: -entries, bytes: -bytes });
    await tally(tx, this.#operationId, state, { entries: entries, bytes: bytes });
  }

  async counts(): Promise<Counts> {
    return countsOf(this.#database, this.#operationId);
  }

  async actions(): Promise<Record<string, Partial<Record<EntryState, number>>>> {
    const rows = await this.#database.read
      .selectFrom('operation_entries')
      .select((row) => ['action', 'state', row.fn.countAll<number>().as('entries')])
      .where('operation_id', '=', this.#operationId)
      .groupBy(['action', 'state'])
      .execute();
    const actions: Record<string, Partial<Record<EntryState, number>>> = {};
    for (const { action, state, entries } of rows) actions[action] = { ...actions[action], [state]: entries };
    return actions;
  }

  async clear(tx: Writer): Promise<void> {
    await this.#own(tx);
    await tx.deleteFrom('operation_entries').where('operation_id', '=', this.#operationId).execute();
    await tx.deleteFrom('operation_entry_counts').where('operation_id', '=', this.#operationId).execute();
  }

  /** What was undone is planned again, a step at a time; twice is as once. */
  async reopen(signal: AbortSignal): Promise<void> {
    const last = await this.#last();
    for (let from = 1; from <= last; from += STEP) {
      signal.throwIfAborted();
      await this.#database.write((tx) =>
        this.settle(tx, { from, to: from + STEP - 1, was: 'undone', state: 'planned' }),
      );
    }
  }

  /** Drops the entries in `state`, or all, a step at a time; twice is as once. */
  async drop(signal: AbortSignal, state?: EntryState): Promise<void> {
    const last = await this.#last();
    for (let from = 1; from <= last; from += STEP) {
      signal.throwIfAborted();
      await this.#database.write(async (tx) => {
        await this.#own(tx);
        const dropped = await tx
          .deleteFrom('operation_entries')
          .where('operation_id', '=', this.#operationId)
          .where('position', '>=', from)
          .where('position', '<', from + STEP)
          .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'undone'))
          .returning(['state', 'bytes'])
          .execute();
        for (const { state, bytes } of dropped)
          await tally(tx, this.#operationId, state, { entries: -1, bytes: -bytes });
      });
    }
  }

  async #last(): Promise<number> {
    const { last } = await this.#database.read
      .selectFrom('operation_entries')
      .select((row) => row.fn.coalesce(row.fn.max('position'), row.lit(0)).as('last'))
      .where('operation_id', '=', this.#operationId)
      .executeTakeFirstOrThrow();
    return last;
  }
}

/** Gives one entry another state; the counts follow. One that is not there is left out. */
export async function changeEntry(
  tx: Writer,
  operationId: string,
  { position, state, reason = null, detail }: EntryChange,
): Promise<void> {
  const mine = tx
    .selectFrom('operation_entries')
    .select(['state', 'bytes'])
    .where('operation_id', '=', operationId)
    .where('position', '=', position);
  const before = await mine.executeTakeFirst();
  if (!before) return;
  await tx
    .updateTable('operation_entries')
    .set({ state, reason, ...(detail === undefined ? {} : { detail: JSON.stringify(detail) }) })
    .where('operation_id', '=', operationId)
    .where('position', '=', position)
    .execute();
  await tally(tx, operationId, before.state, { entries: -1, bytes: -before.bytes });
  await tally(tx, operationId, state, { entries: 1, bytes: before.bytes });
}

/** Adds to the count of a state; the entries themselves change in the same transaction. */
export async function tally(
  tx: Writer,
  operationId: string,
  state: EntryState,
  { entries, bytes }: { entries: number; bytes: number },
): Promise<void> {
  await tx
    .insertInto('operation_entry_counts')
    .values({ operation_id: operationId, state, entries, bytes })
    .onConflict((conflict) =>
      conflict.columns(['operation_id', 'state']).doUpdateSet((row) => ({
        entries: row('operation_entry_counts.entries', '+', entries),
        bytes: row('operation_entry_counts.bytes', '+', bytes),
      })),
    )
    .execute();
}

/** How many entries are in each state, and their bytes: a few rows, whatever the journal's size. */
export async function countsOf({ read }: Pick<Database, 'read'>, operationId: string): Promise<Counts> {
  const rows = await read
    .selectFrom('operation_entry_counts')
    .select(['state', 'entries', 'bytes'])
    .where('operation_id', '=', operationId)
    .execute();
  const counts = Object.fromEntries(STATES.map((state) => [state, { entries: 0, bytes: 0 }])) as Counts;
  for (const { state, entries, bytes } of rows) counts[state] = { entries, bytes };
  return counts;
}

export function toEntry(row: EntryRow): Entry {
  return {
    position: row.position,
    action: row.action,
    subject: row.subject,
    target: row.target,
    state: row.state,
    reason: row.reason,
    bytes: row.bytes,
    detail: JSON.parse(row.detail ?? 'null') as Json,
  };
}
