/** What a person of whom Steward keeps books has said once. */
export interface BookTable {
  owner_id: string;
  /** ISO 4217: in which totals over several currencies are shown. */
  currency: string;
  /** Grows with every change of transactions, accounts and categories: what is computed from them is kept under it. */
  revision: number;
  created_at: string;
}

export interface AccountTable {
  id: string;
  owner_id: string;
  name: string;
  /** `sortKey(name)` */
  name_key: string;
  kind: 'cash' | 'bank' | 'card' | 'savings' | 'loan';
  currency: string;
  opening_minor: bigint;
  /** IBAN or account number without spaces, as bank files have it; empty where there is none. */
  number: string;
  /** BIC, routing number or name; empty where there is none. */
  bank: string;
  note: string;
  /** Its place in the person's list. */
  position: number;
  closed_at: string | null;
  /** Opening balance and everything that is not in the trash. Kept by `storeTransactions`, as the next two: never write them. */
  balance_minor: bigint;
  /** The same of what is cleared or reconciled. */
  cleared_minor: bigint;
  /** Transactions that are not in the trash. */
  entries: number;
  /** Grows with every change of the account itself; the ETag. */
  revision: number;
  created_at: string;
  updated_at: string;
}

export interface CategoryTable {
  id: string;
  owner_id: string;
  /** One deep: a parent has none. */
  parent_id: string | null;
  name: string;
  /** `foldedKey(name)`: once below the same parent. */
  name_key: string;
  kind: 'income' | 'expense';
  color: string;
  position: number;
  archived_at: string | null;
  revision: number;
  created_at: string;
  updated_at: string;
}

/**
 * One transaction of one account: an entry whose first posting is on the account. Its others are on `category_id`, on its parts, or, of a
 * transfer, on the other account, whose own row has the same `transfer_id`.
 */
export interface TransactionTable {
  id: string;
  owner_id: string;
  account_id: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** Of the account's currency; negative where it left the account. */
  amount_minor: bigint;
  payee: string;
  /** `sortKey(payee)` */
  payee_key: string;
  memo: string;
  /** null: uncategorised, in parts, or a transfer. */
  category_id: string | null;
  /** How many parts it has; 0: it is in one. */
  parts: number;
  /** JSON list of names, sorted. */
  tags: string;
  transfer_id: string | null;
  status: 'uncleared' | 'cleared' | 'reconciled';
  /** The bank's own id within the account. */
  bank_id: string | null;
  /** Of date, amount and text as a bank file had them, see `matchKey`; null where no file had it. It stays whatever the person changes. */
  match_key: string | null;
  /** The operation that brought it in. */
  import_id: string | null;
  /** By which it was reconciled; left out where it never was. */
  reconciliation_id?: string | null | undefined;
  revision: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** Parts of one transaction; their amounts add up to its. */
export interface TransactionPartTable {
  transaction_id: string;
  /** From 1. */
  position: number;
  category_id: string | null;
  amount_minor: bigint;
  memo: string;
}

/** What moved on one account in one month, by category. Kept by `storeTransactions`; what is in the trash is left out. */
export interface AccountMonthTable {
  account_id: string;
  /** `YYYY-MM` */
  month: string;
  /** A category's id, `''` for uncategorised, `transfer` for transfers. */
  category_key: string;
  owner_id: string;
  /** Sum of what came in, and of what went out (both positive). */
  in_minor: bigint;
  out_minor: bigint;
  /** Transactions or parts. */
  entries: number;
}

/** Tags of transactions, by name. Kept by `storeTransactions`. */
export interface MoneyTagTable {
  owner_id: string;
  /** `foldedKey(name)` */
  name_key: string;
  name: string;
  entries: number;
}

/** One change of one transaction: its history, and what it takes to take it back. */
export interface TransactionChangeTable {
  id: string;
  owner_id: string;
  transaction_id: string;
  at: string;
  what: 'created' | 'changed' | 'imported' | 'merged' | 'ruled' | 'reconciled' | 'trashed' | 'restored' | 'undone';
  /** JSON list: the fields that changed. */
  fields: string;
  /** That the change left. */
  revision: number;
  /** JSON, see `printKept`: the transaction as it was; null where it was made. */
  before: string | null;
  operation_id: string | null;
  /** The same for the changes of several transactions that were one to the person: both sides of a transfer. */
  together: string | null;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    books: BookTable;
    accounts: AccountTable;
    categories: CategoryTable;
    /** `search`: words of payee, memo and parts, and marks, see `searchOf`. */
    transactions: TransactionTable & { search: string };
    transaction_parts: TransactionPartTable;
    account_months: AccountMonthTable;
    money_tags: MoneyTagTable;
    transaction_changes: TransactionChangeTable;
  }
}
