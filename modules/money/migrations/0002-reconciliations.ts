import type { Migration } from '../../../kernel/database/migration.ts';

export const money0002: Migration = {
  name: 'money/0002-reconciliations',
  async up({ createTable, run }) {
    await createTable('reconciliations', {
      id: 'text primary key',
      owner_id: 'text not null',
      account_id: 'text not null references accounts (id) on delete cascade',
      date: 'text not null',
      balance_minor: 'integer not null',
      entries: 'integer not null',
      adjustment_id: 'text',
      state: 'text not null',
      created_at: 'text not null',
    });
    await run('create index reconciliations_of on reconciliations (account_id, date, id)');
    await run("create unique index reconciliations_under_way on reconciliations (account_id) where state = 'marking'");
    await run('alter table transactions add column reconciliation_id text');
    await run(
      'create index transactions_by_reconciliation on transactions (reconciliation_id) where reconciliation_id is not null',
    );
    await run(
      "create index transactions_uncleared_of_account on transactions (account_id, date, id) where deleted_at is null and status = 'uncleared'",
    );
    await run('alter table transaction_changes add column together text');
    await run('create index transaction_changes_together on transaction_changes (together) where together is not null');
  },
};
