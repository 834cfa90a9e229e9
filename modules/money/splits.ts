import { money } from './amounts/amounts.ts';
import { amountIn } from './amount-in.ts';
import { moneyError } from './money.errors.ts';
import type { NewTransaction } from './money.schema.ts';
import type { TransactionPartTable } from './money.table.ts';

/** Parts of a transaction as they were sent, as its rows. @throws money.bad-amount */
export function partsFrom(
  splits: NewTransaction['splits'],
  { transaction_id, currency }: { transaction_id: string; currency: string },
): TransactionPartTable[] {
  return splits.map(({ category_id, amount, memo }, index) => ({
    ...{ transaction_id, position: index + 1, category_id },
    ...{ amount_minor: amountIn(currency, amount, `/splits/${index}/amount`), memo },
  }));
}

/** @throws money.parts-do-not-add-up, with what is missing */
export function addUp(
  parts: readonly TransactionPartTable[],
  { amount_minor, currency }: { amount_minor: bigint; currency: string },
): void {
  if (parts.length === 0) return;
  const missing = amount_minor - parts.reduce((sum, part) => sum + part.amount_minor, 0n);
  if (missing === 0n) return;
  const { amount } = money(missing, currency);
  throw moneyError('money.parts-do-not-add-up', {
    detail: `The parts differ from the amount by ${amount} ${currency}.`,
    details: { difference: money(missing, currency) },
    fields: [{ path: '/splits', message: `${amount} ${currency} is missing` }],
  });
}
