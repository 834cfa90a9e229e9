import { prepared } from '../../kernel/database/database.ts';
import type { Database, Reader, Writer } from '../../kernel/database/database.ts';
import { bumpBook } from './books.ts';
import type { TransactionPartTable } from './money.table.ts';
import { searchOf } from './rows.ts';
import type { Kept } from './rows.ts';
import { Totals } from './totals.ts';

/** What becomes of one transaction. Without `before` it is new, without `after` it goes for ever. Both have the same id. */
export type Posting =
  | { readonly before: null; readonly after: Kept }
  | { readonly before: Kept; readonly after: Kept | null };

/**
 * The one place that writes transactions, of one person, in the caller's transaction; up to 1,000 at a time. Everything that follows from
 * them is written with them: parts, words, balances, months, tags, the book's revision. What it is given is believed: `before` was read in
 * this transaction (`keptOf`), rows were checked, parts add up, categories and accounts are the owner's own.
 *
 * @throws database.out-of-range where a total becomes larger than 64 bits
 */
export async function storeTransactions(
  tx: Writer,
  { database, owner_id, postings }: { database: Database; owner_id: string; postings: readonly Posting[] },
): Promise<void> {
  if (postings.length === 0) return;
  const totals = new Totals();
  for (const { before, after } of postings) {
    if (before) totals.take(before);
    if (after) totals.add(after);
  }
  const made = postings.flatMap(({ before, after }) => (before === null ? [after] : []));
  await database.insertMany(tx, 'transactions', made.map(completeOf));
  await database.insertMany(
    tx,
    'transaction_parts',
    made.flatMap(({ parts }) => parts.map((part) => ({ ...part }))),
  );
  const gone: string[] = [];
  for (const { before, after } of postings) {
    if (before === null) continue;
    if (after === null) gone.push(before.row.id);
    else await update(tx, database, { before, after });
  }
  if (gone.length > 0) await tx.deleteFrom('transactions').where('id', 'in', gone).execute();
  await totals.write(tx, owner_id);
  await bumpBook(tx, owner_id);
}

async function update(tx: Writer, database: Database, { before, after }: { before: Kept; after: Kept }): Promise<void> {
  await updateRow(tx, completeOf(after));
  if (before.parts.length === 0 && after.parts.length === 0) return;
  await tx.deleteFrom('transaction_parts').where('transaction_id', '=', after.row.id).execute();
  await database.insertMany(
    tx,
    'transaction_parts',
    after.parts.map((part) => ({ ...part })),
  );
}

function completeOf(kept: Kept) {
  const { row } = kept;
  return { ...row, reconciliation_id: row.reconciliation_id ?? null, search: searchOf(kept) };
}

/** Every column, by name: a prepared query cannot look at what it is given. */
const updateRow = prepared((db, row: ReturnType<typeof completeOf>) =>
  db
    .updateTable('transactions')
    .set({
      ...{ account_id: row.account_id, date: row.date, amount_minor: row.amount_minor, payee: row.payee },
      ...{ payee_key: row.payee_key, memo: row.memo, category_id: row.category_id, parts: row.parts, tags: row.tags },
      ...{ transfer_id: row.transfer_id, status: row.status, bank_id: row.bank_id, match_key: row.match_key },
      ...{ import_id: row.import_id, search: row.search, revision: row.revision, updated_at: row.updated_at },
      ...{ reconciliation_id: row.reconciliation_id, deleted_at: row.deleted_at },
    })
    .where('id', '=', row.id),
);

/** Transactions of one person by their ids, in the trash or not; what is not there, or another's, is left out. Up to 1,000. */
export async function keptOf(
  reader: Reader,
  { ids, owner_id }: { ids: readonly string[]; owner_id: string },
): Promise<Map<string, Kept>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .selectFrom('transactions')
    .selectAll()
    .where('id', 'in', ids)
    .where('owner_id', '=', owner_id)
    .execute();
  const split = rows.filter(({ parts }) => parts > 0).map(({ id }) => id);
  const parts = Map.groupBy(await partsOf(reader, split), ({ transaction_id }) => transaction_id);
  return new Map(rows.map(({ search: _search, ...row }) => [row.id, { row, parts: parts.get(row.id) ?? [] }]));
}

/** Parts of some transactions, in order. */
export async function partsOf(reader: Reader, ids: readonly string[]): Promise<TransactionPartTable[]> {
  if (ids.length === 0) return [];
  return reader
    .selectFrom('transaction_parts')
    .selectAll()
    .where('transaction_id', 'in', ids)
    .orderBy('transaction_id')
    .orderBy('position')
    .execute();
}
