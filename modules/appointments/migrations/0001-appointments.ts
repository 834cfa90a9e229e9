import type { Migration } from '../../../kernel/database/migration.ts';

export const appointments0001: Migration = {
  name: 'appointments/0001-appointments',
  async up({ createTable, run }) {
    await createTable('calendars', {
      id: 'text primary key',
      owner_id: 'text not null',
      name: 'text not null',
      color: 'text not null',
      time_zone: 'text not null',
      reminders: 'text not null',
      all_day_reminders: 'text not null',
      position: 'integer not null',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
      deleted_at: 'text',
    });
    await run('create index calendars_by_owner on calendars (owner_id, position)');

    await createTable('appointments', {
      id: 'text primary key',
      owner_id: 'text not null',
      calendar_id: 'text not null references calendars (id)',
      uid: 'text not null',
      master_id: 'text',
      recurrence_id: 'text not null',
      title: 'text not null',
      starts_local: 'text not null',
      ends_local: 'text not null',
      ends_time_zone: 'text',
      time_zone: 'text',
      fold: 'integer not null',
      all_day: 'integer not null',
      starts_at: 'text not null',
      ends_at: 'text not null',
      location: 'text not null',
      notes: 'text not null',
      url: 'text',
      category: 'text',
      status: 'text not null',
      busy: 'integer not null',
      rrule: 'text',
      rdates: 'text not null',
      exdates: 'text not null',
      reminders: 'text',
      unknown: 'text',
      sequence: 'integer not null',
      revision: 'integer not null',
      indexed_until: 'text',
      search: 'text not null',
      created_at: 'text not null',
      updated_at: 'text not null',
      deleted_at: 'text',
    });
    await run('create index appointments_by_owner on appointments (owner_id, starts_at, id)');
    await run('create index appointments_by_master on appointments (master_id) where master_id is not null');
    await run(
      'create index appointments_to_index on appointments (owner_id, indexed_until) where indexed_until is not null',
    );
    await run(
      'create unique index appointments_by_uid on appointments (calendar_id, uid, recurrence_id) where deleted_at is null',
    );
    await run('create index appointments_in_trash on appointments (owner_id, deleted_at) where deleted_at is not null');

    await createTable(
      'appointment_occurrences',
      {
        owner_id: 'text not null',
        starts_at: 'text not null',
        ends_at: 'text not null',
        appointment_id: 'text not null',
        recurrence_id: 'text not null',
        calendar_id: 'text not null',
        all_day: 'integer not null',
        busy: 'integer not null',
        long: 'integer not null',
      },
      { constraints: ['primary key (owner_id, starts_at, appointment_id, recurrence_id)'], clustered: true },
    );
    await run('create index appointment_occurrences_of on appointment_occurrences (appointment_id)');
    await run(
      'create index appointment_occurrences_long on appointment_occurrences (owner_id, ends_at) where long = 1',
    );

    await createTable(
      'appointment_reminders',
      {
        appointment_id: 'text not null',
        recurrence_id: 'text not null',
        starts_at: 'text not null',
        minutes_before: 'integer not null',
        via: 'text not null',
        owner_id: 'text not null',
        due_at: 'text not null',
        sent_at: 'text',
      },
      { constraints: ['primary key (appointment_id, recurrence_id, starts_at, minutes_before, via)'], clustered: true },
    );
    await run('create index appointment_reminders_due on appointment_reminders (due_at) where sent_at is null');

    await createTable('appointment_index_states', {
      owner_id: 'text primary key',
      tzdata: 'text not null',
      reminded_until: 'text not null',
    });
    await run('create index appointment_index_states_behind on appointment_index_states (reminded_until)');

    await createTable(
      'appointment_categories',
      { owner_id: 'text not null', name: 'text not null', color: 'text not null' },
      { constraints: ['primary key (owner_id, name)'], clustered: true },
    );
  },
};
