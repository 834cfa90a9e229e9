/** An account held against a statement: what is cleared up to its day was its balance, and is reconciled. */
export interface ReconciliationTable {
  id: string;
  owner_id: string;
  account_id: string;
  /** The statement's day, `YYYY-MM-DD`. */
  date: string;
  /** The statement's balance. */
  balance_minor: bigint;
  /** Transactions that it reconciled. */
  entries: number;
  /** `marking` and `releasing`: an operation is at it. */
  state: 'marking' | 'done' | 'releasing';
  operation_id: string;
  created_at: string;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    reconciliations: ReconciliationTable;
  }
}
