import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/database/database.ts';
import { TRANSFER, UNCATEGORISED } from '../../totals.ts';

/** What moved on one account in one month. */
export interface AccountMonth {
  readonly account_id: string;
  readonly month: string;
  /** Transfers included. */
  readonly net_minor: bigint;
  /** Without transfers. */
  readonly in_minor: bigint;
  readonly out_minor: bigint;
}

/** What came in and went out in one month under one category, of the accounts of one currency. */
export interface CategoryMonth {
  readonly currency: string;
  /** `''`: uncategorised. */
  readonly category_key: string;
  readonly month: string;
  readonly in_minor: bigint;
  readonly out_minor: bigint;
}

/** From a month on, with no end: balances of then are those of now without what came after. */
export function readAccountMonths(
  reader: Reader,
  { owner_id, from }: { owner_id: string; from: string },
): Promise<AccountMonth[]> {
  return reader
    .selectFrom('account_months')
    .select([
      'account_id',
      'month',
      sql<bigint>`sum(in_minor - out_minor)`.as('net_minor'),
      sql<bigint>`sum(case when category_key = ${TRANSFER} then 0 else in_minor end)`.as('in_minor'),
      sql<bigint>`sum(case when category_key = ${TRANSFER} then 0 else out_minor end)`.as('out_minor'),
    ])
    .where('owner_id', '=', owner_id)
    .where('month', '>=', from)
    .groupBy(['account_id', 'month'])
    .execute();
}

/** Transfers left out. */
export function readCategoryMonths(
  reader: Reader,
  { owner_id, from, to }: { owner_id: string; from: string; to: string },
): Promise<CategoryMonth[]> {
  return reader
    .selectFrom('account_months')
    .innerJoin('accounts', 'accounts.id', 'account_id')
    .select([
      'currency',
      'category_key',
      'month',
      sql<bigint>`sum(in_minor)`.as('in_minor'),
      sql<bigint>`sum(out_minor)`.as('out_minor'),
    ])
    .where('account_months.owner_id', '=', owner_id)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('category_key', '<>', TRANSFER)
    .groupBy(['currency', 'category_key', 'month'])
    .execute();
}

/** The first month with a transaction; undefined without any. */
export async function firstMonth(reader: Reader, owner_id: string): Promise<string | undefined> {
  const found = await reader
    .selectFrom('account_months')
    .select('month')
    .where('owner_id', '=', owner_id)
    .where('entries', '>', 0)
    .orderBy('month')
    .limit(1)
    .executeTakeFirst();
  return found?.month;
}

/** Transactions and parts without a category. */
export async function countUncategorised(reader: Reader, owner_id: string): Promise<number> {
  const { entries } = await reader
    .selectFrom('account_months')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('entries'), sql<number>`0`).as('entries'))
    .where('owner_id', '=', owner_id)
    // As it stands in the index of only these.
    .where(sql<boolean>`category_key = ${sql.lit(UNCATEGORISED)}`)
    .executeTakeFirstOrThrow();
  return entries;
}
