import { defineModule } from '../../kernel/module/module.ts';
import { accountRoutes } from './accounts.routes.ts';
import { importMoney, importRoutes } from './imports/imports.ts';
import { money0001 } from './migrations/0001-money.ts';
import { money0004 } from './migrations/0004-import-layouts.ts';
import { moneyError } from './money.errors.ts';

export const moneyModule = defineModule({
  name: 'money',
  needs: [],
  routes: [...accountRoutes, ...importRoutes],
  operations: [importMoney],
  migrations: [money0001, money0004],
  errors: { definitions: { ...moneyError.definitions } },
  aliases: { '/transactions': '/api/v1/transactions', '/reports-files': '/api/v1/reports-files' },
});
