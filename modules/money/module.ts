import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { categoryRoutes } from './categories.routes.ts';
import { insightRoutes } from './insight/insight.ts';
import { money0001 } from './migrations/0001-money.ts';
import { money0002 } from './migrations/0002-reconciliations.ts';
import { money0005 } from './migrations/0005-planning.ts';
import { money0006 } from './migrations/0006-insight.ts';
import { moneyError } from './money.errors.ts';
import { planningOperations, planningRoutes } from './planning/planning.ts';
import { transactionRoutes } from './transactions.routes.ts';

export const moneyModule = defineModule({
  name: 'money',
  needs: [],
  routes: [...accountRoutes, ...categoryRoutes, ...transactionRoutes, ...planningRoutes, ...insightRoutes],
  operations: [...planningOperations],
  migrations: [money0001, money0002, money0005, money0006],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
