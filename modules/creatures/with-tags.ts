import type { Reader } from '../../kernel/database/database.ts';
import type { CreatureTable } from './creatures.table.ts';
import { namedTagsOf } from './tags-and-pictures.ts';

/** A row, and its tags: id → name, by name. */
export interface WithTags {
  readonly row: CreatureTable;
  readonly tags: ReadonlyMap<string, string>;
}

/** Creatures by their ids, in the trash or not, with their tags; up to 1,000 at a time. Whose they are the caller asks. */
export async function withTags(reader: Reader, ids: readonly string[]): Promise<Map<string, WithTags>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.selectFrom('creatures').selectAll().where('id', 'in', ids).execute();
  const tags = await namedTagsOf(reader, ids);
  return new Map(rows.map(({ search: _search, ...row }) => [row.id, { row, tags: tags.get(row.id) ?? new Map() }]));
}
