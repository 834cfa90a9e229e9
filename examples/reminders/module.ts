import { defineModule } from '../../kernel/module/module.ts';
import { reminders0001 } from './migrations/0001-reminders.ts';
import { remindersError } from './reminders.ts';
import { remindersRoutes } from './reminders.routes.ts';
import { sending } from './send-reminder.operation.ts';

export const remindersModule = defineModule({
  name: 'reminders',
  needs: [],
  routes: remindersRoutes,
  operations: [sending],
  migrations: [reminders0001],
  errors: remindersError,
});
