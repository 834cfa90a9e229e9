import type { Context } from '../../kernel/module/module.ts';
import type { Creature, CreatureInList, CreatureQuery, Selection } from './creatures.schema.ts';
import { describeCreature } from './describe-creature.ts';
import { filtered } from './filter-creatures.ts';
import type { Filter } from './filter-creatures.ts';
import { findPage, ORDERS } from './find-page.ts';
import type { Position } from './find-page.ts';
import { ownRow } from './own-rows.ts';
import { avatarOf, sortKey } from './rows.ts';
import { picturesOf, tagsOf } from './tags-and-pictures.ts';

const BATCH = 1000;

/** In the trash, too. @throws creatures.not-found */
export async function getCreature({ actor, database }: Context, { id }: { id: string }): Promise<Creature> {
  return describeCreature(database.read, await ownRow(database.read, { id, owner_id: actor.person_id }));
}

/** The actor's own, in the order that `sort` names. */
export async function listCreatures(
  { actor, database }: Context,
  query: CreatureQuery & { limit: number; after?: Position | undefined },
): Promise<CreatureInList[]> {
  const rows = await findPage(database, { ...query, owner_id: actor.person_id });
  const ids = rows.map(({ id }) => id);
  const [tags, pictures] = await Promise.all([tagsOf(database.read, ids), picturesOf(database.read, rows)]);
  return rows.map(({ traits_hash, picture_id, ...row }) => ({
    ...row,
    tags: tags.get(row.id) ?? [],
    ...avatarOf({ id: row.id, traits_hash }, pictures.get(picture_id ?? '')),
  }));
}

/** Where a creature stands in the list. */
export function positionOf(creature: CreatureInList, sort: CreatureQuery['sort']): Position {
  const keys = { ...creature, name_key: sortKey(creature.name), species_key: sortKey(creature.species) };
  return ORDERS[sort].map((column) => keys[column]);
}

/** How many of the actor's own a filter means. */
export async function countCreatures({ actor, database }: Context, filter: Filter): Promise<number> {
  const { creatures } = await filtered(database.read, { database, owner_id: actor.person_id, ...filter })
    .select((row) => row.fn.countAll<number>().as('creatures'))
    .executeTakeFirstOrThrow();
  return creatures;
}

/**
 * The ids of the actor's living creatures that a selection means, 1,000 at a time and in order; an empty selection means all of them.
 * What comes and goes meanwhile may be missed.
 */
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
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    yield rows.map(({ id }) => id);
  }
}
