import type { Reader } from '../../kernel/database/database.ts';
import type { Transaction } from './money.schema.ts';
import { toTransaction } from './rows.ts';
import type { Kept } from './rows.ts';

/** One transaction as it travels. */
export async function describeTransaction(reader: Reader, kept: Kept): Promise<Transaction> {
  const [transaction] = await describeTransactions(reader, { owner_id: kept.row.owner_id, kept: [kept] });
  if (!transaction) throw new Error('Each is described.');
  return transaction;
}

/** Transactions of one person as they travel, up to 1,000. */
export async function describeTransactions(
  reader: Reader,
  { owner_id, kept }: { owner_id: string; kept: readonly Kept[] },
): Promise<Transaction[]> {
  const { currencies, others } = await accountsOfSides(reader, { owner_id, kept });
  return kept.map((each) =>
    toTransaction(each, {
      currency: currencies.get(each.row.account_id) ?? '',
      transfer_account_id: others.get(each.row.id) ?? null,
    }),
  );
}

/** Account → its currency; transaction → the account of its other side, where it is a transfer. */
export async function accountsOfSides(
  reader: Reader,
  { owner_id, kept }: { owner_id: string; kept: readonly Kept[] },
): Promise<{ currencies: Map<string, string>; others: Map<string, string> }> {
  const account_ids = [...new Set(kept.map(({ row }) => row.account_id))];
  const accounts =
    account_ids.length === 0
      ? []
      : await reader.selectFrom('accounts').select(['id', 'currency']).where('id', 'in', account_ids).execute();
  const transfers = [...new Set(kept.flatMap(({ row }) => row.transfer_id ?? []))];
  const sides =
    transfers.length === 0
      ? []
      : await reader
          .selectFrom('transactions')
          .select(['id', 'transfer_id', 'account_id'])
          .where('transfer_id', 'in', transfers)
          .where('owner_id', '=', owner_id)
          .execute();
  const byTransfer = Map.groupBy(sides, ({ transfer_id }) => transfer_id);
  const others = kept.flatMap(({ row }) => {
    const other = row.transfer_id !== null && byTransfer.get(row.transfer_id)?.find(({ id }) => id !== row.id);
    return other ? [[row.id, other.account_id] as const] : [];
  });
  return { currencies: new Map(accounts.map(({ id, currency }) => [id, currency])), others: new Map(others) };
}
