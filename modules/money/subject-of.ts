import { toDecimal } from './amounts/amounts.ts';
import type { TransactionTable } from './money.table.ts';

/** A transaction as plans of operations name it: "2026-10-31 Corner shop −10.00 EUR". */
export function subjectOf(
  { date, payee, memo, amount_minor }: Pick<TransactionTable, 'date' | 'payee' | 'memo' | 'amount_minor'>,
  currency: string,
): string {
  const amount = `${toDecimal(amount_minor, currency).replace('-', '−')} ${currency}`;
  return [date, payee || memo.split('\n')[0]?.slice(0, 100), amount].filter(Boolean).join(' ');
}
