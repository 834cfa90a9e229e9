import type { Context } from '../../../kernel/module/module.ts';
import { foldedKey, matches } from '../../../kernel/database/database.ts';
import type { Selection } from '../creatures.schema.ts';

/** A query of the actor's own living creatures that are meant. */
export function selected({ actor, database }: Pick<Context, 'actor' | 'database'>, { ids, filter = {} }: Selection) {
  const { q, tag = [], species, drawn } = filter;
  let query = database.read
    .selectFrom('creatures')
    .where('creatures.owner_id', '=', actor.person_id)
    .where('creatures.deleted_at', 'is', null);
  if (ids) query = query.where('creatures.id', 'in', ids);
  const found = q === undefined ? undefined : matches(database, 'creatures', q);
  if (found) query = query.where(found);
  if (species !== undefined) query = query.where('creatures.species_key', '=', foldedKey(species));
  for (const name of tag)
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('creature_tags')
          .innerJoin('tags', 'tags.id', 'creature_tags.tag_id')
          .select('tags.id')
          .whereRef('creature_tags.creature_id', '=', 'creatures.id')
          .where('tags.owner_id', '=', actor.person_id)
          .where('tags.name_key', '=', foldedKey(name)),
      ),
    );
  if (drawn !== undefined)
    query = query.where((row) => {
      const present = row.exists(
        row
          .selectFrom('creature_pictures')
          .select('creature_pictures.id')
          .whereRef('creature_pictures.id', '=', 'creatures.picture_id')
          .where((picture) =>
            picture.or([
              picture('creature_pictures.traits_hash', 'is', null),
              picture('creature_pictures.traits_hash', '=', picture.ref('creatures.traits_hash')),
            ]),
          ),
      );
      return drawn ? present : row.not(present);
    });
  return query;
}
