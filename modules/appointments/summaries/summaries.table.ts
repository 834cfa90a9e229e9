/** What was written about a stretch of somebody's calendar, and from what. */
export interface SummaryTable {
  id: string;
  owner_id: string;
  /** Which operation wrote it. */
  operation_id: string;
  label: string;
  /** `2026-03-02`; both days belong to it. */
  first_day: string;
  last_day: string;
  time_zone: string;
  text: string;
  /** JSON (`Facts`). */
  facts: string;
  /** JSON: names of the facts that the text uses. */
  facts_used: string;
  /** JSON (`WritingRecord`). */
  record: string;
  /** JSON (`Seen`): what stood in the calendar, for the next one's "new" and "moved". Of a label only the newest has it. */
  seen: string | null;
  created_at: string;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    appointment_summaries: SummaryTable;
  }
}
