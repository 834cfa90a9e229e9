/** An account held against a statement: what is cleared up to its day is its balance, and is reconciled. */
export interface ReconciliationTable {
  /** That of the operation that did it. */
  id: string;
  owner_id: string;
  account_id: string;
  /** The statement's day, `YYYY-MM-DD`. */
  date: string;
  /** The statement's balance. */
  balance_minor: bigint;
  /** Transactions that it reconciled. */
  entries: number;
  /** The transaction that made up for a difference. */
  adjustment_id: string | null;
  /** `marking`: the operation is at it. One of an account at a time. */
  state: 'marking' | 'done';
  created_at: string;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    reconciliations: ReconciliationTable;
  }
}
