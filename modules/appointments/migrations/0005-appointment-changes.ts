import type { Migration } from '../../../kernel/database/migration.ts';

export const appointments0005: Migration = {
  name: 'appointments/0005-appointment-changes',
  async up({ createTable, run }) {
    await createTable('appointment_changes', {
      id: 'text primary key',
      owner_id: 'text not null references people (id) on delete cascade',
      at: 'text not null',
    });
    await run('create index appointment_changes_by_owner on appointment_changes (owner_id, at)');
    await run('create index appointment_changes_by_age on appointment_changes (at)');

    await createTable(
      'appointment_change_rows',
      {
        change_id: 'text not null references appointment_changes (id) on delete cascade',
        appointment_id: 'text not null',
        effect: 'text not null',
        revision: 'integer not null',
        before: 'text',
      },
      { constraints: ['primary key (change_id, appointment_id)'], clustered: true },
    );
    await run('create index appointment_change_rows_of on appointment_change_rows (appointment_id)');
  },
};
