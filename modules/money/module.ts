import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { bookRoutes } from './books.routes.ts';
import { categoryRoutes } from './categories.routes.ts';
import { ledgerRoutes, reconcileAccount, reconciliationRoutes } from './ledger/ledger.ts';
import { bulkRoutes, editTransactions, indexWords, listRoutes } from './lists/lists.ts';
import { addMoneyExamples, exampleRoutes } from './examples/examples.ts';
import { exportRoutes } from './exports/exports.ts';
import { importMoney, importRoutes } from './imports/imports.ts';
import { insightRoutes } from './insight/insight.ts';
import { money0001 } from './migrations/0001-money.ts';
import { money0002 } from './migrations/0002-reconciliations.ts';
import { money0004 } from './migrations/0004-import-layouts.ts';
import { money0005 } from './migrations/0005-planning.ts';
import { money0006 } from './migrations/0006-insight.ts';
import { moneyError } from './money.errors.ts';
import { planningOperations, planningRoutes } from './planning/planning.ts';
import { transactionRoutes } from './transactions.routes.ts';
import { money0007 } from './migrations/0007-reports.ts';
import { forgetReportFiles, generateMonthlyReport, reportsRoutes } from './reports/reports.ts';

export const moneyModule = defineModule({
  name: 'money',
  needs: [],
  routes: [
    ...listRoutes,
    ...bulkRoutes,
    ...exampleRoutes,
    ...exportRoutes,
    ...accountRoutes,
    ...bookRoutes,
    ...categoryRoutes,
    ...transactionRoutes,
    ...ledgerRoutes,
    ...reconciliationRoutes,
    ...planningRoutes,
    ...insightRoutes,
    ...reportsRoutes,
    ...importRoutes,
  ],
  operations: [
    reconcileAccount,
    ...planningOperations,
    generateMonthlyReport,
    importMoney,
    editTransactions,
    addMoneyExamples,
  ],
  duties: [indexWords, forgetReportFiles],
  migrations: [money0001, money0002, money0004, money0005, money0006, money0007],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
