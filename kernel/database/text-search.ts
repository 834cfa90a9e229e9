import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Tables } from './tables.ts';
import { MARK, OWN, vectorOf } from './text-index.ts';
import { wordsOf } from './words.ts';

/** A query with more words asks for the first ones. */
const MOST_WORDS = 16;

export interface TextQuery {
  readonly q: string;
  readonly owner_id: string;
  /** Ids: only rows with all of these `marks`. */
  readonly marks?: readonly string[];
}

/**
 * The condition that every word of `q` begins a word of the row's indexed column (see `createTextIndex`); undefined where there is nothing to look for.
 * Order, case, accents and punctuation do not matter. It only finds what is the owner's, and leaves the owner's condition to the caller.
 *
 * @example
 * const found = matches(database, 'creatures', { q: 'fire drag', owner_id });
 * if (found) query = query.where('owner_id', '=', owner_id).where(found);
 */
export function matches(
  { dialect }: Pick<Database, 'dialect'>,
  table: keyof Tables,
  { q, owner_id, marks = [] }: TextQuery,
): RawBuilder<boolean> | undefined {
  const own = owner_id.slice(-OWN);
  const words = asked(q).map((word) => `${own}${word}`);
  const ids = marks.map((id) => `${own}${MARK}${id.replaceAll('-', '')}`);
  if (words.length + ids.length === 0) return undefined;
  if (dialect === 'sqlite') {
    const terms = [...words.map((word) => `"${word}"*`), ...ids.map((id) => `"${id}"`)].join(' ');
    const index = sql.table(`${table}_text`);
    return sql<boolean>`${sql.ref(`${table}.rowid`)} in (select rowid from ${index} where ${index} match ${terms})`;
  }
  const terms = [...words.map((word) => `'${word}':*`), ...ids.map((id) => `'${id}'`)].join(' & ');
  return sql<boolean>`${sql.raw(vectorOf(`${table}.`))} @@ ${terms}::tsquery`;
}

/**
 * The same condition, by reading the row's words instead of the index: for the few rows of a walk through another order. Finding a page of
 * frequent words so takes a hundredth of the time.
 */
export function matchesByReading(
  { dialect }: Pick<Database, 'dialect'>,
  table: keyof Tables,
  { q }: Pick<TextQuery, 'q'>,
): RawBuilder<boolean> | undefined {
  const words = asked(q);
  if (words.length === 0) return undefined;
  const place = sql.raw(dialect === 'sqlite' ? 'instr' : 'strpos');
  const tests = words.map((word) => sql`${place}(' ' || ${sql.ref(`${table}.search`)}, ${` ${word}`}) > 0`);
  return sql<boolean>`(${sql.join(tests, sql` and `)})`;
}

/** The condition that a row has one of `marks`, by reading. */
export function hasMark({ dialect }: Pick<Database, 'dialect'>, table: keyof Tables, id: string): RawBuilder<boolean> {
  const place = sql.raw(dialect === 'sqlite' ? 'instr' : 'strpos');
  const mark = ` ${MARK}${id.replaceAll('-', '')} `;
  return sql<boolean>`(${place}(${sql.ref(`${table}.search`)} || ' ', ${mark}) > 0)`;
}

/** Ids as they stand behind a row's words in its column `search`: one index finds words and marks together. */
export function marksOf(ids: readonly string[]): string {
  return ids
    .toSorted()
    .map((id) => ` ${MARK}${id.replaceAll('-', '')}`)
    .join('');
}

/** The same for the ids in a column of many rows. */
export function marks(column: string): RawBuilder<string> {
  return sql<string>`coalesce(string_agg(${sql.lit(` ${MARK}`)} || replace(${sql.ref(column)}, '-', ''), '' order by ${sql.ref(column)}), '')`;
}

/** A row's column `search` without its marks. */
export function unmarked({ dialect }: Pick<Database, 'dialect'>, table: keyof Tables): RawBuilder<string> {
  const column = sql.ref(`${table}.search`);
  const mark = sql.lit(` ${MARK}`);
  if (dialect === 'postgresql') return sql<string>`split_part(${column}, ${mark}, 1)`;
  return sql<string>`substr(${column}, 1, instr(${column} || ${mark}, ${mark}) - 1)`;
}

/** The words of a query: each once, folded. */
export function asked(q: string): string[] {
  return [...new Set(wordsOf(q, { closed: false }))].slice(0, MOST_WORDS);
}
