import { sql } from 'kysely';
import type { Database, Reader } from './tables.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly value: string | null;
}

interface Index {
  /** Absent for what a table's own `unique` made. */
  readonly name: string | null;
  readonly columns: string;
  readonly is_unique: number;
  readonly is_partial: number;
}

interface ForeignKey {
  readonly columns: string;
  readonly parent: string;
  readonly parent_columns: string;
  readonly on_delete: string;
}

interface Table {
  readonly columns: readonly Column[];
  readonly primaryKey: string;
  readonly indexes: readonly Index[];
  readonly foreignKeys: readonly ForeignKey[];
}

/**
 * The schema in words that mean the same on both databases, the same text for the same migrations: tables by name, each with its columns in
 * order, keys and indexes.
 */
export async function dumpSchema(database: Database): Promise<string> {
  const { tableNames, describe } = database.dialect === 'sqlite' ? sqlite : postgresql;
  const names = (await tableNames(database.read)).toSorted();
  const tables: string[] = [];
  for (const name of names) tables.push(print(name, await describe(database.read, name)));
  return tables.join('\n');
}

function print(name: string, { columns, primaryKey, indexes, foreignKeys }: Table): string {
  const lines = columns.map(
    ({ name, type, required, value }) =>
      `${name} ${type}${required ? ' not null' : ''}${value === null ? '' : ` default ${value}`}`,
  );
  if (primaryKey !== '') lines.push(`primary key (${primaryKey})`);
  const foreign = foreignKeys.map(
    (key) => `foreign key (${key.columns}) references ${key.parent} (${key.parent_columns}) on delete ${key.on_delete}`,
  );
  const indexed = indexes.map(({ name, columns, is_unique, is_partial }) => {
    const unique = is_unique ? 'unique ' : '';
    return name === null ? `unique (${columns})` : `${unique}index ${name} (${columns})${is_partial ? ' partial' : ''}`;
  });
  return [`table ${name}`, ...lines, ...foreign.toSorted(), ...indexed.toSorted()].join('\n  ') + '\n';
}

interface Catalogue {
  readonly tableNames: (db: Reader) => Promise<string[]>;
  readonly describe: (db: Reader, table: string) => Promise<Table>;
}

const sqlite: Catalogue = {
  async tableNames(db) {
    const { rows } = await sql<{ name: string }>`
      select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'
        -- What waits for a text index: PostgreSQL's has that within.
        and name not like '%\\_unindexed' escape '\\'`.execute(db);
    return rows.map(({ name }) => name);
  },

  async describe(db, table) {
    const columns = await sql<{ name: string; type: string; required: number; value: string | null; key: number }>`
      select name, lower(type) as type, "notnull" as required, dflt_value as value, pk as key
      from pragma_table_info(${table}) order by cid`.execute(db);
    const indexes = await sql<Index>`
      select iif(list.origin = 'c', list.name, null) as name, list."unique" as is_unique, list.partial as is_partial,
        (select group_concat(coalesce(name, 'expression') || iif("desc", ' desc', ''), ', ' order by seqno)
          from pragma_index_xinfo(list.name) where key) as columns
      from pragma_index_list(${table}) as list where list.origin <> 'pk'`.execute(db);
    // The text index: a virtual table here, an index there.
    const texts = await sql<Index>`
      select name, 'expression' as columns, 0 as is_unique, 0 as is_partial
      from pragma_table_list where schema = 'main' and type = 'virtual' and name = ${`${table}_text`}`.execute(db);
    const foreignKeys = await sql<ForeignKey>`
      select group_concat("from", ', ' order by seq) as columns, "table" as parent,
        group_concat("to", ', ' order by seq) as parent_columns, lower(on_delete) as on_delete
      from pragma_foreign_key_list(${table}) group by id`.execute(db);
    const keys = columns.rows.filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key);
    return {
      columns: columns.rows.map(({ key, required, ...column }) => ({ ...column, required: required === 1 || key > 0 })),
      primaryKey: keys.map(({ name }) => name).join(', '),
      indexes: [...indexes.rows, ...texts.rows],
      foreignKeys: foreignKeys.rows,
    };
  },
};

const SQLITE_NAMES: Readonly<Record<string, string>> = { bigint: 'integer', 'double precision': 'real', bytea: 'blob' };
const REFERENCE_ACTIONS: Readonly<Record<string, string>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

const postgresql: Catalogue = {
  async tableNames(db) {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`.execute(
      db,
    );
    return rows.map(({ name }) => name);
  },

  async describe(db, table) {
    const relation = sql`${`"${table}"`}::regclass`;
    const columns = await sql<{ name: string; type: string; required: number; value: string | null }>`
      select attname as name, format_type(atttypid, null) as type, attnotnull as required, pg_get_expr(adbin, adrelid) as value
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = ${relation} and attnum > 0 and not attisdropped order by attnum`.execute(db);
    const indexes = await sql<Index & { readonly is_primary: number }>`
      select case when conname is null then relname end as name, indisunique as is_unique, indisprimary as is_primary,
        indpred is not null as is_partial,
        (select string_agg(
            case when indkey[at - 1] = 0 then 'expression' else pg_get_indexdef(indexrelid, at, true) end
              || case when indoption[at - 1] & 1 = 1 then ' desc' else '' end, ', ' order by at)
          from generate_series(1, indnkeyatts) as at) as columns
      from pg_index join pg_class on pg_class.oid = indexrelid
      left join pg_constraint on conindid = indexrelid and contype in ('p', 'u')
      where indrelid = ${relation}`.execute(db);
    const foreignKeys = await sql<ForeignKey & { readonly action: string }>`
      select confrelid::regclass::text as parent, confdeltype::text as on_delete,
        (select string_agg(attname, ', ' order by at) from unnest(conkey) with ordinality as k(num, at)
          join pg_attribute on attrelid = conrelid and attnum = num) as columns,
        (select string_agg(attname, ', ' order by at) from unnest(confkey) with ordinality as k(num, at)
          join pg_attribute on attrelid = confrelid and attnum = num) as parent_columns
      from pg_constraint where contype = 'f' and conrelid = ${relation}`.execute(db);
    return {
      columns: columns.rows.map(({ name, type, required, value }) => ({
        name,
        type: SQLITE_NAMES[type] ?? type,
        required: required === 1,
        value: value && withoutCast(value),
      })),
      primaryKey: indexes.rows.find(({ is_primary }) => is_primary === 1)?.columns ?? '',
      indexes: indexes.rows.filter(({ is_primary }) => is_primary === 0),
      foreignKeys: foreignKeys.rows.map((key) => ({
        ...key,
        on_delete: REFERENCE_ACTIONS[key.on_delete] ?? key.on_delete,
      })),
    };
  },
};

/** `'x'::text` → `'x'`, `'-1'::integer` → `-1`: PostgreSQL writes out the type that a default is read as. */
function withoutCast(value: string): string {
  const bare = value.replace(/::[a-z ]+$/, '');
  return bare === value ? value : bare.replace(/^'(-?[\d.]+)'$/, '$1');
}
