import type { Writer } from '../../../kernel/database/database.ts';

/** Those of these that are there, and not closed, with their currencies: while no transaction is in it, an account may get another. */
export async function openAccounts(
  tx: Writer,
  { owner_id, ids }: { owner_id: string; ids: ReadonlySet<string> },
): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map();
  const rows = await tx
    .selectFrom('accounts')
    .select(['id', 'currency'])
    .where('id', 'in', [...ids])
    .where('owner_id', '=', owner_id)
    .where('closed_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}
