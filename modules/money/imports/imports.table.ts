/** What is remembered of files: which account a source is, and how its tables are read. */
export interface ImportLayoutTable {
  id: string;
  owner_id: string;
  account_id: string;
  /** `number:` and an account's number in files, or `header:` and a hash of a table's header. One source may be several accounts: banks have one header for all. */
  source_key: string;
  /** JSON, `TableLayout`; null where the source is no table. */
  layout: string | null;
  used_at: string;
}

/** A transaction that another file, in other words, has too: a person said that they are the same. */
export interface ImportTwinTable {
  id: string;
  account_id: string;
  transaction_id: string;
  /** Of the other file's entry. */
  match_key: string;
  bank_id: string | null;
  operation_id: string;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    import_layouts: ImportLayoutTable;
    import_twins: ImportTwinTable;
  }
}
