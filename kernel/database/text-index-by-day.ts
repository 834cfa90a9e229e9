import { sql } from 'kysely';
import { createGin, FTS5, MARK, OWN, ownWords } from './text-index.ts';
import type { Database, Reader, Tables, Writer } from './tables.ts';

/** Of a row in the index: its day above so many bits, and below them its rowid. Both together stay below the 53 bits of a number. */
export const ROW_BITS = 36;
export const ROW_OF_PLACE = 2 ** ROW_BITS - 1;
/** The day that is zero. */
const FIRST_DAY = '1900-01-01';
/** Before the owner of a row that stands apart: no end of an id begins so. */
export const APART = 'x';

/** How a table with a column `search` is indexed by the day. SQL says it of a row, by its columns. */
export interface ByDay {
  /** A column of days, `YYYY-MM-DD`. */
  readonly day: string;
  /** Rows that nobody looks for together with the others, such as what is in the trash. */
  readonly apart: string;
  /** More marks than stand in `search`, each an expression; null: none. Only SQLite has them: elsewhere other indexes do as much. */
  readonly marks: readonly string[];
  /** The columns that `apart` and `marks` read. */
  readonly reads: readonly string[];
}

/**
 * A text index for a table that gets very many rows at once. On SQLite a row's words cost seven times the row, so rows only note that they
 * wait (`TABLE_unindexed`), and `indexSome` takes them in. A row's place in the index is its day and rowid: what is found comes in the order
 * of days, without sorting. The view `TABLE_to_index` says how a row stands in it. On PostgreSQL it is the index that others have.
 * The numbers are in `decisions/0018-text-by-day.md`.
 */
export async function createTextIndexByDay(
  db: Reader,
  dialect: Database['dialect'],
  { table, day, apart, marks, reads }: ByDay & { table: string },
): Promise<void> {
  if (dialect === 'postgresql') return createGin(db, table);
  const run = (statement: string) => sql.raw(statement).execute(db);
  const [index, waiting] = [`${table}_text`, `${table}_unindexed`];
  await run(`create virtual table ${index} using ${FTS5}`);
  // Merges come in small steps of their own: see indexSome.
  await run(`insert into ${index} (${index}, rank) values ('automerge', 0), ('crisismerge', 64)`);
  // `place`: where it stands in the index as it was; null where it never did.
  await run(`create table ${waiting} (id integer primary key, place integer) strict`);
  const own = `case when ${apart} then '${APART}' else '' end || substr(owner_id, -${OWN})`;
  const more = marks.map((mark) => ` || coalesce(' ' || own || '${MARK}' || (${mark}), '')`).join('');
  await run(
    `create view ${table}_to_index as select row, place, ${ownWords('', 'own')}${more} as search from (select rowid as row, ${placeOf('', day)} as place, ${own} as own, * from ${table})`,
  );

  const columns = [...new Set(['search', 'owner_id', day, ...reads])];
  const changed = columns.map((column) => `old.${column} is not new.${column}`).join(' or ');
  await run(
    `create trigger ${index}_insert after insert on ${table} begin insert into ${waiting} (id, place) values (new.rowid, null); end`,
  );
  await run(
    `create trigger ${index}_update after update of ${columns.join(', ')} on ${table} when ${changed} begin
      insert into ${waiting} (id, place) select new.rowid, ${placeOf('old.', day)} where not exists (select 1 from ${waiting} where id = new.rowid); end`,
  );
  await run(
    `create trigger ${index}_delete after delete on ${table} begin
      delete from ${index} where rowid = (select place from ${waiting} where id = old.rowid
        union all select ${placeOf('old.', day)} where not exists (select 1 from ${waiting} where id = old.rowid));
      delete from ${waiting} where id = old.rowid; end`,
  );
  await run(`insert into ${waiting} (id, place) select rowid, null from ${table}`);
}

/** Bounds of the places of a day. */
export function placesOf(day: string): { first: number; last: number } {
  const days = (Date.parse(day) - Date.parse(FIRST_DAY)) / 86_400_000;
  return { first: days * 2 ** ROW_BITS, last: (days + 1) * 2 ** ROW_BITS - 1 };
}

function placeOf(row: string, day: string): string {
  return `(cast(julianday(${row}${day}) - julianday('${FIRST_DAY}') as integer) << ${ROW_BITS} | ${row}rowid)`;
}

/** The day of a number of days since the first one. */
export function dayAt(days: number): string {
  return new Date(Date.parse(FIRST_DAY) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Pages of the index that one step merges. */
const PAGES_AT_ONCE = 64;

/**
 * Takes up to `limit` of the rows that wait into the index of a table: some 5 to 20 µs each, in one short write, and puts the index in order
 * in others. Says how many it took; 0: none waits. On PostgreSQL none ever does.
 */
export async function indexSome(
  database: Database,
  table: keyof Tables,
  { limit }: { limit: number },
): Promise<number> {
  if (!(await anyWaits(database, table))) return 0;
  const took = await database.write((tx) => takeIn(tx, table, limit));
  while (await database.write((tx) => mergeSome(tx, table)));
  return took;
}

/** Does a row of the table wait for its index? On PostgreSQL none ever does. */
export async function anyWaits(
  { dialect, read }: Pick<Database, 'dialect' | 'read'>,
  table: keyof Tables,
): Promise<boolean> {
  if (dialect === 'postgresql') return false;
  const { rows } = await sql`select 1 from ${sql.table(`${table}_unindexed`)} limit 1`.execute(read);
  return rows.length > 0;
}

/** The greatest rowid of those that wait, 0 where none does: whoever looks twice sees whether rows come in. */
export async function lastToIndex(
  { dialect, read }: Pick<Database, 'dialect' | 'read'>,
  table: keyof Tables,
): Promise<number> {
  if (dialect === 'postgresql') return 0;
  const { rows } = await sql<{
    last: number | null;
  }>`select max(id) as last from ${sql.table(`${table}_unindexed`)}`.execute(read);
  return rows[0]?.last ?? 0;
}

async function takeIn(tx: Writer, table: string, limit: number): Promise<number> {
  const [index, waiting, view] = [`${table}_text`, `${table}_unindexed`, `${table}_to_index`].map((name) =>
    sql.table(name),
  );
  const { rows } = await sql<{ last: number | null; taken: number }>`
    select max(id) as last, count(*) as taken from (select id from ${waiting} order by id limit ${limit} + 0)`.execute(
    tx,
  );
  const [{ last, taken } = { last: null, taken: 0 }] = rows;
  if (last === null) return 0;
  const those = sql`from ${waiting} where id <= ${last}`;
  await sql`delete from ${index} where rowid in (select place ${those} and place is not null)`.execute(tx);
  await sql`insert into ${index} (rowid, search) select place, search from ${view} where row in (select id ${those})`.execute(
    tx,
  );
  await sql`delete ${those}`.execute(tx);
  return taken;
}

/** One step; false: there is nothing to merge. FTS5 says so by changing less than two rows. */
async function mergeSome(tx: Writer, table: string): Promise<boolean> {
  const index = sql.table(`${table}_text`);
  const before = await changes(tx);
  await sql`insert into ${index} (${sql.ref(`${table}_text`)}, rank) values ('merge', ${PAGES_AT_ONCE})`.execute(tx);
  return (await changes(tx)) - before >= 2;
}

async function changes(tx: Writer): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(tx);
  return rows[0]?.changes ?? 0;
}
