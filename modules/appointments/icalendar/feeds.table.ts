/** A secret address under which a calendar can be read. */
export interface CalendarFeedTable {
  id: string;
  owner_id: string;
  calendar_id: string;
  name: string;
  /** SHA-256 of the secret, in hex: who reads the database cannot read the calendar's address. */
  token_hash: string;
  created_at: string;
  /** To the minute. */
  last_used_at: string | null;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    calendar_feeds: CalendarFeedTable;
  }
}
