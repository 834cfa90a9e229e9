import { MoneyFrame } from '../design/design.tsx';

export function OverviewPage() {
  return <MoneyFrame title="Money">{null}</MoneyFrame>;
}
