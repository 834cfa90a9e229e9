import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database } from '../../../kernel/database/database.ts';
import type { Meant } from './filter.ts';
import { termsOf } from './terms.ts';

/** So many rows are read sooner than many more are walked through; fewer where words and marks can find them, too. */
const [FEW_ALONE, FEW] = [20_000, 3000];

/** SQLite: a query for the few rows with these amounts; undefined where there are many, or none is asked for. */
export async function amountRows(
  { dialect, read }: Pick<Database, 'dialect' | 'read'>,
  meant: Meant,
): Promise<RawBuilder<unknown> | undefined> {
  const { owner_id, trashed, ranges, direction } = meant;
  const few = termsOf({ dialect }, meant).length > 0 ? FEW : FEW_ALONE;
  if (!ranges || trashed || dialect === 'postgresql') return undefined;
  const bounds = ranges.flatMap(({ least, most }) => [
    ...(direction === 'out' ? [] : [[least, most] as const]),
    ...(direction === 'in' ? [] : [[-most, -least] as const]),
  ]);
  if (bounds.length === 0) return sql`select null as id where 1 = 0`;
  const rows = sql.join(
    bounds.map(
      ([least, most]) => sql`select rowid as id from transactions indexed by transactions_by_amount
        where owner_id = ${owner_id} and deleted_at is null and amount_minor between ${least} and ${most}`,
    ),
    sql` union `,
  );
  const most = sql<{ found: number }>`select count(*) as found from (select 1 from (${rows}) limit ${few} + 0)`;
  const [counted] = (await most.execute(read)).rows;
  return (counted?.found ?? few) < few ? rows : undefined;
}
