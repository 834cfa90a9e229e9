import type { Migration } from '../../../kernel/database/migration.ts';

export const money0005: Migration = {
  name: 'money/0005-planning',
  async up({ createTable, run }) {
    await createTable('money_rules', {
      id: 'text primary key',
      owner_id: 'text not null',
      position: 'integer not null',
      name: 'text not null',
      active: 'integer not null',
      conditions: 'text not null',
      category_id: 'text references categories (id) on delete set null',
      actions: 'text not null',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
    });
    await run('create index money_rules_of on money_rules (owner_id, position, id)');
    await run('create index money_rules_by_category on money_rules (category_id) where category_id is not null');

    await createTable(
      'money_rules_dismissed',
      { owner_id: 'text not null', payee_key: 'text not null', created_at: 'text not null' },
      { constraints: ['primary key (owner_id, payee_key)'], clustered: true },
    );

    await createTable(
      'budgets',
      {
        owner_id: 'text not null',
        category_id: 'text not null references categories (id) on delete cascade',
        currency: 'text not null',
        month: 'text not null',
        amount_minor: 'integer',
        rollover: 'integer not null',
        updated_at: 'text not null',
      },
      { constraints: ['primary key (category_id, currency, month)'], clustered: true },
    );
    await run('create index budgets_of on budgets (owner_id, month)');

    await createTable('goals', {
      id: 'text primary key',
      owner_id: 'text not null',
      name: 'text not null',
      target_minor: 'integer not null',
      currency: 'text not null',
      due_on: 'text',
      account_id: 'text references accounts (id) on delete set null',
      saved_minor: 'integer not null',
      color: 'text not null',
      done_at: 'text',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
    });
    await run('create index goals_of on goals (owner_id, id)');
    await run('create index goals_by_account on goals (account_id) where account_id is not null');

    await createTable(
      'goal_days',
      {
        goal_id: 'text not null references goals (id) on delete cascade',
        date: 'text not null',
        saved_minor: 'integer not null',
      },
      { constraints: ['primary key (goal_id, date)'], clustered: true },
    );
  },
};
