import { catalogue } from '../../kernel/errors/errors.ts';

export const remindersError = catalogue({
  'reminders.not-found': { status: 404, title: 'There is no such reminder.' },
  'reminders.already-sent': { status: 409, title: 'This reminder was sent before.' },
});
