/** What a parser finds in a file, in the file's order. An `account` holds for what follows it; a file without one is of the account that the person names. */
export type StatementItem = StatementAccount | StatementEntry | StatementBalance | BrokenEntry;

export interface StatementAccount {
  readonly what: 'account';
  /** Of the file, from 1. */
  readonly line: number;
  /** IBAN or account number as the file has it, without spaces; null where it says none. */
  readonly number: string | null;
  /** BIC, routing number or the bank's name; null where it says none. */
  readonly bank: string | null;
  /** ISO 4217; null where it says none. */
  readonly currency: string | null;
  readonly kind: 'cash' | 'bank' | 'card' | 'savings' | 'loan' | null;
}

export interface StatementEntry {
  readonly what: 'entry';
  readonly line: number;
  /** The day that it was booked, `YYYY-MM-DD`: a day that exists. */
  readonly date: string;
  /** Decimal text with a point, exact, without plus, thousands marks or a currency: `-12.34`. Negative is money that left the account. Never more than 40 digits. */
  readonly amount: string;
  /** Where the entry says another one than its account; else null. */
  readonly currency: string | null;
  /** Who was paid or who paid, in one line, as the bank writes it; may be empty. */
  readonly payee: string;
  /** What it was for, in one line; may be empty. */
  readonly memo: string;
  /** The bank's own id, unique within the account and the same in every file that has the entry; null where there is none or it cannot be trusted (`NONREF`, 0, twice in one file with different content). */
  readonly bank_id: string | null;
  /** A category that the file names (QIF, CSV); `Food:Lunch` for one within another. */
  readonly category: string | null;
  readonly tags: readonly string[];
  /** Parts with exact amounts that make up `amount` (QIF splits); empty where it is in one. */
  readonly parts: readonly { readonly amount: string; readonly category: string | null; readonly memo: string }[];
  /** The other account's name in the file, where it is a transfer (`[Savings]` of QIF); else null. */
  readonly transfer: string | null;
  /** `pending`: the bank has not booked it yet. */
  readonly status: 'pending' | 'booked' | 'cleared' | 'reconciled';
}

/** The bank's own balance at the end of a day. */
export interface StatementBalance {
  readonly what: 'balance';
  readonly line: number;
  readonly which: 'opening' | 'closing';
  readonly date: string;
  /** As `StatementEntry.amount`. */
  readonly amount: string;
}

export interface BrokenEntry {
  readonly what: 'broken';
  readonly line: number;
  /** A sentence for people: "30 February is no day." */
  readonly reason: string;
  /** The beginning of what stands there, 200 characters at most, control characters taken out. */
  readonly text: string;
}

/** How a table (CSV, TSV) is to be read: guessed by us, corrected by the person, remembered for the account. */
export interface TableLayout {
  /** Label for `TextDecoder`: `utf-8`, `windows-1252`, `utf-16le`. */
  readonly charset: string;
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Lines before the header or, without one, before the first entry. */
  readonly skip_lines: number;
  readonly has_header: boolean;
  readonly decimal_mark: '.' | ',';
  readonly date_order: 'ymd' | 'dmy' | 'mdy';
  /** One meaning for each column, in their order; `ignore` for what is not needed. */
  readonly columns: readonly ColumnMeaning[];
  /** Amounts are of what was spent: the sign is turned around. */
  readonly inverted: boolean;
}

export type ColumnMeaning =
  | 'ignore'
  | 'date'
  | 'amount'
  /** Money out, and money in, in columns of their own; without a sign. */
  | 'debit'
  | 'credit'
  /** Says of the amount which it is: D/C, DBIT/CRDT, Soll/Haben, -/+. */
  | 'direction'
  /** What the bank takes beside the amount: the entry is less by it. */
  | 'fee'
  /** Who was paid; where another column is `payer`, only of money that leaves. */
  | 'payee'
  /** Who paid, of money that comes in. */
  | 'payer'
  /** Several are joined by a space, in their order. */
  | 'memo'
  | 'bank_id'
  | 'category'
  | 'tags'
  /** Parts as Steward writes them, see `readParts`. */
  | 'parts'
  /** The other account of a transfer, by its name, number or id. */
  | 'transfer'
  | 'currency'
  | 'account'
  | 'balance'
  | 'status';
