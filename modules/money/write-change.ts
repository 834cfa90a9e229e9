import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../kernel/database/database.ts';
import { keepChanges } from './keep-changes.ts';
import type { Change } from './keep-changes.ts';
import type { TransactionTable } from './money.table.ts';
import type { Kept } from './rows.ts';
import { storeTransactions } from './store-transactions.ts';

/** What becomes of one transaction; null: it is new. */
export interface Step {
  readonly before: Kept | null;
  readonly after: Kept;
}

/**
 * Writes what is one change to a person, with its place in the history of each transaction: those that were written together are taken back
 * together. Answers with the id of the first one's change.
 */
export async function writeChange(
  tx: Writer,
  {
    database,
    owner_id,
    nowMs,
    what,
    steps,
    operation_id,
  }: {
    database: Database;
    owner_id: string;
    nowMs: number;
    what: Change['what'];
    steps: readonly [Step, ...Step[]];
    operation_id?: string;
  },
): Promise<string> {
  await storeTransactions(tx, {
    ...{ database, owner_id },
    postings: steps.map(({ before, after }) => (before === null ? { before, after } : { before, after })),
  });
  const changes = steps.map(({ before, after }) => ({
    ...{ transaction_id: after.row.id, what, before, revision: after.row.revision, operation_id },
    fields: before === null ? [] : changedFields(before, after),
  }));
  const together = steps.length > 1 ? randomUUIDv7() : undefined;
  const [change_id = ''] = await keepChanges(tx, { database, owner_id, changes, nowMs, together });
  return change_id;
}

type Changes = Omit<Partial<TransactionTable>, 'parts'> & { readonly nowMs: number; readonly parts?: Kept['parts'] };

/** The step to another state of the same transaction, a revision on. */
export function stepFrom(
  before: Kept,
  { nowMs, parts = before.parts, ...row }: Changes,
): Step & { readonly before: Kept } {
  const next = { ...before.row, ...row, parts: parts.length };
  return {
    before,
    after: { row: { ...next, revision: before.row.revision + 1, updated_at: timestamp(nowMs) }, parts },
  };
}

/** Column → its name on the wire. */
const FIELDS = {
  ...{ account_id: 'account_id', date: 'date', amount_minor: 'amount', payee: 'payee', memo: 'memo' },
  ...{ category_id: 'category_id', tags: 'tags', transfer_id: 'transfer_id', status: 'status' },
} as const;

/** What differs, by its names on the wire. */
export function changedFields(before: Kept, after: Kept): string[] {
  const columns = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  const fields: string[] = columns
    .filter((column) => before.row[column] !== after.row[column])
    .map((column) => FIELDS[column]);
  return sameParts(before.parts, after.parts) ? fields : [...fields, 'splits'];
}

function sameParts(some: Kept['parts'], others: Kept['parts']): boolean {
  return (
    some.length === others.length &&
    some.every(({ category_id, amount_minor, memo }, index) => {
      const other = others[index];
      return other?.category_id === category_id && other.amount_minor === amount_minor && other.memo === memo;
    })
  );
}
