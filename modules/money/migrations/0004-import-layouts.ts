import type { Migration } from '../../../kernel/database/migration.ts';

export const money0004: Migration = {
  name: 'money/0004-import-layouts',
  async up({ createTable, run }) {
    await createTable('import_layouts', {
      id: 'text primary key',
      owner_id: 'text not null',
      account_id: 'text not null references accounts (id) on delete cascade',
      source_key: 'text not null',
      layout: 'text',
      used_at: 'text not null',
    });
    await run('create unique index import_layouts_by_source on import_layouts (owner_id, source_key, account_id)');
    await run('create index import_layouts_by_account on import_layouts (account_id)');

    await createTable('import_twins', {
      id: 'text primary key',
      account_id: 'text not null',
      transaction_id: 'text not null references transactions (id) on delete cascade',
      match_key: 'text not null',
      bank_id: 'text',
      operation_id: 'text not null',
    });
    await run('create index import_twins_by_match on import_twins (account_id, match_key)');
    await run('create index import_twins_by_bank_id on import_twins (account_id, bank_id) where bank_id is not null');
    await run('create index import_twins_by_transaction on import_twins (transaction_id)');
  },
};
