import type { Migration } from '../../database/database.ts';

export const operations: Migration = {
  name: 'operations/0001-operations',
  async up(schema) {
    await schema.createTable('operations', {
      id: 'text primary key',
      owner_id: 'text not null',
      kind: 'text not null',
      title: 'text not null',
      input: 'text not null',
      dry_run: 'integer not null',
      status: 'text not null',
      phase: 'text not null',
      queue: 'text not null',
      once_key: 'text',
      once_until: 'text',
      progress: 'text',
      result: 'text',
      error: 'text',
      attempt: 'integer not null',
      max_attempts: 'integer not null',
      deaths: 'integer not null',
      run_after: 'text not null',
      lease_holder: 'text',
      lease_until: 'text',
      fence: 'integer not null',
      cancel_requested_at: 'text',
      undo_requested: 'integer not null',
      cursor: 'text',
      created_at: 'text not null',
      started_at: 'text',
      finished_at: 'text',
    });
    await schema.run('create index operations_by_owner on operations (owner_id, id)');
    await schema.run(
      `create index operations_waiting on operations (queue, owner_id, id)
       where status in ('pending', 'rolling_back') and lease_holder is null`,
    );
    await schema.run(
      'create index operations_leased on operations (queue, owner_id, lease_until) where lease_holder is not null',
    );
    await schema.run(
      'create unique index operations_once on operations (owner_id, kind, once_key) where once_key is not null',
    );

    await schema.createTable('operation_counters', { owner_id: 'text primary key', sequence: 'integer not null' });

    await schema.createTable(
      'operation_events',
      {
        owner_id: 'text not null',
        sequence: 'integer not null',
        operation_id: 'text not null',
        at: 'text not null',
        type: 'text not null',
        data: 'text not null',
      },
      { constraints: ['primary key (owner_id, sequence)'], clustered: true },
    );
    await schema.run('create index operation_events_by_operation on operation_events (operation_id, sequence)');

    await schema.createTable(
      'operation_entries',
      {
        operation_id: 'text not null',
        position: 'integer not null',
        action: 'text not null',
        subject: 'text not null',
        target: 'text',
        state: 'text not null',
        reason: 'text',
        bytes: 'integer not null',
        detail: 'text',
      },
      { constraints: ['primary key (operation_id, position)'], clustered: true },
    );
    await schema.createTable(
      'operation_entry_counts',
      {
        operation_id: 'text not null',
        state: 'text not null',
        entries: 'integer not null',
        bytes: 'integer not null',
      },
      { constraints: ['primary key (operation_id, state)'], clustered: true },
    );

    await schema.createTable('operation_duties', {
      name: 'text primary key',
      holder: 'text not null',
      until: 'text not null',
    });
  },
};
