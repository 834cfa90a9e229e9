import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Reader, Tables } from './tables.ts';
import { wordsOf } from './words.ts';

/** A query with more words asks for the first ones. */
const MOST_WORDS = 16;
/**
 * Each word stands in the index behind the end of its owner's id: what somebody looks for costs by what is theirs, not by what everybody
 * has. Two ids may end alike, so queries name the owner all the same.
 */
const OWN = 8;
/** Before an id among the words: no word of a text has it, so that nobody's query means one. */
const MARK = '§';

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

/** Indexes the column `search` of a table with an `owner_id` for `matches`, and keeps the index with it. */
export async function createTextIndex(db: Reader, dialect: Database['dialect'], table: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  const index = `${table}_text`;
  if (dialect === 'postgresql') {
    await run(`create index ${index} on ${table} using gin ((${vectorOf('')}))`);
    return;
  }
  // Our words hold no ASCII but letters and digits, so that the simplest tokenizer divides them as PostgreSQL's array does.
  const prefixes = [1, 2, 3].map((typed) => OWN + typed).join(' ');
  await run(
    `create virtual table ${index} using fts5(search, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='${prefixes}')`,
  );
  const words = (row: string) =>
    `substr(${row}owner_id, -${OWN}) || replace(${row}search, ' ', ' ' || substr(${row}owner_id, -${OWN}))`;
  const add = `insert into ${index} (rowid, search) values (new.rowid, ${words('new.')});`;
  const remove = `delete from ${index} where rowid = old.rowid;`;
  await run(`create trigger ${index}_insert after insert on ${table} begin ${add} end`);
  await run(`create trigger ${index}_delete after delete on ${table} begin ${remove} end`);
  await run(
    `create trigger ${index}_update after update of search, owner_id on ${table} when old.search is not new.search or old.owner_id <> new.owner_id begin ${remove} ${add} end`,
  );
  await run(`insert into ${index} (rowid, search) select rowid, ${words('')} from ${table}`);
}

/** PostgreSQL refuses empty words, so that two spaces, or none, must not make one. */
function vectorOf(row: string): string {
  const own = `right(${row}owner_id, ${OWN})`;
  return `array_to_tsvector(string_to_array(${own} || replace(${row}search, ' ', ' ' || ${own}), ' '))`;
}

function asked(q: string): string[] {
  return [...new Set(wordsOf(q, { closed: false }))].slice(0, MOST_WORDS);
}
