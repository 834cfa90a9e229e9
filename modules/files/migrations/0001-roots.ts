import type { Migration } from '../../../kernel/database/migration.ts';

export const roots: Migration = {
  name: 'files/0001-roots',
  async up({ createTable, run }) {
    await createTable('file_roots', {
      id: 'text primary key',
      owner_id: 'text not null',
      name: 'text not null',
      path: 'text not null',
      created_at: 'text not null',
    });
    await run('create unique index file_roots_by_owner on file_roots (owner_id, path)');
    await createTable('file_claims', {
      operation_id: 'text primary key',
      path: 'text not null',
      until: 'text not null',
    });
  },
};
