import { sql } from 'kysely';
import { foldedKey, matches } from '../../kernel/database/database.ts';
import type { Database, Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Creature, CreatureFilter, CreatureInList, CreatureQuery, Selection } from './creatures.schema.ts';
import { describeCreature } from './describe-creature.ts';
import { ownRow } from './own-rows.ts';
import { avatarOf, sortKey } from './rows.ts';
import { picturesOf, tagsOf } from './tags-and-pictures.ts';

/** What creatures are filtered by; without `trashed` the living are meant. */
export type Filter = { readonly [Name in keyof CreatureFilter]?: CreatureFilter[Name] | undefined };

/** What a list is ordered by; the id comes last. */
export const ORDERS = {
  name: ['name_key', 'id'],
  species: ['species_key', 'name_key', 'id'],
  created_at: ['created_at', 'id'],
  updated_at: ['updated_at', 'id'],
} as const;

/** Where a creature stands in a list: its values of `ORDERS`. */
export type Position = readonly string[];

const SHOWN = [
  ...(['id', 'name', 'species', 'traits_hash', 'picture_id', 'revision'] as const),
  ...(['created_at', 'updated_at', 'deleted_at'] as const),
];
const BATCH = 1000;

/** In the trash, too. @throws creatures.not-found */
export async function getCreature({ actor, database }: Context, { id }: { id: string }): Promise<Creature> {
  return describeCreature(database.read, await ownRow(database.read, { id, owner_id: actor.person_id }));
}

/** The actor's own, in the order that `sort` names. */
export async function listCreatures(
  { actor, database }: Context,
  { limit, after, sort, order, ...filter }: CreatureQuery & { limit: number; after?: Position | undefined },
): Promise<CreatureInList[]> {
  let query = filtered(database.read, { database, owner_id: actor.person_id, ...filter })
    .select(SHOWN)
    .limit(limit);
  for (const column of ORDERS[sort]) query = query.orderBy(column, order);
  if (after) query = query.where(beyond(after, { sort, order }));
  const rows = await query.execute();
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

/** The rows that a filter means, for lists and bulk changes. */
export function filtered(
  reader: Reader,
  {
    database,
    owner_id,
    q = '',
    tag = [],
    species,
    drawn,
    trashed = false,
  }: Filter & { database: Pick<Database, 'dialect'>; owner_id: string },
) {
  let query = reader
    .selectFrom('creatures')
    .where('creatures.owner_id', '=', owner_id)
    .where('creatures.deleted_at', trashed ? 'is not' : 'is', null);
  const found = matches(database, 'creatures', { q, owner_id });
  if (found) query = query.where(found);
  for (const name_key of new Set(tag.map(foldedKey)))
    query = query.where('creatures.id', 'in', ({ selectFrom }) =>
      selectFrom('creature_tags')
        .select('creature_id')
        .where('tag_id', '=', (row) =>
          row.selectFrom('tags').select('id').where('owner_id', '=', owner_id).where('name_key', '=', name_key),
        ),
    );
  if (species !== undefined) query = query.where('species_key', '=', sortKey(species));
  if (drawn !== undefined)
    query = query.where(({ exists, not, selectFrom }) => {
      const fits = exists(
        selectFrom('creature_pictures')
          .select('creature_pictures.id')
          .whereRef('creature_pictures.id', '=', 'creatures.picture_id')
          .where((row) =>
            row.or([
              row('creature_pictures.traits_hash', 'is', null),
              row('creature_pictures.traits_hash', '=', row.ref('creatures.traits_hash')),
            ]),
          ),
      );
      return drawn ? fits : not(fits);
    });
  return query;
}

function beyond(after: Position, { sort, order }: Pick<CreatureQuery, 'sort' | 'order'>) {
  const columns = sql.join(ORDERS[sort].map((column) => sql.ref(`creatures.${column}`)));
  return sql<boolean>`(${columns}) ${sql.raw(order === 'asc' ? '>' : '<')} (${sql.join([...after])})`;
}
