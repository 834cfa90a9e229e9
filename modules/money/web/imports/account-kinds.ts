import type { MoneyAccount } from '../../../../web/api/api.ts';

export const ACCOUNT_KINDS: Readonly<Record<MoneyAccount['kind'], string>> = {
  bank: 'Bank account',
  card: 'Card',
  savings: 'Savings',
  cash: 'Cash',
  loan: 'Loan',
};
