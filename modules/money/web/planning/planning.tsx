import { MoneyFrame } from '../design/design.tsx';

export function BudgetsPage() {
  return <MoneyFrame title="Budgets">{null}</MoneyFrame>;
}

export function RulesPage() {
  return <MoneyFrame title="Rules">{null}</MoneyFrame>;
}

export function CategoriesPage() {
  return <MoneyFrame title="Categories">{null}</MoneyFrame>;
}
