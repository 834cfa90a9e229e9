import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { money0001 } from './migrations/0001-money.ts';
import { money0007 } from './migrations/0007-reports.ts';
import { moneyError } from './money.errors.ts';
import { forgetReportFiles, generateMonthlyReport, reportsRoutes } from './reports/reports.ts';

export const moneyModule = defineModule({
  name: 'money',
  needs: [],
  routes: [...accountRoutes, ...reportsRoutes],
  operations: [generateMonthlyReport],
  duties: [forgetReportFiles],
  migrations: [money0001, money0007],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
