import { MoneyFrame } from '../design/design.tsx';

export function AccountsPage() {
  return <MoneyFrame title="Accounts">{null}</MoneyFrame>;
}
