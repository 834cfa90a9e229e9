import { sql } from 'kysely';
import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import { foldedKey, marksOf, prepared } from '../../kernel/database/database.ts';
import type { Database, Reader, Writer } from '../../kernel/database/database.ts';
import { colorOf } from '../../kernel/palette/palette.ts';
import { creaturesError } from './creatures.errors.ts';
import type { NewTag } from './creatures.schema.ts';
import type { CreatureTable, CreatureTagTable, TagTable } from './creatures.table.ts';
import { markTags, tagMarks } from './mark-tags.ts';
import { searchTextOf, tagNamed } from './rows.ts';

/** Of one person. */
export const MOST_TAGS = 20_000;
/** Names in one statement: SQLite takes 32,766 values. */
const AT_ONCE = 1000;

/**
 * Writes whole rows, new ones or in the place of those with the same id, in the caller's transaction; up to 1,000 at a time. The rows are
 * believed: make their columns with `columnsOf`. Tags, pictures and changes stay as they are. `pairs`: tags that new ones are about to get,
 * so that they are in the index at once.
 */
export async function storeCreatures(
  tx: Writer,
  {
    database,
    rows,
    pairs = [],
  }: { database: Database; rows: readonly CreatureTable[]; pairs?: readonly CreatureTagTable[] },
): Promise<void> {
  if (rows.length === 0) return;
  const tags = Map.groupBy(pairs, ({ creature_id }) => creature_id);
  const marks = ({ id }: CreatureTable) => marksOf((tags.get(id) ?? []).map(({ tag_id }) => tag_id));
  const ids = rows.map(({ id }) => id);
  const known = new Set(
    (await tx.selectFrom('creatures').select('id').where('id', 'in', ids).execute()).map(({ id }) => id),
  );
  await database.insertMany(
    tx,
    'creatures',
    rows.filter(({ id }) => !known.has(id)).map((row) => ({ ...row, search: searchTextOf(row) + marks(row) })),
  );
  for (const row of rows) if (known.has(row.id)) await updateCreature(tx, { ...row, search: searchTextOf(row) });
}

const updateCreature = prepared((db, row: CreatureTable & { search: string }) =>
  db
    .updateTable('creatures')
    .set({ ...allOf(row), search: sql<string>`${row.search} || ${tagMarks}` })
    .where('id', '=', row.id),
);

/** Every column, by name: a prepared query cannot look at what it is given. */
function allOf(row: CreatureTable & { search: string }): CreatureTable & { search: string } {
  return {
    ...{ id: row.id, owner_id: row.owner_id, name: row.name, name_key: row.name_key, species: row.species },
    ...{ species_key: row.species_key, description: row.description, story: row.story, story_record: row.story_record },
    ...{ traits: row.traits, traits_hash: row.traits_hash, picture_id: row.picture_id, search: row.search },
    ...{ revision: row.revision, created_at: row.created_at, updated_at: row.updated_at, deleted_at: row.deleted_at },
  };
}

interface Tagging {
  readonly database: Database;
  readonly owner_id: string;
  /** Exactly these tags, by name; what is not there yet is made. */
  readonly tagged: readonly { readonly creature_id: string; readonly tags: readonly string[] }[];
  readonly nowMs: number;
}

/** `storeCreatures` and `storeTags` at once, for creatures of one person. @throws creatures.too-many-tags */
export async function storeTagged(
  tx: Writer,
  { rows, ...tagging }: Tagging & { rows: readonly CreatureTable[] },
): Promise<void> {
  const pairs = await pairsWanted(tx, tagging);
  await storeCreatures(tx, { database: tagging.database, rows, pairs });
  await storePairs(tx, { ...tagging, wanted: pairs });
}

/** Gives creatures their tags. Creatures are the owner's own. @throws creatures.too-many-tags */
export async function storeTags(tx: Writer, tagging: Tagging): Promise<void> {
  await storePairs(tx, { ...tagging, wanted: await pairsWanted(tx, tagging) });
}

async function pairsWanted(tx: Writer, { database, owner_id, tagged, nowMs }: Tagging): Promise<CreatureTagTable[]> {
  if (tagged.length === 0) return [];
  const ids = await idsOfTags(tx, { database, owner_id, names: tagged.flatMap(({ tags }) => tags), nowMs });
  return tagged.flatMap(({ creature_id, tags }) =>
    [...new Set(tags.map((tag) => ids.get(foldedKey(tag)) ?? ''))].map((tag_id) => ({ tag_id, creature_id })),
  );
}

async function storePairs(
  tx: Writer,
  { database, tagged, wanted }: Pick<Tagging, 'database' | 'tagged'> & { wanted: readonly CreatureTagTable[] },
): Promise<void> {
  if (tagged.length === 0) return;
  const pairsOf = await tx
    .selectFrom('creature_tags')
    .select(['tag_id', 'creature_id'])
    .where(
      'creature_id',
      'in',
      tagged.map(({ creature_id }) => creature_id),
    )
    .execute();
  // Only what is different: a tag that stays is not counted down and up again.
  const [now, then] = [new Set(wanted.map(pairKey)), new Set(pairsOf.map(pairKey))];
  const gone = Map.groupBy(
    pairsOf.filter((pair) => !now.has(pairKey(pair))),
    ({ tag_id }) => tag_id,
  );
  for (const [tag_id, pairs] of gone)
    await tx
      .deleteFrom('creature_tags')
      .where('tag_id', '=', tag_id)
      .where(
        'creature_id',
        'in',
        pairs.map(({ creature_id }) => creature_id),
      )
      .execute();
  const added = wanted.filter((pair) => !then.has(pairKey(pair))).map((pair) => ({ ...pair }));
  await database.insertMany(tx, 'creature_tags', added);
  await markTags(tx, { database, pairs: [...gone.values()].flat().concat(added) });
}

function pairKey({ tag_id, creature_id }: CreatureTagTable): string {
  return `${tag_id} ${creature_id}`;
}

/** Folded name → id of the person's tags; those that are not there yet are made, with the id that `newIds` has for them. @throws creatures.too-many-tags */
export async function idsOfTags(
  tx: Writer,
  {
    database,
    owner_id,
    names,
    newIds,
    nowMs,
  }: {
    database: Database;
    owner_id: string;
    names: readonly string[];
    newIds?: ReadonlyMap<string, string>;
    nowMs: number;
  },
): Promise<Map<string, string>> {
  // Of several spellings the first stays.
  const wanted = new Map(names.toReversed().map((name) => [foldedKey(name), name]));
  const ids = await idsKnown(tx, { owner_id, keys: [...wanted.keys()] });
  const made = [...wanted]
    .filter(([key]) => !ids.has(key))
    .map(([key, name]) => {
      const tag = newTag({ name, description: '' }, { owner_id, nowMs });
      return { ...tag, id: newIds?.get(key) ?? tag.id };
    });
  await insertTags(tx, { database, owner_id, rows: made });
  for (const { name_key, id } of made) ids.set(name_key, id);
  return ids;
}

async function idsKnown(
  tx: Reader,
  { owner_id, keys }: { owner_id: string; keys: readonly string[] },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const rows = await tx
      .selectFrom('tags')
      .select(['id', 'name_key'])
      .where('owner_id', '=', owner_id)
      .where('name_key', 'in', keys.slice(start, start + AT_ONCE))
      .execute();
    for (const { id, name_key } of rows) ids.set(name_key, id);
  }
  return ids;
}

/** Inserts tags of names that the owner has none of. @throws creatures.too-many-tags */
export async function insertTags(
  tx: Writer,
  { database, owner_id, rows }: { database: Database; owner_id: string; rows: readonly TagTable[] },
): Promise<void> {
  if (rows.length === 0) return;
  const { count } = await tx
    .selectFrom('tags')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow();
  if (count + rows.length > MOST_TAGS)
    throw creaturesError('creatures.too-many-tags', { detail: `A person can have ${MOST_TAGS} tags.` });
  await database.insertMany(
    tx,
    'tags',
    rows.map((row) => ({ ...row, ...tagNamed(row.name) })),
  );
}

/** The row that a tag becomes. */
export function newTag(
  { name, color, description }: NewTag,
  { owner_id, nowMs }: { owner_id: string; nowMs: number },
): TagTable {
  const [now, name_key] = [timestamp(nowMs), foldedKey(name)];
  return {
    ...{ id: randomUUIDv7(), owner_id, name, name_key, color: color?.toLowerCase() ?? colorOf(name_key), description },
    ...{ creatures: 0, revision: 1, created_at: now, updated_at: now },
  };
}
