import type { Migration } from '../../../kernel/database/migration.ts';

export const money0006: Migration = {
  name: 'money/0006-insight',
  async up({ createTable, run }) {
    await createTable(
      'exchange_rates',
      {
        owner_id: 'text not null',
        base: 'text not null',
        quote: 'text not null',
        date: 'text not null',
        rate: 'text not null',
        source: 'text not null',
        created_at: 'text not null',
      },
      { constraints: ['primary key (owner_id, base, quote, date)'], clustered: true },
    );
    await run('create index exchange_rates_by_quote on exchange_rates (owner_id, quote, date)');
    await run('create index exchange_rates_by_day on exchange_rates (owner_id, date, base, quote)');

    await createTable('insights_kept', {
      owner_id: 'text primary key',
      revision: 'integer not null',
      day: 'text not null',
      computed_at: 'text not null',
      found: 'text not null',
    });

    await createTable(
      'insight_decisions',
      {
        owner_id: 'text not null',
        key: 'text not null',
        decision: 'text not null',
        at: 'text not null',
      },
      { constraints: ['primary key (owner_id, key)'], clustered: true },
    );

    await run("create index account_months_uncategorised on account_months (owner_id) where category_key = ''");
  },
};
