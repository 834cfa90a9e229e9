import { IconBuildingBank, IconCash, IconCreditCard, IconHomeDollar, IconPigMoney } from '@tabler/icons-react';

/** What an account is, in the order in which one is asked. */
export const ACCOUNT_KINDS = {
  bank: { label: 'Bank account', icon: IconBuildingBank },
  cash: { label: 'Cash', icon: IconCash },
  card: { label: 'Card', icon: IconCreditCard },
  savings: { label: 'Savings', icon: IconPigMoney },
  loan: { label: 'Loan', icon: IconHomeDollar },
} as const;
export type AccountKind = keyof typeof ACCOUNT_KINDS;
