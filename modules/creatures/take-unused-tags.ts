import type { Writer } from '../../kernel/database/database.ts';

/** Deletes those of the tags that nobody has, the trash included, and nobody has changed since they were made; says which. */
export async function takeUnusedTags(tx: Writer, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const gone = await tx
    .deleteFrom('tags')
    .where('id', 'in', ids)
    .where('revision', '=', 1)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('creature_tags')
            .select('creature_tags.tag_id')
            .whereRef('creature_tags.tag_id', '=', 'tags.id'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return new Set(gone.map(({ id }) => id));
}
