import type { RawBuilder } from 'kysely';
import type { Database, Reader } from '../../../kernel/database/database.ts';
import type { TransactionTable } from '../money.table.ts';
import { columnsAsked, signAsked, textAsked } from './conditions.ts';
import type { Meant } from './filter.ts';
import { lookUp } from './look-up.ts';
import { beyond, ORDERS } from './order.ts';
import type { Page, Position } from './order.ts';

/** A page that is not full after so many rows is looked up. */
const MOST_WALKED = 5000;

const SHOWN = [
  ...(['id', 'owner_id', 'account_id', 'date', 'amount_minor', 'payee', 'payee_key', 'memo'] as const),
  ...(['category_id', 'parts', 'tags', 'transfer_id', 'status', 'bank_id', 'match_key', 'import_id'] as const),
  ...(['revision', 'created_at', 'updated_at', 'deleted_at'] as const),
].map((column) => `transactions.${column}` as const);

/**
 * The rows of a page in its order. What fits often is met soon on a walk through the order; what fits rarely is quickly looked up by words
 * and marks, or amounts. The figures are in `decisions/0018-text-by-day.md`.
 */
export async function findPage(database: Database, meant: Meant, page: Page): Promise<TransactionTable[]> {
  const { read } = database;
  const { along, others } = ways(database, meant, page);
  if (others.length === 0) return passed(read, { along, page }).select(SHOWN).limit(page.limit).execute();
  const met = await walk(read, { along, others, page, most: MOST_WALKED });
  if (met.length === page.limit) return met;
  const end = await positionAfter(read, { along, page, rows: MOST_WALKED });
  if (!end) return met;
  const rest = { ...page, after: end, limit: page.limit - met.length };
  return [...met, ...(await rowsOf(read, await lookUp(database, meant, rest)))];
}

/** A walk: along rows that an index has in order, and what they are asked. */
interface Way {
  readonly along: readonly RawBuilder<boolean>[];
  readonly others: readonly RawBuilder<boolean>[];
}

/** The index that leaves least to be asked of the rows. */
function ways(database: Database, meant: Meant, { sort }: Page): Way {
  const asOne = { ...meant, ranges: undefined, accounts: undefined, payee_key: undefined, import_id: undefined };
  const bare: Meant = {
    ...asOne,
    transaction: undefined,
    status: undefined,
    direction: undefined,
    split: undefined,
    kind: undefined,
    transfers: undefined,
  };
  const kept = sort === 'date' && !meant.trashed ? indexed(meant) : alone(meant);
  const dated = sort === 'date' ? {} : { from: undefined, to: undefined };
  const along = [...columnsAsked({ ...bare, ...dated, ...kept }), ...(sort === 'amount' ? signAsked(meant) : [])];
  const left: Meant = { ...meant, ...Object.fromEntries(Object.keys(kept).map((name) => [name, undefined])) };
  const asked = columnsAsked(sort === 'date' ? { ...left, from: undefined, to: undefined } : left);
  // The first two are the owner and the trash: they are along every way.
  return { along, others: [...asked.slice(2), ...textAsked(database, meant)] };
}

/** One by its id needs no order. */
function alone({ transaction }: Meant): Partial<Meant> {
  return transaction === undefined ? {} : { transaction };
}

/** What one index has in order of the date. */
function indexed({ transaction, payee_key, import_id, status, accounts }: Meant): Partial<Meant> {
  if (transaction !== undefined) return { transaction };
  if (payee_key !== undefined) return { payee_key };
  if (import_id !== undefined) return { import_id };
  if (accounts?.length === 1) return { accounts };
  return status === 'uncleared' ? { status } : {};
}

async function walk(
  reader: Reader,
  { along, others, page, most }: Way & { page: Page; most: number },
): Promise<TransactionTable[]> {
  let query = reader
    .selectFrom(passed(reader, { along, page }).selectAll().limit(most).as('transactions'))
    .select(SHOWN);
  for (const condition of others) query = query.where(condition);
  for (const column of ORDERS[page.sort]) query = query.orderBy(`transactions.${column}`, page.order);
  return query.limit(page.limit).execute();
}

/** The last position of the next `rows` rows of a walk; undefined where there are no more than these. */
async function positionAfter(
  reader: Reader,
  { along, page, rows }: Pick<Way, 'along'> & { page: Page; rows: number },
): Promise<Position | undefined> {
  const row: Partial<Record<string, string | bigint>> | undefined = await passed(reader, { along, page })
    .select(ORDERS[page.sort])
    .offset(rows - 1)
    .limit(1)
    .executeTakeFirst();
  return row && ORDERS[page.sort].map((column) => row[column] ?? '');
}

function passed(reader: Reader, { along, page }: Pick<Way, 'along'> & { page: Page }) {
  const { sort, order, after } = page;
  let query = reader.selectFrom('transactions');
  for (const condition of along) query = query.where(condition);
  if (after) query = query.where(beyond(after, page));
  for (const column of ORDERS[sort]) query = query.orderBy(`transactions.${column}`, order);
  return query;
}

/** In the order of the ids. */
async function rowsOf(reader: Reader, ids: readonly string[]): Promise<TransactionTable[]> {
  if (ids.length === 0) return [];
  const rows = await reader.selectFrom('transactions').select(SHOWN).where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
