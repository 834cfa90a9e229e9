import type { Migration } from '../../database/database.ts';

export const schedules: Migration = {
  name: 'operations/0002-schedules',
  async up({ createTable, run }) {
    await createTable('schedules', {
      id: 'text primary key',
      owner_id: 'text not null',
      kind: 'text not null',
      title: 'text',
      input: 'text not null',
      cron: 'text not null',
      time_zone: 'text not null',
      missed: 'text not null',
      paused: 'integer not null',
      next_at: 'text',
      last_at: 'text',
      last_operation_id: 'text',
      fault: 'text',
      created_at: 'text not null',
    });
    await run('create index schedules_by_owner on schedules (owner_id, id)');
    await run('create index schedules_due on schedules (next_at) where next_at is not null');
  },
};
