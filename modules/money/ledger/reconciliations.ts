import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { amountIn } from '../amount-in.ts';
import type { AmountGiven } from '../amounts/amounts.ts';
import { money } from '../amounts/amounts.ts';
import { describeTransactions } from '../describe-transaction.ts';
import { moneyError } from '../money.errors.ts';
import type { AccountTable } from '../money.table.ts';
import { ownAccount } from '../own-rows.ts';
import { keptOf } from '../store-transactions.ts';
import type { Reconciliation, ReconciliationPreview } from './ledger.schema.ts';
import type { ReconciliationTable } from './ledger.table.ts';

const MOST_SHOWN = 200;

/**
 * An account beside a statement: what is missing, and what could be it.
 * @throws money.account-not-found, money.bad-amount, money.reconciled-later
 */
export async function previewReconciliation(
  { actor, database }: Context,
  { account_id, date, balance }: { account_id: string; date: string; balance: AmountGiven },
): Promise<ReconciliationPreview> {
  const owner_id = actor.person_id;
  const account = await ownAccount(database.read, { id: account_id, owner_id });
  const balance_minor = amountIn(account.currency, balance, '/balance');
  await refuseEarlier(database.read, { account_id, date });
  const cleared_minor = await clearedUpTo(database.read, account, date);
  const show = (minor: bigint) => money(minor, account.currency);
  return {
    ...{ date, balance: show(balance_minor), cleared_balance: show(cleared_minor) },
    difference: show(balance_minor - cleared_minor),
    to_reconcile: (await countOf(database.read, { account_id, date, status: 'cleared' })).transactions,
    uncleared: await unclearedUpTo(database.read, account, date),
  };
}

async function unclearedUpTo(
  reader: Reader,
  { id: account_id, owner_id, currency }: AccountTable,
  date: string,
): Promise<ReconciliationPreview['uncleared']> {
  const { transactions, sum_minor } = await countOf(reader, { account_id, date, status: 'uncleared' });
  const rows = await upTo(reader, { account_id, date, status: 'uncleared' })
    .select('id')
    .orderBy('date')
    .orderBy('id')
    .limit(MOST_SHOWN)
    .execute();
  const ids = rows.map(({ id }) => id);
  const kept = await keptOf(reader, { ids, owner_id });
  const items = await describeTransactions(reader, { owner_id, kept: ids.flatMap((id) => kept.get(id) ?? []) });
  return { transactions, sum: money(sum_minor ?? 0n, currency), items };
}

/** The latest first. @throws money.account-not-found */
export async function listReconciliations(
  { actor, database }: Context,
  { account_id, after, limit }: { account_id: string; after?: ReconciliationPosition | undefined; limit: number },
): Promise<Reconciliation[]> {
  const account = await ownAccount(database.read, { id: account_id, owner_id: actor.person_id });
  const latest = await latestOf(database.read, account_id);
  let query = database.read
    .selectFrom('reconciliations')
    .selectAll()
    .where('account_id', '=', account_id)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where((row) => row(row.refTuple('date', 'id'), '<', row.tuple(after.date, after.id)));
  return (await query.execute()).map((row) => ({
    ...{ id: row.id, account_id, date: row.date, balance: money(row.balance_minor, account.currency) },
    ...{ transactions: row.entries, adjustment_id: row.adjustment_id, state: row.state },
    ...{ latest: row.id === latest?.id, created_at: row.created_at },
  }));
}

export type ReconciliationPosition = Pick<ReconciliationTable, 'date' | 'id'>;

/** Opening balance and what is cleared or reconciled up to a day: the balance of now without what came later. */
export async function clearedUpTo(reader: Reader, { id }: Pick<AccountTable, 'id'>, date: string): Promise<bigint> {
  const { cleared_minor } = await reader
    .selectFrom('accounts')
    .select('cleared_minor')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { later_minor } = await reader
    .selectFrom('transactions')
    .select((row) => row.fn.sum<bigint | null>('amount_minor').as('later_minor'))
    .where('account_id', '=', id)
    .where('deleted_at', 'is', null)
    .where('date', '>', date)
    .where('status', '<>', 'uncleared')
    .executeTakeFirstOrThrow();
  return cleared_minor - (later_minor ?? 0n);
}

/** What is living on an account in one status, up to a day. The status stands in the query itself: only so SQLite takes the index of the uncleared. */
export function upTo(
  reader: Reader,
  { account_id, date, status }: { account_id: string; date: string; status: 'cleared' | 'uncleared' },
) {
  return reader
    .selectFrom('transactions')
    .where('account_id', '=', account_id)
    .where('deleted_at', 'is', null)
    .where('date', '<=', date)
    .where('status', '=', sql.lit(status));
}

function countOf(reader: Reader, which: Parameters<typeof upTo>[1]) {
  return upTo(reader, which)
    .select((row) => [
      row.fn.countAll<number>().as('transactions'),
      row.fn.sum<bigint | null>('amount_minor').as('sum_minor'),
    ])
    .executeTakeFirstOrThrow();
}

/** The one of the latest statement. */
export async function latestOf(reader: Reader, account_id: string): Promise<ReconciliationTable | undefined> {
  return reader
    .selectFrom('reconciliations')
    .selectAll()
    .where('account_id', '=', account_id)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Statements are held against in their order, so that each stands on the one before. @throws money.reconciled-later */
export async function refuseEarlier(
  reader: Reader,
  { account_id, date }: { account_id: string; date: string },
): Promise<void> {
  const latest = await latestOf(reader, account_id);
  if (latest && latest.date > date)
    throw moneyError('money.reconciled-later', {
      detail: `The account was reconciled with a statement of ${latest.date}.`,
      details: { date: latest.date },
    });
}
