import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Reader } from '../../../kernel/database/database.ts';
import { conditionsOf } from './conditions.ts';
import type { Meant } from './filter.ts';
import type { TransactionQuery } from './lists.schema.ts';

/** What a list is ordered by; the id comes last. */
export const ORDERS = {
  date: ['date', 'id'],
  amount: ['amount_minor', 'date', 'id'],
  payee: ['payee_key', 'date', 'id'],
} as const;

/** Where a transaction stands in a list: its values of `ORDERS`. */
export type Position = readonly (string | bigint)[];

export type Page = Pick<TransactionQuery, 'sort' | 'order'> & { limit: number; after?: Position | undefined };

/** The rows of a page in its order, without their words. */
export async function findPage(database: Database, meant: Meant, page: Page) {
  return walk(database.read, page, conditionsOf(database, meant));
}

function walk(reader: Reader, { limit, after, sort, order }: Page, conditions: readonly RawBuilder<boolean>[]) {
  let query = reader.selectFrom('transactions').select(SHOWN).limit(limit);
  if (after) query = query.where(compared(after, { sort, is: order === 'asc' ? '>' : '<' }));
  for (const condition of conditions) query = query.where(condition);
  for (const column of ORDERS[sort]) query = query.orderBy(`transactions.${column}`, order);
  return query.execute();
}

const SHOWN = [
  ...(['id', 'owner_id', 'account_id', 'date', 'amount_minor', 'payee', 'payee_key', 'memo'] as const),
  ...(['category_id', 'parts', 'tags', 'transfer_id', 'status', 'bank_id', 'match_key', 'import_id'] as const),
  ...(['revision', 'created_at', 'updated_at', 'deleted_at'] as const),
].map((column) => `transactions.${column}` as const);

/** A comparison that an index of the order answers. */
function compared(
  position: Position,
  { sort, is }: Pick<Page, 'sort'> & { is: '<' | '<=' | '>' | '>=' },
): RawBuilder<boolean> {
  const columns = sql.join(ORDERS[sort].map((column) => sql.ref(`transactions.${column}`)));
  return sql<boolean>`(${columns}) ${sql.raw(is)} (${sql.join([...position])})`;
}
