import type { Reader } from '../../kernel/database/database.ts';
import type { Transaction } from './money.schema.ts';
import { otherSide } from './own-kept.ts';
import { ownAccount } from './own-rows.ts';
import { toTransaction } from './rows.ts';
import type { Kept } from './rows.ts';

/** One transaction as it travels. */
export async function describeTransaction(reader: Reader, kept: Kept): Promise<Transaction> {
  const { account_id, owner_id } = kept.row;
  const { currency } = await ownAccount(reader, { id: account_id, owner_id });
  const other = await otherSide(reader, kept);
  return toTransaction(kept, { currency, transfer_account_id: other?.row.account_id ?? null });
}
