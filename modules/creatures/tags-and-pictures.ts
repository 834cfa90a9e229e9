import type { Reader } from '../../kernel/database/database.ts';
import type { CreatureTable, PictureTable } from './creatures.table.ts';

/** What `avatarOf` needs to know of a picture. */
export type Shown = Pick<PictureTable, 'hash' | 'made_by' | 'traits_hash'>;

/** The tags of each creature: id → name, by name; one question for all, up to 1,000. Those without tags are left out. */
export async function namedTagsOf(
  reader: Reader,
  creature_ids: readonly string[],
): Promise<Map<string, ReadonlyMap<string, string>>> {
  if (creature_ids.length === 0) return new Map();
  const rows = await reader
    .selectFrom('creature_tags')
    .innerJoin('tags', 'tags.id', 'creature_tags.tag_id')
    .select(['creature_id', 'tags.id', 'name'])
    .where('creature_id', 'in', creature_ids)
    .orderBy('name_key')
    .execute();
  return new Map(
    Map.groupBy(rows, ({ creature_id }) => creature_id)
      .entries()
      .map(([id, tags]) => [id, new Map(tags.map((tag) => [tag.id, tag.name]))]),
  );
}

/** The names alone, sorted. */
export async function tagsOf(reader: Reader, creature_ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = await namedTagsOf(reader, creature_ids);
  return new Map(found.entries().map(([id, tags]) => [id, [...tags.values()]]));
}

/** The pictures that rows name, by the pictures' ids; one question for all, up to 1,000. */
export async function picturesOf(
  reader: Reader,
  rows: readonly Pick<CreatureTable, 'picture_id'>[],
): Promise<Map<string, Shown>> {
  const ids = rows.flatMap(({ picture_id }) => picture_id ?? []);
  if (ids.length === 0) return new Map();
  const pictures = await reader
    .selectFrom('creature_pictures')
    .select(['id', 'hash', 'made_by', 'traits_hash'])
    .where('id', 'in', ids)
    .execute();
  return new Map(pictures.map(({ id, ...picture }) => [id, picture]));
}
