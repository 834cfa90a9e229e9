import type { Migration } from '../../database/database.ts';

export const notices0001: Migration = {
  name: 'notices/0001-notices',
  async up({ createTable, run }) {
    await createTable('notifications', {
      id: 'text primary key',
      owner_id: 'text not null',
      sequence: 'integer not null',
      kind: 'text not null',
      title: 'text not null',
      text: 'text not null',
      to_path: 'text',
      once_key: 'text not null',
      created_at: 'text not null',
      read_at: 'text',
    });
    await run('create unique index notifications_by_owner on notifications (owner_id, sequence)');
    await run('create unique index notifications_once on notifications (owner_id, once_key)');
    await run('create index notifications_unread on notifications (owner_id) where read_at is null');
    await run('create index notifications_by_age on notifications (created_at)');
    await createTable('notification_counters', { owner_id: 'text primary key', sequence: 'integer not null' });
    await createTable('notification_preferences', { owner_id: 'text primary key', mail: 'integer not null' });

    await createTable('outgoing_mail', {
      id: 'text primary key',
      once_key: 'text not null unique',
      recipient: 'text not null',
      reply_to: 'text',
      subject: 'text not null',
      text: 'text not null',
      attachments: 'text not null',
      to_path: 'text',
      state: 'text not null',
      attempts: 'integer not null',
      next_at: 'text not null',
      expires_at: 'text not null',
      error: 'text',
      created_at: 'text not null',
      sent_at: 'text',
    });
    await run("create index outgoing_mail_due on outgoing_mail (next_at) where state in ('waiting', 'sending')");
    await run('create index outgoing_mail_by_age on outgoing_mail (created_at)');
  },
};
