import { sql } from 'kysely';
import type { Database, Reader } from './tables.ts';

/**
 * Each word stands in the index behind the end of its owner's id: what somebody looks for costs by what is theirs, not by what everybody
 * has. Two ids may end alike, so queries name the owner all the same.
 */
export const OWN = 8;
/** Before an id among the words: no word of a text has it, so that nobody's query means one. */
export const MARK = '§';

/**
 * Our words hold no ASCII but letters and digits, so that the simplest tokenizer divides them as PostgreSQL's array does; up to three
 * letters that somebody types have their rows ready.
 */
export const FTS5 = `fts5(search, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='${[1, 2, 3].map((typed) => OWN + typed).join(' ')}')`;

/** Indexes the column `search` of a table with an `owner_id` for `matches`, and keeps the index with it. */
export async function createTextIndex(db: Reader, dialect: Database['dialect'], table: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  const index = `${table}_text`;
  if (dialect === 'postgresql') return createGin(db, table);
  await run(`create virtual table ${index} using ${FTS5}`);
  const add = `insert into ${index} (rowid, search) values (new.rowid, ${ownWords('new.')});`;
  const remove = `delete from ${index} where rowid = old.rowid;`;
  await run(`create trigger ${index}_insert after insert on ${table} begin ${add} end`);
  await run(`create trigger ${index}_delete after delete on ${table} begin ${remove} end`);
  await run(
    `create trigger ${index}_update after update of search, owner_id on ${table} when old.search is not new.search or old.owner_id <> new.owner_id begin ${remove} ${add} end`,
  );
  await run(`insert into ${index} (rowid, search) select rowid, ${ownWords('')} from ${table}`);
}

/** PostgreSQL's index has a list of its own for what is not in its place yet (`fastupdate`). */
export async function createGin(db: Reader, table: string): Promise<void> {
  await sql.raw(`create index ${table}_text on ${table} using gin ((${vectorOf('')}))`).execute(db);
}

/** SQL: a row's words, each behind its owner, of whom `own` says. */
export function ownWords(row: string, own = `substr(${row}owner_id, -${OWN})`): string {
  return `${own} || replace(${row}search, ' ', ' ' || ${own})`;
}

/** PostgreSQL refuses empty words, so that two spaces, or none, must not make one. */
export function vectorOf(row: string): string {
  const own = `right(${row}owner_id, ${OWN})`;
  return `array_to_tsvector(string_to_array(${own} || replace(${row}search, ' ', ' ' || ${own}), ' '))`;
}
