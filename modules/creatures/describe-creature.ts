import type { Reader } from '../../kernel/database/database.ts';
import type { Creature } from './creatures.schema.ts';
import type { CreatureTable } from './creatures.table.ts';
import { toCreature } from './rows.ts';

/** A row as it travels, with its tags and its picture. */
export async function describeCreature(reader: Reader, row: CreatureTable): Promise<Creature> {
  const tags = await tagsOf(reader, row.id);
  const picture =
    row.picture_id === null
      ? undefined
      : await reader
          .selectFrom('creature_pictures')
          .select(['hash', 'made_by', 'traits_hash'])
          .where('id', '=', row.picture_id)
          .executeTakeFirst();
  return toCreature(row, { tags, picture });
}

/** Its tags by name, sorted. */
export async function tagsOf(reader: Reader, creature_id: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('creature_tags')
    .innerJoin('tags', 'tags.id', 'tag_id')
    .select('name')
    .where('creature_id', '=', creature_id)
    .orderBy('name_key')
    .execute();
  return rows.map(({ name }) => name);
}
