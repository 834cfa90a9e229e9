import type { Migration } from '../../../kernel/database/migration.ts';

export const appointments0004: Migration = {
  name: 'appointments/0004-calendar-feeds',
  async up({ createTable, run }) {
    await createTable('calendar_feeds', {
      id: 'text primary key',
      owner_id: 'text not null',
      calendar_id: 'text not null references calendars (id) on delete cascade',
      name: 'text not null',
      token_hash: 'text not null',
      created_at: 'text not null',
      last_used_at: 'text',
    });
    await run('create unique index calendar_feeds_by_token on calendar_feeds (token_hash)');
    await run('create index calendar_feeds_of on calendar_feeds (calendar_id, id)');
  },
};
