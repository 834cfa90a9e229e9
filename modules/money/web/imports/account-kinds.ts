import type { Account } from '../../../../web/api/api.ts';

export const ACCOUNT_KINDS: Readonly<Record<Account['kind'], string>> = {
  bank: 'Bank account',
  card: 'Card',
  savings: 'Savings',
  cash: 'Cash',
  loan: 'Loan',
};
