import { hash } from 'node:crypto';
import { foldedKey, marksOf, searchText } from '../../kernel/database/database.ts';
import { money } from './amounts/amounts.ts';
import type { Account, Category, Transaction } from './money.schema.ts';
import type { AccountTable, CategoryTable, TransactionPartTable, TransactionTable } from './money.table.ts';

const MOST_IN_KEY = 120;
const NO_WORDS = /[^\p{L}\p{N}]+/gu;

/** A transaction with its parts: what is kept, compared, and taken back. */
export interface Kept {
  readonly row: TransactionTable;
  /** In order; none: it is in one. */
  readonly parts: readonly TransactionPartTable[];
}

/** What lists sort by: short enough for a cursor and for PostgreSQL, which refuses keys above 2.7 kB; some characters unfold into eighteen. */
export function sortKey(text: string): string {
  return Array.from(foldedKey(text)).slice(0, MOST_IN_KEY).join('');
}

export function tagsOf({ tags }: Pick<TransactionTable, 'tags'>): string[] {
  return JSON.parse(tags) as string[];
}

/** The column `tags`: each name once, in the order of their keys; of several spellings the first. */
export function tagsColumn(names: readonly string[]): string {
  const byKey = new Map(names.toReversed().map((name) => [foldedKey(name), name]));
  return JSON.stringify([...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name));
}

/** A tag as a mark in the words of a transaction: see `marks` of `matches`. */
export function tagMark(name: string): string {
  return `t${hash('sha256', foldedKey(name), 'hex').slice(0, 24)}`;
}

/** The mark of what has no category, as a whole or in a part, and is no transfer. */
export const UNCATEGORISED_MARK = 'none';

/** The mark of an amount, whichever way it went, of whichever currency. */
function amountMark(amount_minor: bigint): string {
  return `m${amount_minor < 0n ? -amount_minor : amount_minor}`;
}

/** The column `search`: words of payee, memo and parts, then the categories, the tags and the amount as marks. */
export function searchOf({ row, parts }: Kept): string {
  const text = searchText(row.payee, row.memo, ...parts.map(({ memo }) => memo));
  return text + marksOf([...categoryMarks({ row, parts }), ...tagsOf(row).map(tagMark), amountMark(row.amount_minor)]);
}

function categoryMarks({ row, parts }: Kept): Set<string> {
  if (row.transfer_id !== null) return new Set();
  const categories = parts.length === 0 ? [row.category_id] : parts.map(({ category_id }) => category_id);
  return new Set(categories.map((id) => id ?? UNCATEGORISED_MARK));
}

/**
 * The same for the same booking, whichever file of the account brings it: see the README. `text`: payee and memo as the file has them. It begins
 * with the day: what comes together stands together in the index, which is a third of the writing of an import.
 */
export function matchKey({ date, amount_minor, text }: { date: string; amount_minor: bigint; text: string }): string {
  const words = foldedKey(text).replaceAll(NO_WORDS, '');
  return date.replaceAll('-', '') + hash('sha256', `${date}|${amount_minor}|${words}`, 'hex').slice(0, 24);
}

/** As JSON: amounts as text. `readKept` reads it. */
export function printKept(kept: Kept): string {
  return JSON.stringify(kept, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

export function readKept(json: string): Kept {
  return JSON.parse(json, (key, value: unknown) =>
    key.endsWith('_minor') && typeof value === 'string' ? BigInt(value) : value,
  ) as Kept;
}

/** As it travels. */
export function toAccount(row: AccountTable): Account {
  const { currency } = row;
  return {
    ...{ id: row.id, name: row.name, kind: row.kind, currency, number: row.number, bank: row.bank, note: row.note },
    opening_balance: money(row.opening_minor, currency),
    balance: money(row.balance_minor, currency),
    cleared_balance: money(row.cleared_minor, currency),
    ...{ position: row.position, transactions: row.entries, closed_at: row.closed_at },
    ...{ revision: row.revision, created_at: row.created_at, updated_at: row.updated_at },
  };
}

export function toCategory(row: CategoryTable, transactions: number): Category {
  const { id, name, kind, parent_id, color, position, archived_at, revision, created_at, updated_at } = row;
  return { id, name, kind, parent_id, color, position, transactions, archived_at, revision, created_at, updated_at };
}

/** `currency`: the account's; `transfer_account_id`: the account of the row's other side, where it is a transfer. */
export function toTransaction(
  { row, parts }: Kept,
  { currency, transfer_account_id }: { currency: string; transfer_account_id: string | null },
): Transaction {
  return {
    ...{ id: row.id, account_id: row.account_id, date: row.date, amount: money(row.amount_minor, currency) },
    ...{ payee: row.payee, memo: row.memo, category_id: row.category_id, tags: tagsOf(row) },
    splits: parts.map(({ category_id, amount_minor, memo }) => ({
      ...{ category_id, amount: money(amount_minor, currency), memo },
    })),
    ...{ transfer_id: row.transfer_id, transfer_account_id, status: row.status },
    ...{ bank_id: row.bank_id, import_id: row.import_id, revision: row.revision },
    ...{ created_at: row.created_at, updated_at: row.updated_at, deleted_at: row.deleted_at },
  };
}
