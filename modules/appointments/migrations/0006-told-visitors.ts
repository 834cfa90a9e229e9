import type { Migration } from '../../../kernel/database/migration.ts';

/** A booking's times become those that its visitor was told last; nobody is told of what was changed before anybody was. */
export const appointments0006: Migration = {
  name: 'appointments/0006-told-visitors',
  async up({ run }) {
    await run('alter table bookings add column told_cancelled integer not null default 0');
    const its = 'from appointments where appointments.id = bookings.appointment_id';
    await run(
      `update bookings set starts_at = (select starts_at ${its}), ends_at = (select ends_at ${its}) where exists (select 1 ${its})`,
    );
    await run(
      `update bookings set told_cancelled = 1 where not exists (select 1 ${its} and deleted_at is null and status <> 'cancelled')`,
    );
    await run('create index bookings_by_told_start on bookings (starts_at) where cancelled_at is null');
    await run('create index bookings_by_page on bookings (page_id, starts_at)');
  },
};
