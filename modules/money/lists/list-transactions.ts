import type { Database, Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import type { TransactionTable } from '../money.table.ts';
import { toTransaction } from '../rows.ts';
import { partsOf } from '../store-transactions.ts';
import { meantBy } from './filter.ts';
import type { Meant } from './filter.ts';
import { findPage } from './find-page.ts';
import { ORDERS } from './order.ts';
import type { Page, Position } from './order.ts';
import { balancesAfter, runsThrough } from './running-balance.ts';
import type { TransactionInList, TransactionQuery } from './lists.schema.ts';

/** Without balances then: somebody writes this account's newest rows all the time. */
const MOST_TRIES = 3;

/** A transaction of a list, and where it stands in it. */
export interface Listed {
  readonly item: TransactionInList;
  readonly position: Position;
}

/** The actor's own, in the order that `sort` names. */
export async function listTransactions(
  { actor, database }: Context,
  { limit, after, ...query }: TransactionQuery & { limit: number; after?: Position | undefined },
): Promise<Listed[]> {
  const { sort, order } = query;
  const { read } = database;
  const meant = await meantBy(read, { owner_id: actor.person_id, filter: query });
  const { rows, balances } = await withBalances(database, meant, { sort, order, limit, after });
  const [parts, others] = await Promise.all([splitsOf(read, rows), otherSides(read, rows)]);
  return rows.map((row) => {
    const currency = meant.currencies.get(row.account_id) ?? '';
    const balance = balances?.get(row.id);
    const transfer_account_id = others.get(row.id) ?? null;
    return {
      item: {
        ...toTransaction({ row, parts: parts.get(row.id) ?? [] }, { currency, transfer_account_id }),
        running_balance: balance === undefined ? null : money(balance, currency),
      },
      position: ORDERS[sort].map((column) => row[column]),
    };
  });
}

/** Once more where something was changed between the rows and their balances. */
async function withBalances(database: Database, meant: Meant, page: Page) {
  const account_id = runsThrough(meant, page);
  for (let tried = 1; ; tried += 1) {
    const rows = await findPage(database, meant, page);
    if (account_id === undefined) return { rows };
    const balances = await balancesAfter(database.read, { account_id, rows, order: page.order });
    if (balances || tried === MOST_TRIES) return { rows, balances };
  }
}

async function splitsOf(reader: Reader, rows: readonly TransactionTable[]) {
  const split = rows.filter(({ parts }) => parts > 0).map(({ id }) => id);
  return Map.groupBy(await partsOf(reader, split), ({ transaction_id }) => transaction_id);
}

/** Of transfers: id → account of the other side. */
async function otherSides(reader: Reader, rows: readonly TransactionTable[]): Promise<Map<string, string>> {
  const transfers = [...new Set(rows.flatMap(({ transfer_id }) => transfer_id ?? []))];
  if (transfers.length === 0) return new Map();
  const sides = await reader
    .selectFrom('transactions')
    .select(['id', 'transfer_id', 'account_id'])
    .where('transfer_id', 'in', transfers)
    .execute();
  const byTransfer = Map.groupBy(sides, ({ transfer_id }) => transfer_id);
  return new Map(
    rows.flatMap(({ id, transfer_id }) => {
      const other = byTransfer.get(transfer_id)?.find((side) => side.id !== id);
      return other ? [[id, other.account_id] as const] : [];
    }),
  );
}
