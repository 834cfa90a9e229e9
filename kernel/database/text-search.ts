import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Reader, Tables } from './tables.ts';

/** Longer words are cut: what is as long is no word, and PostgreSQL refuses lexemes above 2 kB. */
const MOST_CHARACTERS = 60;
/** A query with more words asks for the first ones. */
const MOST_WORDS = 16;

/** Scripts that put no spaces between words: looked for by pairs of characters. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/u;
const RUNS = new RegExp(`(${UNSPACED.source})`, 'u');
/** Letters, digits, the marks that are left, and pictures (emoji): all else divides words. */
const BETWEEN = /[^\p{L}\p{N}\p{M}\p{So}]+/u;

/** The same for `Élan`, `elan` and `ELAN`: for comparing and sorting names alike on both databases. */
export function foldedKey(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** What a text column with an index holds: the words of some texts, folded, each once, a space between. */
export function searchText(...texts: readonly string[]): string {
  return [...new Set(texts.flatMap((text) => wordsOf(text, { closed: true })))].join(' ');
}

/**
 * The condition that every word of `q` begins a word of the row's indexed column (see `createTextIndex`); undefined where `q` has no words.
 * Order, case, accents and punctuation do not matter.
 *
 * @example
 * const found = matches(database, 'creatures', 'fire drag');
 * if (found) query = query.where(found);
 */
export function matches(
  { dialect }: Pick<Database, 'dialect'>,
  table: keyof Tables,
  q: string,
): RawBuilder<boolean> | undefined {
  const words = wordsOf(q, { closed: false }).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  if (dialect === 'sqlite') {
    const terms = words.map((word) => `"${word}"*`).join(' ');
    const index = sql.table(`${table}_text`);
    return sql<boolean>`${sql.ref(`${table}.rowid`)} in (select rowid from ${index} where ${index} match ${terms})`;
  }
  const terms = words.map((word) => `'${word}':*`).join(' & ');
  return sql<boolean>`array_to_tsvector(string_to_array(${sql.ref(`${table}.search`)}, ' ')) @@ ${terms}::tsquery`;
}

/** Indexes the column `search` of a table for `matches`, and keeps the index with it. */
export async function createTextIndex(db: Reader, dialect: Database['dialect'], table: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  const index = `${table}_text`;
  if (dialect === 'postgresql') {
    await run(`create index ${index} on ${table} using gin (array_to_tsvector(string_to_array(search, ' ')))`);
    return;
  }
  // Our words hold no ASCII but letters and digits, so that the simplest tokenizer divides them as PostgreSQL's array does.
  await run(
    `create virtual table ${index} using fts5(search, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3')`,
  );
  const add = `insert into ${index} (rowid, search) values (new.rowid, new.search);`;
  const remove = `delete from ${index} where rowid = old.rowid;`;
  await run(`create trigger ${index}_insert after insert on ${table} begin ${add} end`);
  await run(`create trigger ${index}_delete after delete on ${table} begin ${remove} end`);
  await run(
    `create trigger ${index}_update after update of search on ${table} when old.search is not new.search begin ${remove} ${add} end`,
  );
  await run(`insert into ${index} (rowid, search) select rowid, search from ${table}`);
}

/** `closed`: the last character of a run without spaces is a word too, so that it is found by itself. */
function wordsOf(text: string, { closed }: { closed: boolean }): string[] {
  return foldedKey(text)
    .split(BETWEEN)
    .filter((word) => word !== '')
    .flatMap((word) =>
      word
        .split(RUNS)
        .flatMap((part) => (UNSPACED.test(part) ? pairs(Array.from(part), closed) : part === '' ? [] : [cut(part)])),
    );
}

function pairs(characters: readonly string[], closed: boolean): string[] {
  const found = characters.slice(1).map((character, before) => `${characters[before] ?? ''}${character}`);
  const last = characters.at(-1) ?? '';
  return closed || found.length === 0 ? [...found, last] : found;
}

function cut(word: string): string {
  return Array.from(word).slice(0, MOST_CHARACTERS).join('');
}
