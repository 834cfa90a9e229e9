import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Json, Run } from '../../../kernel/operations/operations.ts';
import { readKept } from '../rows.ts';
import type { Kept } from '../rows.ts';
import { storeTransactions } from '../store-transactions.ts';

/** Writes the planned transactions of a batch; those of an account or category that is gone by now are left. */
export async function writeDays(
  tx: Writer,
  { context }: Run<object>,
  entries: readonly Entry[],
): Promise<EntryChange[]> {
  const { actor, database } = context;
  const owner_id = actor.person_id;
  const [accounts, categories] = [await idsOf(tx, 'accounts', owner_id), await idsOf(tx, 'categories', owner_id)];
  const isThere = ({ row, parts }: Kept) =>
    accounts.has(row.account_id) &&
    [row.category_id, ...parts.map(({ category_id }) => category_id)].every((id) => id === null || categories.has(id));
  const planned = entries.map(({ position, detail }) => ({ position, kept: keptIn(detail) }));
  const fit = planned.filter(({ kept }) => kept.every(isThere));
  const postings = fit.flatMap(({ kept }) => kept).map((after) => ({ before: null, after }));
  await storeTransactions(tx, { database, owner_id, postings });
  return planned
    .filter((each) => !fit.includes(each))
    .map(({ position }) => ({ position, state: 'left', reason: 'gone: Its account or category is no more.' }));
}

/** The rows of an entry, as `beginYear` planned them. */
export function keptIn(detail: Json): Kept[] {
  return (detail as { kept: Json[] }).kept.map((kept) => readKept(JSON.stringify(kept)));
}

async function idsOf(tx: Writer, table: 'accounts' | 'categories', owner_id: string): Promise<Set<string>> {
  const rows = await tx.selectFrom(table).select('id').where('owner_id', '=', owner_id).execute();
  return new Set(rows.map(({ id }) => id));
}
