import type { AmountGiven } from './amounts/amounts.ts';
import { amountIn } from './amount-in.ts';
import { moneyError } from './money.errors.ts';
import type { AccountTable } from './money.table.ts';

type Side = Pick<AccountTable, 'id' | 'currency'>;

/**
 * What moves on the other account of a transfer. In one currency that follows; across currencies each side has its own amount.
 * @throws money.bad-transfer, money.bad-amount
 */
export function sideAmount(
  amount_minor: bigint,
  { account, other, transfer_amount }: { account: Side; other: Side; transfer_amount: AmountGiven | undefined },
): bigint {
  if (other.id === account.id) refuseAsTransfer('/transfer_account_id', 'is the same account');
  if (amount_minor === 0n) refuseAsTransfer('/amount', 'a transfer moves something');
  const same = other.currency === account.currency;
  if (transfer_amount === undefined && !same)
    refuseAsTransfer('/transfer_amount', `say what moves in ${other.currency}`);
  const given =
    transfer_amount === undefined ? -amount_minor : amountIn(other.currency, transfer_amount, '/transfer_amount');
  if (given === 0n || given < 0n === amount_minor < 0n)
    refuseAsTransfer('/transfer_amount', 'what leaves one account comes into the other: it has the other sign');
  if (same && given !== -amount_minor)
    refuseAsTransfer('/transfer_amount', 'in one currency both sides are of the same amount');
  return given;
}

/** @throws money.bad-transfer */
export function refuseAsTransfer(path: string, message: string): never {
  throw moneyError('money.bad-transfer', { fields: [{ path, message }] });
}
