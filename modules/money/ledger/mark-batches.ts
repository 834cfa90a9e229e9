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

/** Reconciles some more of what is cleared; answers with how many. */
export async function markBatch(tx: Writer, run: Run<ReconcileInput>): Promise<number> {
  const { account_id, date } = run.input;
  const rows = await upTo(tx, { account_id, date, status: 'cleared' })
    .select('id')
    .orderBy('date')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  const ids = rows.map(({ id }) => id);
  return setStatus(tx, run, {
    ids,
    what: 'reconciled',
    change: { status: 'reconciled', reconciliation_id: run.operation.id },
  });
}

/** Makes some more of what the operation reconciled cleared again; answers with how many. */
export async function releaseBatch(tx: Writer, run: Run<ReconcileInput>): Promise<number> {
  const rows = await tx
    .selectFrom('transactions')
    .select('id')
    .where('reconciliation_id', '=', run.operation.id)
    .where('owner_id', '=', run.operation.owner_id)
    .limit(AT_ONCE)
    .execute();
  const ids = rows.map(({ id }) => id);
  return setStatus(tx, run, { ids, what: 'undone', change: { status: 'cleared', reconciliation_id: null } });
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
