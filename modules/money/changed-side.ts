import type { Reader } from '../../kernel/database/database.ts';
import { moneyError } from './money.errors.ts';
import type { ChangeOfTransaction } from './money.schema.ts';
import type { AccountTable } from './money.table.ts';
import { ownAccount } from './own-rows.ts';
import type { Kept } from './rows.ts';
import { refuseAsTransfer, sideAmount } from './transfers.ts';
import { stepFrom } from './write-change.ts';
import type { Step } from './write-change.ts';

/**
 * What the change of one side makes of the other side of a transfer; undefined: nothing. The other side is changed where this one moves to
 * another account, too: it says where the money comes from.
 * @throws money.bad-transfer, money.bad-amount, money.reconciled
 */
export async function changedSide(
  tx: Reader,
  {
    before,
    after,
    account,
    other,
    change,
    nowMs,
  }: { before: Kept; after: Kept; account: AccountTable; other: Kept; change: ChangeOfTransaction; nowMs: number },
): Promise<Step | undefined> {
  const theirs = await ownAccount(tx, { id: other.row.account_id, owner_id: other.row.owner_id });
  const [moved, resized] = [
    after.row.account_id !== before.row.account_id,
    after.row.amount_minor !== before.row.amount_minor || change.transfer_amount !== undefined,
  ];
  if (moved && account.id === theirs.id) refuseAsTransfer('/account_id', 'is where the other side is');
  const amount_minor =
    moved || resized ? amountOfSide({ after, account, theirs, other, change }) : other.row.amount_minor;
  const date = dateOfSide({ before, after, other });
  if (amount_minor !== other.row.amount_minor && other.row.status === 'reconciled')
    throw moneyError('money.reconciled', { detail: 'The other side of the transfer was reconciled with a statement.' });
  if (!moved && amount_minor === other.row.amount_minor && date === other.row.date) return undefined;
  return stepFrom(other, { amount_minor, date, nowMs });
}

/** Across currencies it stays what it was, unless it is said. */
function amountOfSide({
  after,
  account,
  theirs,
  other,
  change,
}: {
  after: Kept;
  account: AccountTable;
  theirs: AccountTable;
  other: Kept;
  change: ChangeOfTransaction;
}): bigint {
  const { amount_minor } = after.row;
  if (change.transfer_amount === undefined && theirs.currency !== account.currency) {
    if (amount_minor === 0n) refuseAsTransfer('/amount', 'a transfer moves something');
    if (amount_minor < 0n === other.row.amount_minor < 0n)
      refuseAsTransfer('/transfer_amount', `it turns around: say what moves in ${theirs.currency}`);
    return other.row.amount_minor;
  }
  return sideAmount(amount_minor, { account, other: theirs, transfer_amount: change.transfer_amount });
}

/** Banks book the two sides on days of their own: only what was one day stays one. */
function dateOfSide({ before, after, other }: { before: Kept; after: Kept; other: Kept }): string {
  if (other.row.date !== before.row.date || other.row.status === 'reconciled') return other.row.date;
  return after.row.date;
}
