import type { Reader } from '../../kernel/database/database.ts';

/** Creature → the revision in which the operation left it last: what was undone is done again from there. */
export async function revisionsLeft(
  tx: Reader,
  { operation_id, ids }: { operation_id: string; ids: readonly string[] },
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('creature_changes')
    .select((row) => ['creature_id', row.fn.max('revision').as('revision')])
    .where('creature_id', 'in', ids)
    .where('operation_id', '=', operation_id)
    .groupBy('creature_id')
    .execute();
  return new Map(rows.map(({ creature_id, revision }) => [creature_id, revision]));
}
