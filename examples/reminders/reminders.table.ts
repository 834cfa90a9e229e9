export interface ReminderTable {
  id: string;
  owner_id: string;
  text: string;
  due_at: string;
  sent_at: string | null;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    reminders: ReminderTable;
  }
}
