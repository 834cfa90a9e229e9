import type { Migration } from '../../../kernel/database/migration.ts';

export const appointments0003: Migration = {
  name: 'appointments/0003-booking',
  async up({ createTable, run }) {
    await createTable('booking_pages', {
      id: 'text primary key',
      owner_id: 'text not null references people (id) on delete cascade',
      slug: 'text not null',
      title: 'text not null',
      description: 'text not null',
      calendar_id: 'text',
      time_zone: 'text not null',
      active: 'integer not null',
      rules: 'text not null',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
      deleted_at: 'text',
    });
    await run('create unique index booking_pages_by_slug on booking_pages (slug) where deleted_at is null');
    await run('create index booking_pages_by_owner on booking_pages (owner_id, id)');

    await createTable('bookings', {
      id: 'text primary key',
      page_id: 'text not null references booking_pages (id) on delete cascade',
      owner_id: 'text not null',
      appointment_id: 'text not null',
      token_hash: 'text not null',
      key_hash: 'text',
      request_hash: 'text',
      name: 'text not null',
      email: 'text not null',
      time_zone: 'text not null',
      answers: 'text not null',
      notes: 'text not null',
      duration: 'integer not null',
      starts_at: 'text not null',
      ends_at: 'text not null',
      buffer_before: 'integer not null',
      buffer_after: 'integer not null',
      created_at: 'text not null',
      cancelled_at: 'text',
      cancel_reason: 'text',
    });
    await run('create unique index bookings_by_token on bookings (token_hash)');
    await run('create unique index bookings_by_key on bookings (page_id, key_hash) where key_hash is not null');
    await run('create unique index bookings_by_appointment on bookings (appointment_id)');
    await run('create index bookings_by_owner on bookings (owner_id) where cancelled_at is null');
  },
};
