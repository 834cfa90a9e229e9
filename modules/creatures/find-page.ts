import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { foldedKey, matches, matchesByReading } from '../../kernel/database/database.ts';
import type { Database, Reader } from '../../kernel/database/database.ts';
import type { CreatureQuery } from './creatures.schema.ts';
import { described } from './filter-creatures.ts';
import type { Filter } from './filter-creatures.ts';

/** What a list is ordered by; the id comes last. */
export const ORDERS = {
  name: ['name_key', 'id'],
  species: ['species_key', 'name_key', 'id'],
  created_at: ['created_at', 'id'],
  updated_at: ['updated_at', 'id'],
} as const;

/** Where a creature stands in a list: its values of `ORDERS`. */
export type Position = readonly string[];

export type Page = Filter &
  Pick<CreatureQuery, 'sort' | 'order'> & { owner_id: string; limit: number; after?: Position | undefined };

const SHOWN = [
  ...(['id', 'name', 'species', 'traits_hash', 'picture_id', 'revision'] as const),
  ...(['created_at', 'updated_at', 'deleted_at'] as const),
].map((column) => `creatures.${column}` as const);

/** A page that is not full after so many rows is looked up by the index instead. */
const MOST_WALKED = 1000;

/**
 * A page in its order. Neither walking through the order nor looking up what fits and sorting it is fast for every filter: what fits often
 * is met soon on a walk, and what fits rarely is quickly looked up. The figures are in `decisions/0015-text-search.md`.
 */
export async function findPage(database: Database, { q = '', tag = [], ...page }: Page) {
  const asked = q !== '' || tag.length > 0;
  const [tags, near] = await Promise.all([
    tagsNamed(database.read, { owner_id: page.owner_id, tag }),
    asked ? positionAfter(database.read, page, MOST_WALKED) : undefined,
  ]);
  if (!tags) return [];
  const found = matches(database, 'creatures', { q, owner_id: page.owner_id, marks: tags });
  const end = found && near;
  const conditions = fits({ words: matchesByReading(database, 'creatures', { q }), tags });
  const rows = await walk(database.read, page, conditions, end);
  return found && end && rows.length < page.limit ? lookUp(database.read, page, found) : rows;
}

/** The ids of the wanted tags, the rarest first; undefined where one is not there. */
async function tagsNamed(
  reader: Reader,
  { owner_id, tag }: { owner_id: string; tag: readonly string[] },
): Promise<string[] | undefined> {
  const keys = [...new Set(tag.map(foldedKey))];
  if (keys.length === 0) return [];
  const tags = await reader
    .selectFrom('tags')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where('name_key', 'in', keys)
    .orderBy('creatures')
    .execute();
  return tags.length === keys.length ? tags.map(({ id }) => id) : undefined;
}

/** Through the index of the order, from the page's beginning and no further than `end`. */
function walk(
  reader: Reader,
  { owner_id, limit, after, sort, order, ...filter }: Omit<Page, 'q' | 'tag'>,
  conditions: readonly RawBuilder<boolean>[],
  end?: Position,
) {
  let query = described(reader, filter).select(SHOWN).where('creatures.owner_id', '=', owner_id).limit(limit);
  if (after) query = query.where(compared(after, { sort, is: order === 'asc' ? '>' : '<' }));
  if (end) query = query.where(compared(end, { sort, is: order === 'asc' ? '<=' : '>=' }));
  for (const condition of conditions) query = query.where(condition);
  for (const column of ORDERS[sort]) query = query.orderBy(`creatures.${column}`, order);
  return query.execute();
}

/** By the index of words and tags; `|| ''` keeps both databases from walking through an order instead. */
function lookUp(
  reader: Reader,
  { owner_id, limit, after, sort, order, ...filter }: Omit<Page, 'q' | 'tag'>,
  found: RawBuilder<boolean>,
) {
  let query = described(reader, filter)
    .select(SHOWN)
    .where(found)
    .where(sql<boolean>`creatures.owner_id || '' = ${owner_id}`);
  if (after) query = query.where(compared(after, { sort, is: order === 'asc' ? '>' : '<' }));
  for (const column of ORDERS[sort]) query = query.orderBy(sql`creatures.${sql.ref(column)} || ''`, order);
  return query.limit(limit).execute();
}

/** The last position of the next `rows` rows; undefined where there are no more than these. */
async function positionAfter(
  reader: Reader,
  { owner_id, after, sort, order, ...filter }: Omit<Page, 'q' | 'tag'>,
  rows: number,
): Promise<Position | undefined> {
  let query = described(reader, { ...filter, drawn: undefined }).where('creatures.owner_id', '=', owner_id);
  if (after) query = query.where(compared(after, { sort, is: order === 'asc' ? '>' : '<' }));
  for (const column of ORDERS[sort]) query = query.orderBy(`creatures.${column}`, order);
  const columns = ORDERS[sort].map((column) => `creatures.${column}` as const);
  const row: Partial<Record<string, string>> | undefined = await query
    .select(columns)
    .offset(rows)
    .limit(1)
    .executeTakeFirst();
  return row && ORDERS[sort].map((column) => row[column] ?? '');
}

/** A comparison that an index of the order answers; `not` would make it one for each row. */
function compared(
  position: Position,
  { sort, is }: Pick<Page, 'sort'> & { is: '<' | '<=' | '>' | '>=' },
): RawBuilder<boolean> {
  const columns = sql.join(ORDERS[sort].map((column) => sql.ref(`creatures.${column}`)));
  return sql<boolean>`(${columns}) ${sql.raw(is)} (${sql.join([...position])})`;
}

/** Row by row. Words come last, behind `case`: a text may be long, and a tag is asked of an index. */
function fits({
  words,
  tags,
}: {
  words?: RawBuilder<boolean> | undefined;
  tags: readonly string[];
}): RawBuilder<boolean>[] {
  const has = (id: string) =>
    sql<boolean>`(select count(*) from creature_tags where tag_id = ${id} and creature_id = creatures.id) > 0`;
  if (!words) return tags.map(has);
  if (tags.length === 0) return [words];
  return [sql<boolean>`case when ${sql.join(tags.map(has), sql` and `)} then ${words} else false end`];
}
