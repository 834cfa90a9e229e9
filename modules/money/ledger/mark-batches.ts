import type { Writer } from '../../../kernel/database/database.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import { keepChanges } from '../keep-changes.ts';
import type { Change } from '../keep-changes.ts';
import type { TransactionTable } from '../money.table.ts';
import { keptOf, storeTransactions } from '../store-transactions.ts';
import { stepFrom } from '../write-change.ts';
import type { ReconcileInput } from './ledger.schema.ts';
import { upTo } from './reconciliations.ts';

/** One transaction of the database each: short enough that nobody waits for it. */
const AT_ONCE = 500;

/** Where a batch ended. */
export type Place = Pick<TransactionTable, 'date' | 'id'>;

export interface Batch {
  readonly count: number;
  /** The next one begins behind it. */
  readonly place: Place | undefined;
}

/** Reconciles some more of what is cleared, by day. */
export async function markBatch(tx: Writer, run: Run<ReconcileInput>, after: Place | undefined): Promise<Batch> {
  const { account_id, date } = run.input;
  let query = upTo(tx, { account_id, date, status: 'cleared' })
    .select(['date', 'id'])
    .orderBy('date')
    .orderBy('id')
    .limit(AT_ONCE);
  if (after) query = query.where((row) => row(row.refTuple('date', 'id'), '>', row.tuple(after.date, after.id)));
  const rows = await query.execute();
  const ids = rows.map(({ id }) => id);
  const change = { status: 'reconciled', reconciliation_id: run.operation.id } as const;
  const count = await setStatus(tx, run, { ids, what: 'reconciled', change });
  return { count, place: rows.at(-1) };
}

/** Makes some more of what the operation reconciled cleared again. */
export async function releaseBatch(tx: Writer, run: Run<ReconcileInput>): Promise<Batch> {
  const rows = await tx
    .selectFrom('transactions')
    .select('id')
    .where('reconciliation_id', '=', run.operation.id)
    .where('owner_id', '=', run.operation.owner_id)
    .limit(AT_ONCE)
    .execute();
  const ids = rows.map(({ id }) => id);
  const change = { status: 'cleared', reconciliation_id: null } as const;
  return { count: await setStatus(tx, run, { ids, what: 'undone', change }), place: undefined };
}

async function setStatus(
  tx: Writer,
  { context: { database, clock }, operation: { id: operation_id, owner_id } }: Run<ReconcileInput>,
  {
    ids,
    what,
    change,
  }: {
    ids: readonly string[];
    what: Change['what'];
    change: Pick<TransactionTable, 'status' | 'reconciliation_id'>;
  },
): Promise<number> {
  const nowMs = clock.nowMs();
  const kept = await keptOf(tx, { ids, owner_id });
  const postings = [...kept.values()].map((before) => stepFrom(before, { ...change, nowMs }));
  await storeTransactions(tx, { database, owner_id, postings });
  const changes = postings.map(({ before, after }) => ({
    ...{ transaction_id: after.row.id, what, fields: ['status'], revision: after.row.revision, before, operation_id },
  }));
  await keepChanges(tx, { database, owner_id, changes, nowMs });
  return postings.length;
}
