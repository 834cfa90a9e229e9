import { MoneyFrame } from '../design/design.tsx';

export function TransactionsPage() {
  return <MoneyFrame title="Transactions">{null}</MoneyFrame>;
}

export function AccountsPage() {
  return <MoneyFrame title="Accounts">{null}</MoneyFrame>;
}
