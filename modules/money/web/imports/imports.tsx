import { MoneyFrame } from '../design/design.tsx';

export function ImportPage() {
  return <MoneyFrame title="Import statements">{null}</MoneyFrame>;
}

export function ImportPlanPage() {
  return <MoneyFrame title="Import">{null}</MoneyFrame>;
}
