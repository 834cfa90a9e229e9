import type { Insight, Recurring } from '../../../web/api/api.ts';

export const EVERY: Readonly<Record<Recurring['every'], string>> = {
  week: 'every week',
  'two-weeks': 'every two weeks',
  month: 'every month',
  quarter: 'every three months',
  'half-year': 'every six months',
  year: 'every year',
};

export const SERIES_KINDS: Readonly<Record<Recurring['kind'], string>> = {
  subscription: 'Subscription',
  bill: 'Bill',
  salary: 'Salary',
  income: 'Income',
  transfer: 'Transfer',
};

export const WHAT: Readonly<Record<Insight['what'], string>> = {
  'unusual-payment': 'Unusually large',
  'unusual-category': 'More than usual',
  'new-payee': 'New and large',
  duplicate: 'Paid twice?',
  fee: 'Bank fees',
  'interest-paid': 'Interest paid',
  'interest-earned': 'Interest earned',
};

export const ACCOUNT_KINDS = {
  bank: 'Bank account',
  card: 'Card',
  savings: 'Savings',
  cash: 'Cash',
  loan: 'Loan',
} as const;
