import { defineModule } from '../../kernel/module/module.ts';
import { filesError } from './files.errors.ts';
import { filesRoutes } from './files.routes.ts';
import { roots } from './migrations/0001-roots.ts';
import { organize } from './organize.operation.ts';

export const filesModule = defineModule({
  name: 'files',
  needs: [],
  routes: filesRoutes,
  operations: [organize],
  migrations: [roots],
  errors: filesError,
});
