import { MoneyFrame } from '../design/design.tsx';

export function ReportsPage() {
  return <MoneyFrame title="Reports">{null}</MoneyFrame>;
}

export function ReportPage() {
  return <MoneyFrame title="Report">{null}</MoneyFrame>;
}
