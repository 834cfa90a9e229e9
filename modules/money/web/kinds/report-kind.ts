import { IconReportMoney } from '@tabler/icons-react';
import type { Operation } from '../../../../web/api/api.ts';
import { stateOf } from '../../../../web/operations/operations.tsx';
import type { KindScreens } from '../../../../web/operations/operations.tsx';

/** How the making of a report is told. */
export const reportKind: KindScreens = {
  kind: 'money.generate_monthly_report',
  name: 'Make a monthly report',
  icon: IconReportMoney,
  stages: { computing: 'Adding up', writing: 'Writing', drawing: 'Drawing and printing' },
  headline(operation, format) {
    const { month, removed, pdf_fault } = resultOf(operation);
    if (removed !== undefined) return removed === 0 ? 'There was nothing left to remove' : 'The report is gone';
    if (month === undefined) return stateOf(operation).words;
    const words = `Money in ${monthWords(month, format.locale)}`;
    return pdf_fault == null ? words : `${words}, without a PDF`;
  },
  applyLabel: ({ status }) => (status === 'rolled_back' ? 'Make it again' : undefined),
  page(operation) {
    const { report_id } = resultOf(operation);
    if (report_id === undefined) return { to: '/money/reports' };
    return { to: '/money/reports/$reportId', params: { reportId: report_id } };
  },
  schedules: [{ title: 'Report of the last month', input: {} }],
};

interface Result {
  readonly report_id?: string;
  readonly month?: string;
  readonly pdf_fault?: string | null;
  readonly removed?: number;
}

function resultOf({ result, status }: Operation): Result {
  return status === 'completed' || status === 'rolled_back' ? (result ?? {}) : {};
}

/** "October 2026" */
function monthWords(month: string, locale: string): string {
  const parts = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, parts).format(new Date(`${month}-01T00:00:00Z`));
}
