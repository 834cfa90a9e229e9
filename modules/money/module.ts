import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { indexWords, listRoutes } from './lists/lists.ts';
import { money0001 } from './migrations/0001-money.ts';
import { moneyError } from './money.errors.ts';

export const moneyModule = defineModule({
  name: 'money',
  needs: [],
  routes: [...accountRoutes, ...listRoutes],
  operations: [],
  duties: [indexWords],
  migrations: [money0001],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
