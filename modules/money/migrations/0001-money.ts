import type { Migration } from '../../../kernel/database/migration.ts';

export const money0001: Migration = {
  name: 'money/0001-money',
  async up({ createTable, createTextIndexByDay, run }) {
    await createTable('books', {
      owner_id: 'text primary key',
      currency: 'text not null',
      revision: 'integer not null',
      created_at: 'text not null',
    });

    await createTable('accounts', {
      id: 'text primary key',
      owner_id: 'text not null',
      name: 'text not null',
      name_key: 'text not null',
      kind: 'text not null',
      currency: 'text not null',
      opening_minor: 'integer not null',
      number: 'text not null',
      bank: 'text not null',
      note: 'text not null',
      position: 'integer not null',
      closed_at: 'text',
      balance_minor: 'integer not null',
      cleared_minor: 'integer not null',
      entries: 'integer not null',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
    });
    await run('create index accounts_of on accounts (owner_id, position, id)');

    await createTable('categories', {
      id: 'text primary key',
      owner_id: 'text not null',
      parent_id: 'text references categories (id)',
      name: 'text not null',
      name_key: 'text not null',
      kind: 'text not null',
      color: 'text not null',
      position: 'integer not null',
      archived_at: 'text',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
    });
    await run("create unique index categories_by_name on categories (owner_id, coalesce(parent_id, ''), name_key)");

    await createTable('transactions', {
      id: 'text primary key',
      owner_id: 'text not null',
      account_id: 'text not null references accounts (id)',
      date: 'text not null',
      amount_minor: 'integer not null',
      payee: 'text not null',
      payee_key: 'text not null',
      memo: 'text not null',
      category_id: 'text references categories (id)',
      parts: 'integer not null',
      tags: 'text not null',
      transfer_id: 'text',
      status: 'text not null',
      bank_id: 'text',
      match_key: 'text',
      import_id: 'text',
      search: 'text not null',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
      deleted_at: 'text',
    });
    await run('create index transactions_of on transactions (owner_id, date, id) where deleted_at is null');
    await run('create index transactions_by_account on transactions (account_id, date, id) where deleted_at is null');
    await run(
      'create index transactions_by_category on transactions (owner_id, category_id, date, id) where deleted_at is null',
    );
    await run('create index transactions_by_match on transactions (account_id, match_key) where match_key is not null');
    await run('create index transactions_by_bank_id on transactions (account_id, bank_id) where bank_id is not null');
    await run('create index transactions_by_transfer on transactions (transfer_id) where transfer_id is not null');
    await run('create index transactions_in_trash on transactions (owner_id, deleted_at) where deleted_at is not null');
    await run(
      'create index transactions_by_amount on transactions (owner_id, amount_minor, date, id) where deleted_at is null',
    );
    await run(
      'create index transactions_by_payee on transactions (owner_id, payee_key, date, id) where deleted_at is null',
    );
    await run('create index transactions_by_import on transactions (import_id, date, id) where import_id is not null');
    await run(
      "create index transactions_uncleared on transactions (owner_id, date, id) where status = 'uncleared' and deleted_at is null",
    );
    await run(
      'create index transactions_split on transactions (owner_id, date, account_id, parts) where parts > 0 and deleted_at is null',
    );
    await run('create index transactions_trashed on transactions (owner_id, date, id) where deleted_at is not null');
    await createTextIndexByDay('transactions', {
      day: 'date',
      apart: 'deleted_at is not null',
      marks: [
        "'a' || substr(account_id, -12)",
        "'s' || substr(status, 1, 1)",
        "case when transfer_id is not null then 'dt' when amount_minor < 0 then 'do' when amount_minor > 0 then 'di' end",
        "case when parts > 0 then 'p' end",
      ],
      reads: ['account_id', 'status', 'transfer_id', 'amount_minor', 'parts', 'deleted_at'],
    });

    await createTable(
      'transaction_parts',
      {
        transaction_id: 'text not null references transactions (id) on delete cascade',
        position: 'integer not null',
        category_id: 'text references categories (id)',
        amount_minor: 'integer not null',
        memo: 'text not null',
      },
      { constraints: ['primary key (transaction_id, position)'], clustered: true },
    );
    await run('create index transaction_parts_by_category on transaction_parts (category_id, transaction_id)');

    await createTable(
      'account_months',
      {
        account_id: 'text not null references accounts (id) on delete cascade',
        month: 'text not null',
        category_key: 'text not null',
        owner_id: 'text not null',
        in_minor: 'integer not null',
        out_minor: 'integer not null',
        entries: 'integer not null',
      },
      { constraints: ['primary key (account_id, month, category_key)'], clustered: true },
    );
    await run('create index account_months_of on account_months (owner_id, month)');

    await createTable(
      'money_tags',
      { owner_id: 'text not null', name_key: 'text not null', name: 'text not null', entries: 'integer not null' },
      { constraints: ['primary key (owner_id, name_key)'], clustered: true },
    );

    await createTable('transaction_changes', {
      id: 'text primary key',
      owner_id: 'text not null',
      transaction_id: 'text not null references transactions (id) on delete cascade',
      at: 'text not null',
      what: 'text not null',
      fields: 'text not null',
      revision: 'integer not null',
      before: 'text',
      operation_id: 'text',
    });
    await run('create index transaction_changes_of on transaction_changes (transaction_id, revision)');
  },
};
