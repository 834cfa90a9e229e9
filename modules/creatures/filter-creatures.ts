import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { foldedKey, matches } from '../../kernel/database/database.ts';
import type { Database, Reader } from '../../kernel/database/database.ts';
import type { CreatureFilter } from './creatures.schema.ts';
import { sortKey } from './rows.ts';

/** What creatures are filtered by; without `trashed` the living are meant. */
export type Filter = { readonly [Name in keyof CreatureFilter]?: CreatureFilter[Name] | undefined };

/** All rows that a filter means, for counts and bulk changes; a page of them is found faster by `findPage`. */
export function filtered(
  reader: Reader,
  {
    database,
    owner_id,
    q = '',
    tag = [],
    ...filter
  }: Filter & { database: Pick<Database, 'dialect'>; owner_id: string },
) {
  let query = described(reader, filter).where('creatures.owner_id', '=', owner_id);
  const found = matches(database, 'creatures', { q, owner_id });
  if (found) query = query.where(found);
  for (const name_key of new Set(tag.map(foldedKey)))
    query = query.where('creatures.id', 'in', ({ selectFrom }) =>
      selectFrom('creature_tags')
        .innerJoin('tags', 'tags.id', 'tag_id')
        .select('creature_id')
        .where('owner_id', '=', owner_id)
        .where('name_key', '=', name_key),
    );
  return query;
}

/** Whosever: a filter without its words and tags. */
export function described(reader: Reader, { species, drawn, trashed = false }: Omit<Filter, 'q' | 'tag'>) {
  let query = reader.selectFrom('creatures').where('creatures.deleted_at', trashed ? 'is not' : 'is', null);
  if (species !== undefined) query = query.where('species_key', '=', sortKey(species));
  if (drawn !== undefined) query = query.where(drawn ? isDrawn() : sql<boolean>`not ${isDrawn()}`);
  return query;
}

/** It has a picture, and not one of other traits. */
function isDrawn(): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from creature_pictures where creature_pictures.id = creatures.picture_id
    and (creature_pictures.traits_hash is null or creature_pictures.traits_hash = creatures.traits_hash))`;
}
