import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Tables } from './tables.ts';
import { MARK, OWN, vectorOf } from './text-index.ts';
import { APART, placesOf, ROW_BITS, ROW_OF_PLACE } from './text-index-by-day.ts';
import { asked } from './text-search.ts';

/** What is looked for: words, each the beginning of one; whole words; a mark; or one of several. */
export type TextTerm =
  | { readonly words: string }
  | { readonly whole: string }
  | { readonly mark: string }
  | { readonly any: readonly TextTerm[] };

export interface TextFind {
  readonly owner_id: string;
  /** Those that stand apart, alone. */
  readonly apart?: boolean;
  /** All of these. */
  readonly terms: readonly TextTerm[];
}

/**
 * What to select from, and under which condition, where rows should have all terms, by the index of `createTextIndexByDay`. On SQLite every
 * row that waits for the index comes along: hold rows against what is asked exactly (`matchesByReading`, `hasMark`) as well.
 */
export function rowsOf(
  { dialect }: Pick<Database, 'dialect'>,
  table: keyof Tables,
  find: TextFind,
): { readonly from: RawBuilder<unknown>; readonly where?: RawBuilder<boolean> } {
  if (dialect === 'sqlite') {
    const rows = indexed(table, find);
    return { from: rows ? joined(table, sql`${rows} union ${unindexed(table)}`) : sql.table(table) };
  }
  const terms = tsquery(find);
  if (terms === undefined) return { from: sql.table(table) };
  return { from: sql.table(table), where: sql<boolean>`${sql.raw(vectorOf(`${table}.`))} @@ ${terms}::tsquery` };
}

/** SQLite: a table joined to the rowids (`id`) that a query finds, in this order of loops: it has no statistics that would tell it. */
export function joined(table: keyof Tables, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${rows}) as found cross join ${sql.table(table)} on ${sql.ref(`${table}.rowid`)} = found.id`;
}

/**
 * SQLite: a query for how many rows the index has for all terms, by day (`day`, from 1900-01-01, and `entries`), from the index alone; undefined
 * where there is nothing to look for. Right as long as nothing waits.
 */
export function countedByDay(
  table: keyof Tables,
  find: TextFind,
  { from, to }: { from?: string | undefined; to?: string | undefined } = {},
): RawBuilder<{ day: number; entries: number }> | undefined {
  const terms = fts5(find);
  if (terms === undefined) return undefined;
  const index = sql.table(`${table}_text`);
  const asked = [sql<boolean>`${index} match ${terms}`];
  if (from !== undefined) asked.push(sql<boolean>`rowid >= ${placesOf(from).first}`);
  if (to !== undefined) asked.push(sql<boolean>`rowid <= ${placesOf(to).last}`);
  return sql`select rowid >> ${ROW_BITS} as day, count(*) as entries from ${index} where ${sql.join(asked, sql` and `)} group by day`;
}

/**
 * SQLite: a query for the rowids (`id`) that the index has for all terms; undefined where there is nothing to look for. What waits for the
 * index is not among them, or is as it was: see `unindexed`.
 */
export function indexed(
  table: keyof Tables,
  find: TextFind,
  { limit }: { limit?: number } = {},
): RawBuilder<unknown> | undefined {
  const terms = fts5(find);
  if (terms === undefined) return undefined;
  const index = sql.table(`${table}_text`);
  const most = limit === undefined ? sql`` : sql`limit ${limit} + 0`;
  return sql`select rowid & ${ROW_OF_PLACE} as id from ${index} where ${index} match ${terms} ${most}`;
}

/**
 * SQLite: the rows that the index has for all terms, those of one day after those of another, and of one day in no order that means
 * something; undefined where there is nothing to look for. It stops reading at the limit. What waits for the index: see `indexed`.
 */
export function foundByDay<Row>(
  table: keyof Tables,
  find: TextFind,
  {
    columns,
    conditions,
    from,
    to,
    order,
    limit,
  }: {
    readonly columns: RawBuilder<Row>;
    /** That rows must fulfil besides. */
    readonly conditions: readonly RawBuilder<boolean>[];
    /** Days, both included. */
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly order: 'asc' | 'desc';
    readonly limit?: number | undefined;
  },
): RawBuilder<Row> | undefined {
  const terms = fts5(find);
  if (terms === undefined) return undefined;
  const [index, place] = [sql.table(`${table}_text`), sql.ref(`${table}_text.rowid`)];
  const asked = [sql<boolean>`${index} match ${terms}`];
  if (from !== undefined) asked.push(sql<boolean>`${place} >= ${placesOf(from).first}`);
  if (to !== undefined) asked.push(sql<boolean>`${place} <= ${placesOf(to).last}`);
  return sql<Row>`
    select ${columns} from ${index} cross join ${sql.table(table)} on ${sql.ref(`${table}.rowid`)} = (${place} & ${ROW_OF_PLACE})
    where ${sql.join([...asked, ...conditions], sql` and `)}
    order by ${place} ${sql.raw(order)} ${limit === undefined ? sql`` : sql`limit ${limit} + 0`}`;
}

/** SQLite: a query for the rowids (`id`) of what waits for the index. */
export function unindexed(table: keyof Tables): RawBuilder<unknown> {
  return sql`select id from ${sql.table(`${table}_unindexed`)}`;
}

function fts5({ owner_id, apart = false, terms }: TextFind): string | undefined {
  const own = (apart ? APART : '') + owner_id.slice(-OWN);
  return combined(terms, {
    begin: (word) => `"${own}${word}"*`,
    whole: (word) => `"${own}${word}"`,
    and: ' AND ',
    or: ' OR ',
  });
}

function tsquery({ owner_id, terms }: TextFind): string | undefined {
  const own = owner_id.slice(-OWN);
  return combined(terms, {
    begin: (word) => `'${own}${word}':*`,
    whole: (word) => `'${own}${word}'`,
    and: ' & ',
    or: ' | ',
  });
}

interface Grammar {
  readonly begin: (word: string) => string;
  readonly whole: (word: string) => string;
  readonly and: string;
  readonly or: string;
}

/** Of nothing it is undefined; one of nothing finds what no row has. */
function combined(terms: readonly TextTerm[], grammar: Grammar): string | undefined {
  const parts = terms.flatMap((term) => printed(term, grammar) ?? []);
  return parts.length === 0 ? undefined : parts.join(grammar.and);
}

function printed(term: TextTerm, { begin, whole, and, or }: Grammar): string | undefined {
  if ('mark' in term) return whole(MARK + term.mark.replaceAll('-', ''));
  if ('any' in term) {
    if (term.any.length === 0) return whole(`${MARK}nothing`);
    const parts = term.any.map((one) => printed(one, { begin, whole, and, or }));
    // What has no words is found everywhere.
    return parts.every((part) => part !== undefined) ? `(${parts.join(or)})` : undefined;
  }
  const words = 'words' in term ? asked(term.words).map(begin) : asked(term.whole).map(whole);
  return words.length === 0 ? undefined : `(${words.join(and)})`;
}
