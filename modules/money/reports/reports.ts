/** What happened in a month: facts that can be checked, words, plots, and files to keep. */
export { forgetReportFiles } from './forget-files.ts';
export { generateMonthlyReport } from './monthly-report.operation.ts';
export { reportsRoutes } from './reports.routes.ts';
export type { Figure, Link, Report, ReportFacts, ReportHead } from './reports.schema.ts';
export type { ReportTable } from './reports.table.ts';
