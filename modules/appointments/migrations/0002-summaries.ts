import type { Migration } from '../../../kernel/database/migration.ts';

export const appointments0002: Migration = {
  name: 'appointments/0002-summaries',
  async up({ createTable, run }) {
    await createTable('appointment_summaries', {
      id: 'text primary key',
      owner_id: 'text not null',
      operation_id: 'text not null',
      label: 'text not null',
      first_day: 'text not null',
      last_day: 'text not null',
      time_zone: 'text not null',
      text: 'text not null',
      facts: 'text not null',
      facts_used: 'text not null',
      record: 'text not null',
      seen: 'text',
      created_at: 'text not null',
    });
    await run('create index appointment_summaries_by_owner on appointment_summaries (owner_id, id)');
    await run('create index appointment_summaries_by_label on appointment_summaries (owner_id, label, id)');
    await run('create index appointment_summaries_by_operation on appointment_summaries (operation_id)');
  },
};
