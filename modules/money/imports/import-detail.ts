import type { Json } from '../../../kernel/operations/operations.ts';
import type { TableLayout } from '../statements/statements.ts';
import type { AccountTable } from '../money.table.ts';
import type { Seen } from './known-entries.ts';

/** A transaction that is here and may be, or is, the one of the file. Amounts are minor units as text: a detail is JSON. */
export interface OtherSide {
  readonly transaction_id: string;
  readonly date: string;
  readonly amount_minor: string;
  readonly payee: string;
  readonly memo: string;
  /** No file had it so far: a person made it. */
  readonly by_hand: boolean;
  readonly status: 'uncleared' | 'cleared' | 'reconciled';
}

/** What a person chose for a doubtful pair. */
export type Decision = 'new' | 'same' | 'leave';

/** Of an entry of a file, whatever becomes of it: `create`, `merge`, `doubt`, `keep`. */
export interface EntryDetail {
  /** Of the transaction that it becomes. */
  readonly id: string;
  readonly account_id: string;
  /** The file's place in the import, from 0, and the line in it. */
  readonly file: number;
  readonly line: number;
  readonly date: string;
  readonly amount_minor: string;
  /** The account's. */
  readonly currency: string;
  readonly payee: string;
  readonly memo: string;
  readonly bank_id: string | null;
  readonly match_key: string;
  readonly status: 'uncleared' | 'cleared';
  readonly tags: readonly string[];
  readonly category_id: string | null;
  /** The names of a category that this import makes, `Food:Lunch`. */
  readonly category: string | null;
  readonly parts: readonly {
    readonly amount_minor: string;
    readonly memo: string;
    readonly category_id: string | null;
    readonly category: string | null;
  }[];
  readonly seen: Seen | null;
  /** Those that it may be; of a merge the one that it is. The likeliest first. */
  readonly others: readonly OtherSide[];
  readonly decision: Decision | null;
  /** The row that this entry was merged into, and what it takes to take that back. Written when it is carried out. */
  readonly met?: { readonly id: string; readonly status: OtherSide['status'] };
}

/** Of an entry that makes an account. */
export interface AccountDetail {
  readonly account: Pick<AccountTable, 'id' | 'name' | 'kind' | 'currency' | 'number' | 'bank'> & {
    readonly opening_minor: string;
  };
}

/** Of an entry that makes a category. */
export interface CategoryDetail {
  readonly category: { readonly id: string; readonly name: string; readonly kind: 'income' | 'expense' };
  /** Its parent's id and name, where it is within another. */
  readonly parent: { readonly id: string; readonly name: string } | null;
}

/** Of an entry that remembers what a file was taken for. */
export interface FileDetail {
  readonly file: number;
  readonly sources: readonly {
    readonly source_key: string;
    readonly account_id: string;
    readonly layout: TableLayout | null;
  }[];
}

/** Of an entry that makes a transfer of two transactions, once they are here. */
export interface TransferDetail {
  readonly transfer_id: string;
  /** The transaction of the file, and the other side's. */
  readonly one: string;
  readonly other: string;
  /** The other side, where this import makes it; null where it is here, or comes with the same import. */
  readonly made: {
    readonly account_id: string;
    readonly date: string;
    readonly amount_minor: string;
    readonly payee: string;
    readonly memo: string;
  } | null;
  /** What it takes to take that back: the category that each had, and the revision that it was left with. Written when it is carried out. */
  readonly was?: Readonly<Record<'one' | 'other', { readonly category_id: string | null; readonly revision: number }>>;
}

/** What became of an entry: as planned, perhaps with another detail; or left or skipped for a reason. */
export type Outcome = { readonly left: string } | { readonly skipped: string } | { readonly detail: Json };

/** Details are ours: `asJson` wrote what `detailOf` reads. */
export const asJson = (detail: EntryDetail | AccountDetail | CategoryDetail | FileDetail | TransferDetail): Json =>
  detail as object as Json;
export const detailOf = <Detail extends object>(detail: Json): Detail => detail as object as Detail;
