import { sql } from 'kysely';
import { timestamp } from '../../kernel/clock/clock.ts';
import { foldedKey, matches } from '../../kernel/database/database.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { creaturesError } from './creatures.errors.ts';
import type { ChangeOfTag, NewTag, Tag } from './creatures.schema.ts';
import type { TagTable } from './creatures.table.ts';
import { ownTag } from './own-rows.ts';
import { currentRevision } from './revision.ts';
import { insertTags, newTag } from './store-creatures.ts';

/** Where a tag stands in a list. */
export interface TagPosition {
  readonly name_key: string;
  readonly creatures: number;
}

/** The actor's tags by name, or those of the most creatures first. `q`: beginnings of words of the name, as somebody types. */
export async function listTags(
  { actor, database }: Context,
  {
    q = '',
    sort = 'name',
    limit,
    after,
  }: { q?: string | undefined; sort?: 'name' | 'creatures'; limit: number; after?: TagPosition | undefined },
): Promise<Tag[]> {
  let query = database.read.selectFrom('tags').selectAll().where('owner_id', '=', actor.person_id).limit(limit);
  const key = foldedKey(q).trim();
  // A name may have nothing that is a word ("C++" has one, "+1" and ":-)" are what they are).
  const found = matches(database, 'tags', { q, owner_id: actor.person_id });
  if (found) query = query.where(found);
  else if (key !== '')
    query = query.where(sql<boolean>`name_key like ${`%${key.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`);
  if (sort === 'creatures') {
    query = query.orderBy('creatures', 'desc');
    if (after)
      query = query.where((row) =>
        row.or([
          row('creatures', '<', after.creatures),
          row.and([row('creatures', '=', after.creatures), row('name_key', '>', after.name_key)]),
        ]),
      );
  } else if (after) query = query.where('name_key', '>', after.name_key);
  return (await query.orderBy('name_key').execute()).map(toTag);
}

/** @throws creatures.tag-not-found */
export async function getTag({ actor, database }: Context, { id }: { id: string }): Promise<Tag> {
  return toTag(await ownTag(database.read, { id, owner_id: actor.person_id }));
}

/** @throws creatures.tag-taken, which names the one that is there, creatures.too-many-tags */
export async function createTag({ actor, database, clock }: Context, tag: NewTag): Promise<Tag> {
  const owner_id = actor.person_id;
  const row = newTag(tag, { owner_id, nowMs: clock.nowMs() });
  return database.write(async (tx) => {
    await refuseTaken(tx, row);
    await insertTags(tx, { database, owner_id, rows: [row] });
    return toTag(row);
  });
}

/** @throws creatures.tag-taken, where the owner has another tag of this name */
async function refuseTaken(
  tx: Reader,
  { id, owner_id, name_key }: Pick<TagTable, 'id' | 'owner_id' | 'name_key'>,
): Promise<void> {
  const taken = await tx
    .selectFrom('tags')
    .select(['id', 'name'])
    .where('owner_id', '=', owner_id)
    .where('name_key', '=', name_key)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken)
    throw creaturesError('creatures.tag-taken', {
      detail: `There is “${taken.name}” already.`,
      details: { tag_id: taken.id },
      fields: [{ path: '/name', message: 'There is a tag of this name already.' }],
    });
}

/** Its colour and what it is for. What changes nothing leaves the revision. @throws creatures.tag-not-found, creatures.changed-meanwhile */
export async function changeTag(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfTag; revision?: number | undefined },
): Promise<Tag> {
  return database.write(async (tx) => {
    const before = await ownTag(tx, { id, owner_id: actor.person_id });
    currentRevision(before, revision);
    const { color = before.color, description = before.description } = change;
    const given = { color: color.toLowerCase(), description };
    if (given.color === before.color && given.description === before.description) return toTag(before);
    const changed = { ...given, revision: before.revision + 1, updated_at: timestamp(clock.nowMs()) };
    await tx.updateTable('tags').set(changed).where('id', '=', id).execute();
    return toTag({ ...before, ...changed });
  });
}

/**
 * Takes it off its creatures and away, for ever. They themselves are not changed: neither their revision, their time nor their history says
 * anything of it, since to write 50,000 rows anew takes PostgreSQL seconds. With undo, and with history, tags are taken off by the bulk operation.
 * @throws creatures.tag-not-found, creatures.changed-meanwhile
 */
export async function deleteTag(
  { actor, database }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<void> {
  await database.write(async (tx) => {
    currentRevision(await ownTag(tx, { id, owner_id: actor.person_id }), revision);
    await tx.deleteFrom('tags').where('id', '=', id).execute();
  });
}

function toTag(row: TagTable): Tag {
  const { id, name, color, description, creatures, revision, created_at, updated_at } = row;
  return { id, name, color, description, creatures, revision, created_at, updated_at };
}
