import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../kernel/database/database.ts';
import type { TransactionChangeTable } from './money.table.ts';
import { printKept } from './rows.ts';
import type { Kept } from './rows.ts';

/** Kept of one transaction. */
const MOST_CHANGES = 100;

/** What is kept of one change. */
export interface Change {
  readonly transaction_id: string;
  readonly what: TransactionChangeTable['what'];
  readonly fields: readonly string[];
  /** That the change left. */
  readonly revision: number;
  readonly before: Kept | null;
  readonly operation_id?: string | undefined;
}

/** Writes changes into the history, in the transaction that made them; answers with their ids, in order. What an import makes needs none: its journal has it. */
export async function keepChanges(
  tx: Writer,
  {
    database,
    owner_id,
    changes,
    nowMs,
    together,
  }: {
    database: Database;
    owner_id: string;
    changes: readonly Change[];
    nowMs: number;
    /** Makes them one change: they are only taken back together. */
    together?: string | undefined;
  },
): Promise<string[]> {
  const rows = changes.map(({ fields, before, operation_id, ...change }) => ({
    ...{ id: randomUUIDv7(), owner_id, at: timestamp(nowMs), ...change },
    fields: JSON.stringify(fields),
    before: before === null ? null : printKept(before),
    operation_id: operation_id ?? null,
    together: together ?? null,
  }));
  await database.insertMany(tx, 'transaction_changes', rows);
  for (const { transaction_id, revision } of changes)
    if (revision > MOST_CHANGES)
      await tx
        .deleteFrom('transaction_changes')
        .where('transaction_id', '=', transaction_id)
        .where('revision', '<=', revision - MOST_CHANGES)
        .execute();
  return rows.map(({ id }) => id);
}
