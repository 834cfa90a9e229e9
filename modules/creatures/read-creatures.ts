import type { Database, Reader } from '../../kernel/database/database.ts';
import { foldedKey, matches } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Creature, CreatureFilter, Selection } from './creatures.schema.ts';
import type { CreatureTable, PictureTable } from './creatures.table.ts';
import { ownRow } from './own-rows.ts';
import { toCreature } from './rows.ts';

export type Filter = { readonly [Name in keyof CreatureFilter]?: CreatureFilter[Name] | undefined };

export async function getCreature({ actor, database }: Context, { id }: { id: string }): Promise<Creature> {
  const row = await ownRow(database.read, { id, owner_id: actor.person_id });
  const [tags, pictures] = await Promise.all([tagsOf(database.read, [row]), picturesOf(database.read, [row])]);
  return toCreature(row, { tags: tags.get(id) ?? [], picture: pictures.get(id) });
}

export function filtered(
  reader: Reader,
  { database, owner_id, q, species }: Filter & { database: Database; owner_id: string },
) {
  const found = q === undefined ? undefined : matches(database, 'creatures', q);
  return reader
    .selectFrom('creatures')
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .$if(species !== undefined, (query) => query.where('species_key', '=', foldedKey(species ?? '')))
    .$if(found !== undefined, (query) => (found ? query.where(found) : query));
}

export async function tagsOf(reader: Reader, rows: readonly { id: string }[]): Promise<Map<string, string[]>> {
  if (rows.length === 0) return new Map();
  const tagged = await reader
    .selectFrom('creature_tags')
    .innerJoin('tags', 'tags.id', 'creature_tags.tag_id')
    .select(['creature_id', 'name'])
    .where(
      'creature_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('name_key')
    .execute();
  const found = new Map<string, string[]>();
  for (const { creature_id, name } of tagged) found.set(creature_id, [...(found.get(creature_id) ?? []), name]);
  return found;
}

export async function picturesOf(
  reader: Reader,
  rows: readonly Pick<CreatureTable, 'id' | 'picture_id'>[],
): Promise<Map<string, PictureTable>> {
  const ids = rows.flatMap(({ picture_id }) => picture_id ?? []);
  if (ids.length === 0) return new Map();
  const pictures = await reader.selectFrom('creature_pictures').selectAll().where('id', 'in', ids).execute();
  return new Map(pictures.map((picture) => [picture.creature_id, picture]));
}

export async function* selectedIds(
  { actor, database }: Context,
  { ids, filter = {} }: Selection,
): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const rows = await filtered(database.read, { database, owner_id: actor.person_id, ...filter })
      .$if(ids !== undefined, (query) => query.where('creatures.id', 'in', ids ?? []))
      .where('creatures.id', '>', after)
      .select('creatures.id')
      .orderBy('creatures.id')
      .limit(1000)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    yield rows.map(({ id }) => id);
  }
}
