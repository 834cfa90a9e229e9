import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Tag } from './creatures.schema.ts';
import type { TagTable } from './creatures.table.ts';

/** The actor's tags, by name or the most used first, with how many living creatures have each. */
export async function listTags({ actor, database }: Context, { limit }: { limit: number }): Promise<Tag[]> {
  const rows = await database.read
    .selectFrom('tags')
    .selectAll()
    .where('owner_id', '=', actor.person_id)
    .orderBy('name_key')
    .limit(limit)
    .execute();
  return Promise.all(rows.map((row) => describeTag(database.read, row)));
}

export async function describeTag(reader: Reader, row: TagTable): Promise<Tag> {
  const { count } = await reader
    .selectFrom('creature_tags')
    .innerJoin('creatures', 'creatures.id', 'creature_id')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('tag_id', '=', row.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { owner_id: _, name_key: __, ...tag } = row;
  return { ...tag, creatures: Number(count) };
}
