import type { Migration } from '../../database/migration.ts';

export const idempotencyKeys: Migration = {
  name: 'http/0001-idempotency-keys',
  async up({ db }) {
    await db.schema
      .createTable('idempotency_keys')
      .addColumn('owner_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('status', 'integer')
      .addColumn('body', 'text')
      .addPrimaryKeyConstraint('idempotency_keys_pk', ['owner_id', 'key'])
      .execute();
    await db.schema.createIndex('idempotency_keys_started_at').on('idempotency_keys').column('started_at').execute();
  },
};
