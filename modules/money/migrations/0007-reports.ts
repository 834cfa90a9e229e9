import type { Migration } from '../../../kernel/database/migration.ts';

export const money0007: Migration = {
  name: 'money/0007-reports',
  async up({ createTable, run }) {
    await createTable('money_reports', {
      id: 'text primary key',
      owner_id: 'text not null',
      operation_id: 'text not null',
      month: 'text not null',
      book_revision: 'integer not null',
      facts: 'text not null',
      sections: 'text not null',
      files: 'text not null',
      pdf_fault: 'text',
      created_at: 'text not null',
    });
    await run('create index money_reports_of on money_reports (owner_id, id)');
    await run('create index money_reports_by_month on money_reports (owner_id, month, id)');
    await run('create unique index money_reports_by_operation on money_reports (operation_id)');
  },
};
