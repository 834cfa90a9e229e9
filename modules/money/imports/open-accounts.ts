import type { Writer } from '../../../kernel/database/database.ts';

/** Those of these that are there, and not closed. */
export async function openAccounts(
  tx: Writer,
  { owner_id, ids }: { owner_id: string; ids: ReadonlySet<string> },
): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const rows = await tx
    .selectFrom('accounts')
    .select('id')
    .where('id', 'in', [...ids])
    .where('owner_id', '=', owner_id)
    .where('closed_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
