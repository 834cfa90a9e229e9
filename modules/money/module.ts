import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { insightRoutes } from './insight/insight.ts';
import { money0001 } from './migrations/0001-money.ts';
import { money0006 } from './migrations/0006-insight.ts';
import { moneyError } from './money.errors.ts';

export const moneyModule = defineModule({
  name: 'money',
  needs: [],
  routes: [...accountRoutes, ...insightRoutes],
  operations: [],
  migrations: [money0001, money0006],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
