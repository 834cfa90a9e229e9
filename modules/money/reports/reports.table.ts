/** What was written about a month of somebody's book, and from what. */
export interface ReportTable {
  id: string;
  owner_id: string;
  /** That made it; its files are kept under this id. */
  operation_id: string;
  /** `YYYY-MM` */
  month: string;
  /** Of the book when the facts were computed: a later one, and the figures may be others. */
  book_revision: number;
  /** JSON (`ReportFacts`). */
  facts: string;
  /** JSON (`ReportSection[]`). */
  sections: string;
  /** JSON (`ReportFile[]`). */
  files: string;
  /** Why there is no PDF; null where there is one. */
  pdf_fault: string | null;
  created_at: string;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    money_reports: ReportTable;
  }
}
