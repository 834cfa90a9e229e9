/** Reports of months: the list with the way to a new one, and the page of each. */
export { ReportPage } from './report-page.tsx';
export { ReportsPage } from './reports-page.tsx';
