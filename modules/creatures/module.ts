import { defineModule } from '../../kernel/module/module.ts';
import { bulkRoutes, editing } from './bulk/bulk.ts';
import { creaturesError } from './creatures.errors.ts';
import { creatures0001 } from './migrations/0001-creatures.ts';

export const creaturesModule = defineModule({
  name: 'creatures',
  needs: [],
  routes: [...bulkRoutes],
  operations: [editing],
  duties: [],
  migrations: [creatures0001],
  errors: { definitions: { ...creaturesError.definitions } },
  aliases: { '/creatures': '/api/v1/creatures', '/tags': '/api/v1/tags' },
});
