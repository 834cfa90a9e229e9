import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { bookRoutes } from './books.routes.ts';
import { categoryRoutes } from './categories.routes.ts';
import { importMoney, importRoutes } from './imports/imports.ts';
import { ledgerRoutes, reconcileAccount, reconciliationRoutes } from './ledger/ledger.ts';
import { money0001 } from './migrations/0001-money.ts';
import { money0002 } from './migrations/0002-reconciliations.ts';
import { money0004 } from './migrations/0004-import-layouts.ts';
import { money0005 } from './migrations/0005-planning.ts';
import { moneyError } from './money.errors.ts';
import { planningOperations, planningRoutes } from './planning/planning.ts';
import { transactionRoutes } from './transactions.routes.ts';

export const moneyModule = defineModule({
  name: 'money',
  needs: [],
  routes: [
    ...accountRoutes,
    ...bookRoutes,
    ...categoryRoutes,
    ...transactionRoutes,
    ...ledgerRoutes,
    ...reconciliationRoutes,
    ...importRoutes,
    ...planningRoutes,
  ],
  operations: [reconcileAccount, importMoney, ...planningOperations],
  migrations: [money0001, money0002, money0004, money0005],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
