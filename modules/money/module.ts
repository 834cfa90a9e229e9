import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { bookRoutes } from './books.routes.ts';
import { categoryRoutes } from './categories.routes.ts';
import { ledgerRoutes, reconcileAccount, reconciliationRoutes } from './ledger/ledger.ts';
import { bulkRoutes, editTransactions, indexWords, listRoutes } from './lists/lists.ts';
import { money0001 } from './migrations/0001-money.ts';
import { money0002 } from './migrations/0002-reconciliations.ts';
import { moneyError } from './money.errors.ts';
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
    ...listRoutes,
    ...bulkRoutes,
  ],
  operations: [reconcileAccount, editTransactions],
  duties: [indexWords],
  migrations: [money0001, money0002],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
