/** The books as accountants see them: postings, the trial balance, the audit, and accounts held against statements. */
export type * from './ledger.table.ts';
export { auditBook } from './audit.ts';
export type { Fault } from './fault.ts';
export { ledgerRoutes } from './books.routes.ts';
export { reconcileAccount } from './reconcile.operation.ts';
export { reconciliationRoutes } from './reconciliations.routes.ts';
