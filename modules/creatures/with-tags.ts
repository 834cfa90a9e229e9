import type { Reader } from '../../kernel/database/database.ts';
import type { CreatureTable } from './creatures.table.ts';

/** A row, and its tags: id → name, by name. */
export interface WithTags {
  readonly row: CreatureTable;
  readonly tags: ReadonlyMap<string, string>;
}

/** Creatures by their ids, in the trash or not, with their tags; up to 1,000 at a time. Whose they are the caller asks. */
export async function withTags(reader: Reader, ids: readonly string[]): Promise<Map<string, WithTags>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.selectFrom('creatures').selectAll().where('id', 'in', ids).execute();
  const tags = await tagsOf(reader, ids);
  return new Map(rows.map(({ search: _search, ...row }) => [row.id, { row, tags: tags.get(row.id) ?? new Map() }]));
}

/** Creature → its tags: id → name, by name. */
async function tagsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  if (ids.length === 0) return found;
  const rows = await reader
    .selectFrom('creature_tags')
    .innerJoin('tags', 'tags.id', 'creature_tags.tag_id')
    .select(['creature_tags.creature_id', 'tags.id', 'tags.name'])
    .where('creature_tags.creature_id', 'in', ids)
    .orderBy('tags.name_key')
    .execute();
  for (const { creature_id, id, name } of rows) {
    const tags = found.get(creature_id) ?? new Map<string, string>();
    found.set(creature_id, tags.set(id, name));
  }
  return found;
}
