import type { Migration } from '../../../kernel/database/database.ts';

export const reminders0001: Migration = {
  name: 'reminders/0001-reminders',
  async up({ createTable, run }) {
    await createTable('reminders', {
      id: 'text primary key',
      owner_id: 'text not null references people (id) on delete cascade',
      text: 'text not null',
      due_at: 'text not null',
      sent_at: 'text',
    });
    await run('create index reminders_by_owner on reminders (owner_id, due_at, id)');
  },
};
