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
const FEW = 1000;

export interface TextQuery {
  readonly q: string;
  readonly owner_id: string;
}

/**
 * The condition that every word of `q` begins a word of the row's indexed column (see `createTextIndex`); undefined where `q` has no words.
 * Order, case, accents and punctuation do not matter. It only finds what is the owner's, and leaves the owner's condition to the caller.
 *
 * @example
 * const found = matches(database, 'creatures', { q: 'fire drag', owner_id });
 * if (found) query = query.where('owner_id', '=', owner_id).where(found);
 */
export function matches(
  { dialect }: Pick<Database, 'dialect'>,
  table: keyof Tables,
  { q, owner_id }: TextQuery,
): RawBuilder<boolean> | undefined {
  const words = asked(q).map((word) => `${owner_id.slice(-OWN)}${word}`);
  if (words.length === 0) return undefined;
  if (dialect === 'sqlite') {
    const terms = termsOf({ q, owner_id });
    const index = sql.table(`${table}_text`);
    return sql<boolean>`${sql.ref(`${table}.rowid`)} in (select rowid from ${index} where ${index} match ${terms})`;
  }
  const terms = words.map((word) => `'${word}':*`).join(' & ');
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

/**
 * Whether it is known at once that no more than 1,000 rows fit: then looking them up is faster than walking through another order. Never on
 * PostgreSQL, which cannot stop in the middle of its index: asking would take longer than the walk.
 */
export async function matchesFew(
  { dialect, read }: Pick<Database, 'dialect' | 'read'>,
  table: keyof Tables,
  query: TextQuery,
): Promise<boolean> {
  if (dialect !== 'sqlite') return false;
  const index = sql.table(`${table}_text`);
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (select 1 from ${index} where ${index} match ${termsOf(query)} limit ${FEW + 1})`.execute(
    read,
  );
  return (rows[0]?.found ?? 0) <= FEW;
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

/** As FTS5 reads them. */
function termsOf({ q, owner_id }: TextQuery): string {
  return asked(q)
    .map((word) => `"${owner_id.slice(-OWN)}${word}"*`)
    .join(' ');
}

function asked(q: string): string[] {
  return [...new Set(wordsOf(q, { closed: false }))].slice(0, MOST_WORDS);
}
